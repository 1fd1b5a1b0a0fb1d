"""A picture made ready for a decoder in other ways: smaller, calmer, a part of it larger and sharper.

Each way reads frames that the plain picture does not give; `tests/benchmarks/scanning.py` measures what for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from shuke.adapters.opencv import opencv

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from shuke.domain.scanning.found_code import FoundCode

    Grey = NDArray[np.uint8]

__all__ = ["Seen", "View", "busiest", "calmed", "halved", "plain", "sharpened"]

_PART_PX = 320
_COARSE = 8
_EDGE_REACH = (9, 9)
_ENLARGED = 2.0
_BLUR_PX, _SHARPER = 2.0, 2.0


class Seen(Protocol):
    """What a decoder is shown: grey pixels in contiguous rows, and where they lie in the picture."""

    @property
    def grey(self) -> Grey: ...

    def placed(self, corners: Iterable[tuple[float, float]]) -> list[tuple[int, int]]:
        """Points of this view as pixels of the picture it was made of."""


@dataclass(frozen=True, slots=True)
class View:
    """Grey pixels in contiguous rows, and how they lie in the picture they were made of: `zoom` pixels here are
    one there, from its pixel `left_px`, `top_px` on."""

    grey: Grey
    zoom: float = 1.0
    left_px: int = 0
    top_px: int = 0

    def placed(self, corners: Iterable[tuple[float, float]]) -> list[tuple[int, int]]:
        """Points of this view as pixels of the picture."""
        return [(round(x / self.zoom) + self.left_px, round(y / self.zoom) + self.top_px) for x, y in corners]


def plain(grey: Grey) -> View:
    return View(grey)


def halved(grey: Grey) -> View:
    """A quarter of the pixels: the larger codes are read from it in a quarter of the time."""
    cv2 = opencv()
    return View(_made(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)), 0.5)


def calmed(grey: Grey) -> View:
    """Without single pixels that stick out: dark corners, where the sensor's noise is as loud as the code."""
    return View(_made(opencv().medianBlur(grey, 3)))


def busiest(grey: Grey, read: Iterable[FoundCode] = ()) -> View:
    """The part where fine edges run both ways, as they do in a square code; all of a small picture.

    Args:
        read: codes that are read already: their places are passed over.
    """
    height, width = grey.shape
    if max(height, width) <= _PART_PX:
        return View(grey)
    x, y = _busy_place(grey, read)
    left = min(max(0, x - _PART_PX // 2), max(0, width - _PART_PX))
    top = min(max(0, y - _PART_PX // 2), max(0, height - _PART_PX))
    return View(grey[top : top + _PART_PX, left : left + _PART_PX], 1.0, left, top)


def sharpened(view: View, enlarged: float = _ENLARGED) -> View:
    """Larger and with its edges raised: out of focus, or far away."""
    cv2 = opencv()
    large = cv2.resize(view.grey, None, fx=enlarged, fy=enlarged, interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(large, (0, 0), _BLUR_PX)
    sharp = cv2.addWeighted(large, 1 + _SHARPER, soft, -_SHARPER, 0)
    return View(_made(sharp), view.zoom * enlarged, view.left_px, view.top_px)


def _busy_place(grey: Grey, read: Iterable[FoundCode]) -> tuple[int, int]:
    cv2 = opencv()
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_LINEAR)
    across, down = (
        cv2.blur(cv2.convertScaleAbs(cv2.Sobel(half, cv2.CV_16S, *way, ksize=3), alpha=0.25), _EDGE_REACH)
        for way in ((1, 0), (0, 1))
    )
    both = cv2.resize(cv2.min(across, down), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    for code in read:
        across = [corner.x // _COARSE for corner in code.corners]
        down = [corner.y // _COARSE for corner in code.corners]
        both[max(0, min(down) - 1) : max(down) + 2, max(0, min(across) - 1) : max(across) + 2] = 0
    reach = _PART_PX // 12
    _, _, _, (x, y) = cv2.minMaxLoc(cv2.blur(both, (reach, reach)))
    return x * _COARSE + _COARSE // 2, y * _COARSE + _COARSE // 2


def _made(pixels: object) -> Grey:
    return cast("Grey", pixels)
