"""zbar by pyzbar: reads a few blurred codes that zxing-cpp misses, at ten times the cost of a miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shuke.adapters.code_reader.found import found_code
from shuke.domain.scanning.found_code import FoundCode, Symbology

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Zbar", "find_zbar"]

_SYMBOLOGIES = {
    "QRCODE": Symbology.QR,
    "EAN13": Symbology.EAN_13,
    "EAN8": Symbology.EAN_8,
    "CODE128": Symbology.CODE_128,
    "CODE39": Symbology.CODE_39,
}


def find_zbar() -> Zbar | None:
    """The decoder, or None where the shared library zbar is not installed."""
    try:
        from pyzbar import pyzbar  # noqa: PLC0415  (late: it looks for a shared library)
    except (ImportError, OSError):  # pyzbar without its libzbar says either, by platform
        return None
    return Zbar(pyzbar)


class Zbar:
    def __init__(self, library: Any) -> None:
        self._library = library
        self._symbols = [library.ZBarSymbol[name] for name in _SYMBOLOGIES]

    def read(self, grey: NDArray[np.uint8]) -> tuple[FoundCode, ...]:
        """The codes of a grey picture whose content is ASCII: anything else zbar mangles."""
        found = self._library.decode(grey, symbols=self._symbols)
        return tuple(_found(each) for each in found if each.data.isascii() and each.type in _SYMBOLOGIES)


def _found(each: Any) -> FoundCode:
    corners = [(point.x, point.y) for point in each.polygon]
    if len(corners) != 4:  # a bar code gives a line: the box around it then
        left, top, width, height = each.rect
        right, bottom = left + width, top + height
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return found_code(each.data, each.data.decode("ascii"), _SYMBOLOGIES[each.type], corners)
