"""zxing-cpp: the first and best decoder. A 1280×720 frame without a code costs 2 ms for QR, 7 ms for bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from shuke.adapters.code_reader.found import found_code
from shuke.adapters.code_reader.straightened import BentCode
from shuke.domain.scanning.found_code import FoundCode, Point, Symbology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zxingcpp import Barcode, BarcodeFormats

    from shuke.adapters.code_reader.views import Seen

__all__ = ["Zxing"]

_MOST_VERSION = 20
"""Of bent codes: larger ones are not ours, and straightening takes as long as they are large."""


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

    def squares(self, view: Seen, *, inverted: bool = True) -> tuple[FoundCode, ...]:
        """The QR codes, in no particular order; their corners are in pixels of the picture."""
        return self.squares_and_bent(view, inverted=inverted)[0]

    def squares_and_bent(
        self, view: Seen, *, inverted: bool = True
    ) -> tuple[tuple[FoundCode, ...], tuple[BentCode, ...]]:
        """The QR codes that were read, and those that were found but hold too many errors (found for nothing)."""
        codes = self._codes(view, self._squares, inverted=inverted, return_errors=True)
        read = tuple(found for code in codes if code.valid and (found := self._found(code, view)))
        return read, tuple(bent for code in codes if not code.valid and (bent := _bent(code, view)))

    def bars(self, view: Seen) -> tuple[FoundCode, ...]:
        """The bar codes, as `squares`. Nobody prints them light on dark, and looking for that costs a quarter."""
        codes = self._codes(view, self._bars, inverted=False, return_errors=False)
        return tuple(found for code in codes if (found := self._found(code, view)))

    def _codes(
        self, view: Seen, formats: BarcodeFormats, *, inverted: bool, return_errors: bool
    ) -> Sequence[Barcode]:
        return self._library.read_barcodes(
            view.grey,
            formats=formats,
            try_invert=inverted,
            return_errors=return_errors,
            # The library's default writes control characters as words like <GS> into the text.
            text_mode=self._library.TextMode.Plain,
        )

    def _found(self, code: Barcode, view: Seen) -> FoundCode | None:
        symbology = self._symbologies.get(code.format)
        if symbology is None:
            return None
        return found_code(code.bytes, code.text, symbology, view.placed(_corners(code)))


def _corners(code: Barcode) -> tuple[tuple[int, int], ...]:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((corner.x, corner.y) for corner in corners)


def _bent(code: Barcode, view: Seen) -> BentCode | None:
    """None where not even the number of modules could be made out."""
    version = str(cast("dict[str, object]", code.extra or {}).get("Version", ""))
    if not (version.isdecimal() and 1 <= int(version) <= _MOST_VERSION):
        return None
    a, b, c, d = (Point(x, y) for x, y in view.placed(_corners(code)))
    return BentCode((a, b, c, d), 17 + 4 * int(version))
