"""A wheel as the shapes of a drawing: sectors as wide as their chances, and the angle at which a spin ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from shuke.presenters.prizes.turning import Sector, Turn, resting_angle, sectors_of
from shuke.wording.said import Words

__all__ = ["RADIUS", "SectorDrawn", "WheelDrawn", "share_text", "wheel_drawn"]

RADIUS = 100
"""Of the drawing, whose middle is its origin."""

_COLOURS = 7
_HALF_ROUND, _ROUND, _TOP = 180, 360, -90
_PPB_A_PERCENT = 10_000_000


@dataclass(frozen=True, slots=True)
class SectorDrawn:
    """`path`: its outline; `colour`: the number of its colour; `turn`: degrees by which its name is turned."""

    name: Words
    path: str
    colour: int
    turn: str


@dataclass(frozen=True, slots=True)
class WheelDrawn:
    """`angle`: how far it has turned when it stands, in degrees; empty where it was not spun."""

    sectors: tuple[SectorDrawn, ...]
    angle: str


def wheel_drawn(segments: Sequence[tuple[str, Words, int]], turn: Turn | None) -> WheelDrawn | None:
    """None where nothing is on the wheel. Segments: key, name, share."""
    sectors = sectors_of(segments)
    if not sectors:
        return None
    drawn = tuple(_drawn(at, sector, len(sectors)) for at, sector in enumerate(sectors))
    return WheelDrawn(drawn, "" if turn is None else f"{resting_angle(sectors, turn):.1f}")


def share_text(share_ppb: int) -> str:
    """``12.5%``, ``0.0004%``: as many digits as there are."""
    whole, rest = divmod(share_ppb, _PPB_A_PERCENT)
    digits = f"{rest:07d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


def _drawn(at: int, sector: Sector, count: int) -> SectorDrawn:
    # The last of an uneven number lies beside the first: it has a colour of its own.
    colour = _COLOURS if count > 1 and at == count - 1 and at % _COLOURS == 0 else at % _COLOURS
    middle = sector.begin + sector.span / 2 + _TOP
    return SectorDrawn(sector.name, _outline(sector), colour, f"{middle:.1f}")


def _outline(sector: Sector) -> str:
    if sector.span >= _ROUND:
        return f"M0 {-RADIUS}A{RADIUS} {RADIUS} 0 1 1 0 {RADIUS}A{RADIUS} {RADIUS} 0 1 1 0 {-RADIUS}Z"
    large = int(sector.span > _HALF_ROUND)
    begin, end = _place(sector.begin), _place(sector.begin + sector.span)
    return f"M0 0L{begin}A{RADIUS} {RADIUS} 0 {large} 1 {end}Z"


def _place(angle: float) -> str:
    turned = radians(angle + _TOP)
    return f"{RADIUS * cos(turned):.2f} {RADIUS * sin(turned):.2f}"
