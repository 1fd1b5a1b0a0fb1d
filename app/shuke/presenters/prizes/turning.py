"""How a wheel looks and turns: its sectors as wide as their chances, and a turn that ends at what was drawn before.

Angles are degrees, clockwise; a wheel turned by nothing has the beginning of its first sector under the pointer at
the top. Nothing is decided here: the outcome of a turn is known before it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.wording.said import Words

__all__ = ["TURN_MS", "Sector", "Turn", "angle_at", "resting_angle", "sector_under", "sectors_of"]

TURN_MS = 5_200
"""How long a turn takes."""

LEAST_SPAN = 10.0
"""A rare prize is seen, too: its name needs that much."""

_ROUND = 360.0
_ROUNDS = 6
_GATHERING = 0.14
"""The part of a turn in which the wheel gathers speed."""

_SLOWING = 3
_GOLDEN = 0.6180339887498949
_EDGE = 0.18
"""No wheel stops nearer to the edge of a sector than this part of it."""


@dataclass(frozen=True, slots=True)
class Sector:
    """What can come up: from `begin` on, `span` wide."""

    key: str
    name: Words
    begin: float
    span: float


@dataclass(frozen=True, slots=True)
class Turn:
    """`number` tells one turn from the next; `to` is what comes up."""

    number: int
    to: str


def sectors_of(segments: Sequence[tuple[str, Words, int]]) -> tuple[Sector, ...]:
    """Of each segment its key, name and share (in any unit): those without a share have left the wheel."""
    able = [one for one in segments if one[2] > 0]
    if not able:
        return ()
    least = min(LEAST_SPAN, _ROUND / len(able))
    whole, room = sum(share for _, _, share in able), _ROUND
    narrow: set[str] = set()
    while more := {key for key, _, share in able if key not in narrow and share * room < least * whole}:
        narrow |= more
        whole = sum(share for key, _, share in able if key not in narrow)
        room = _ROUND - least * len(narrow)
    found, begin = [], 0.0
    for key, name, share in able:
        span = least if key in narrow else room * share / whole
        found.append(Sector(key, name, begin, span))
        begin += span
    return tuple(found)


def resting_angle(sectors: Sequence[Sector], turn: Turn) -> float:
    """How far the wheel has turned when it stops: whole rounds, and then somewhere in the sector that came up."""
    sector = next(one for one in sectors if one.key == turn.to)
    place = _EDGE + (1 - 2 * _EDGE) * (turn.number * _GOLDEN % 1)
    return _ROUNDS * _ROUND - sector.begin - sector.span * place


def angle_at(elapsed_ms: float, resting: float) -> float:
    """How far it has turned after so long: it gathers speed, then slows down until it stands."""
    part = min(1.0, max(0.0, elapsed_ms / TURN_MS))
    left = 1 - _GATHERING
    slope = 1 / (left ** (_SLOWING - 1) * (_SLOWING * _GATHERING / 2 + left))
    if part < _GATHERING:
        way = slope * _SLOWING * left ** (_SLOWING - 1) / (2 * _GATHERING) * part * part
    else:
        way = 1 - slope * (1 - part) ** _SLOWING
    return resting * way


def sector_under(sectors: Sequence[Sector], angle: float) -> str:
    """The key of what is under the pointer."""
    place = -angle % _ROUND
    return next((one.key for one in reversed(sectors) if one.begin <= place), sectors[0].key)
