"""A code found in a picture: its text, its kind, and where it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = [
    "CodesSeen",
    "Corners",
    "FoundCode",
    "Legibility",
    "Point",
    "Symbology",
    "nearest_first",
    "with_more",
]


class Symbology(StrEnum):
    """The kinds of code a shop meets: ours, those on goods, those on old cards."""

    QR = "qr"
    EAN_13 = "ean_13"
    EAN_8 = "ean_8"
    CODE_128 = "code_128"
    CODE_39 = "code_39"


class Legibility(StrEnum):
    """Whether a code that was found holds something that may be looked at further.

    Whoever checks codes treats everything but READABLE as "not one of ours".
    """

    READABLE = "readable"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    TORN = "torn"
    """A hand scanner's: an input method kept some of its keys."""


@dataclass(frozen=True, slots=True)
class Point:
    """A pixel of the picture: x to the right, y down, from the upper left."""

    x: int
    y: int


Corners = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower right, lower left of the code as it is read (not of the picture)."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    """One code. Its `text` is empty unless it is readable, then 1 to MOST_TEXT visible characters and line breaks."""

    text: str
    symbology: Symbology
    corners: Corners
    legibility: Legibility = Legibility.READABLE

    @property
    def key(self) -> str:
        """What tells this code from others in the picture."""
        return f"{self.symbology}/{self.legibility}/{self.text}"

    def mirrored(self, width_px: int) -> FoundCode:
        """The same code where it is shown in a picture that is so wide and mirrored."""
        a, b, c, d = (Point(width_px - 1 - corner.x, corner.y) for corner in self.corners)
        return replace(self, corners=(a, b, c, d))

    def off_centre(self, width_px: int, height_px: int) -> int:
        """Distance of the code's middle from the picture's, squared, in eighths of a pixel."""
        dx = 2 * sum(corner.x for corner in self.corners) - 4 * width_px
        dy = 2 * sum(corner.y for corner in self.corners) - 4 * height_px
        return dx * dx + dy * dy


@dataclass(frozen=True, slots=True)
class CodesSeen:
    """What one frame of the camera showed, also if that is nothing.

    Attributes:
        codes: the codes in it, the one nearest the centre first.
        counted: the one of them that counts as a scan now; it counts once.
        width_px, height_px: size of the frame; corners are in its pixels.
        taken_at_ms: when the frame came from the camera, on the lane's clock that only goes forward.
    """

    codes: tuple[FoundCode, ...]
    counted: FoundCode | None
    width_px: int
    height_px: int
    taken_at_ms: int


def nearest_first(codes: Iterable[FoundCode], width_px: int, height_px: int) -> tuple[FoundCode, ...]:
    """The codes, the one nearest the picture's centre first."""
    return tuple(sorted(codes, key=lambda code: code.off_centre(width_px, height_px)))


def with_more(codes: tuple[FoundCode, ...], more: Iterable[FoundCode]) -> tuple[FoundCode, ...]:
    """What a second look at the same picture adds to the first: codes that it showed already come once."""
    known = {code.key for code in codes}
    return codes + tuple(code for code in more if code.key not in known)
