"""zxing-cpp: the first and best decoder. A 1280×720 frame without a code costs 2 ms for QR, 6 ms for bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.adapters.code_reader.found import found_code
from shuke.domain.scanning.found_code import FoundCode, Symbology

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from zxingcpp import Barcode, BarcodeFormats

__all__ = ["Zxing"]


class Zxing:
    """Reads the symbologies of a shop, turned, small and inverted ones included."""

    def __init__(self) -> None:
        import zxingcpp  # noqa: PLC0415  (late: only who scans pays for it)

        kinds = zxingcpp.BarcodeFormat
        self._library = zxingcpp
        # A code names its family (QRCode). Asking for the family would also find Micro QR, which has so
        # little checking that it is "read" in a large code turned inside out.
        self._symbologies = {
            kinds.QRCode: Symbology.QR,
            kinds.QRCodeModel2: Symbology.QR,
            kinds.EAN13: Symbology.EAN_13,
            kinds.EAN8: Symbology.EAN_8,
            kinds.Code128: Symbology.CODE_128,
            kinds.Code39: Symbology.CODE_39,
            kinds.Code39Std: Symbology.CODE_39,
        }
        self._squares = zxingcpp.BarcodeFormats([kinds.QRCodeModel2])
        self._bars = zxingcpp.BarcodeFormats([kinds.EAN13, kinds.EAN8, kinds.Code128, kinds.Code39Std])

    def squares(self, grey: NDArray[np.uint8]) -> tuple[FoundCode, ...]:
        """The QR codes of a grey picture with contiguous rows, in no particular order."""
        return self._read(grey, self._squares)

    def bars(self, grey: NDArray[np.uint8]) -> tuple[FoundCode, ...]:
        """The bar codes, as `squares`."""
        return self._read(grey, self._bars)

    def _read(self, grey: NDArray[np.uint8], formats: BarcodeFormats) -> tuple[FoundCode, ...]:
        # Plain: the library's default writes control characters as words like <GS> into the text.
        codes = self._library.read_barcodes(grey, formats=formats, text_mode=self._library.TextMode.Plain)
        return tuple(found for code in codes if (found := self._found(code)) is not None)

    def _found(self, code: Barcode) -> FoundCode | None:
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        symbology = self._symbologies.get(code.format)
        if symbology is None:
            return None
        return found_code(code.bytes, code.text, symbology, [(corner.x, corner.y) for corner in corners])
