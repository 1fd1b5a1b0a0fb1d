"""Which EAN-13 a row of blurred bars shows: the one whose bars, blurred alike, come nearest to what was seen.

Bars of one or two pixels that are out of focus run into each other until no edge is left to be measured, and every
decoder that measures edges gives up. But what blur does is known: the row is the sum of the bars, each spread over
its neighbours. The squared distance between the row and such a sum is quadratic in the bars, and blur reaches no
further than the neighbouring digit, so the nearest of all 10^12 codes is found digit by digit (Viterbi).

A row here is blackness (0 paper, 1 ink) at `PLACES`, in modules from the left edge of the first bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "MODULES",
    "PLACES",
    "WHOLE",
    "Floats",
    "Likeliest",
    "Valid",
    "blurred",
    "distances",
    "likeliest",
    "nearest_valid",
]

Floats = NDArray[np.float32]

MODULES = 95
_BESIDE, _PER_MODULE = 6, 4
PLACES: Floats = ((np.arange((MODULES + 2 * _BESIDE) * _PER_MODULE) + 0.5) / _PER_MODULE - _BESIDE).astype(
    np.float32
)
WHOLE: NDArray[np.bool_] = (PLACES > -4) & (PLACES < MODULES + 4)
"""The code and as much of its quiet zones as every printer leaves."""


def _table(rows: str, one: str) -> Floats:
    return np.array([[sign == one for sign in row] for row in rows.split()], np.float32)


_ODD = _table(
    "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011",
    "1",
)
_RIGHT = 1 - _ODD
_EVEN = _RIGHT[:, ::-1]
_PARITIES = _table(
    "oooooo ooeoee ooeeoe ooeeeo oeooee oeeooe oeeeoo oeoeoe oeoeeo oeeoeo",
    "e",
).astype(np.intp)
"""How the six left digits are written says what the first digit is, which has no bars of its own."""
_STARTS = (*range(3, 45, 7), *range(50, 92, 7))
_GUARDS = np.zeros(MODULES, np.float32)
_GUARDS[[0, 2, 46, 48, 92, 94]] = 1
_LEFT = 6


@dataclass(frozen=True, slots=True)
class Likeliest:
    """The nearest code: its thirteen digits, whether or not the last checks the others; its modules, 1 where there
    is ink; and how far, squared, the row is from them when they are blurred."""

    digits: tuple[int, ...]
    bars: Floats
    distance: float


@dataclass(frozen=True, slots=True)
class Valid:
    """The nearest code whose check digit is right, of those that differ from the nearest in two digits at most.

    Attributes:
        beyond: how much further off it is than the nearest.
        other_beyond: how much further off the next valid code is.
    """

    text: str
    beyond: float
    other_beyond: float


def blurred(bars: Floats, blur: float) -> Floats:
    """What is seen of bars.

    Args:
        blur: standard deviation of the spread, in modules.
    """
    return _Blur.of(blur).spread @ bars


def distances(rows: Floats, blur: float) -> Floats:
    """How far each of the rows (one a line) is from the nearest code."""
    model = _Blur.of(blur)
    lone, rest = model.lone(rows)
    reached = lone[0][_PARITIES[:, 0]]  # parity, digit, row
    for place in range(1, _LEFT):
        joint = model.pairs[place - 1][_PARITIES[:, place - 1], _PARITIES[:, place]]
        steps = reached[:, :, None] + joint[..., None]
        reached = steps.min(1) + lone[place][_PARITIES[:, place]]
    onward = lone[11][0]
    for place in range(10, _LEFT - 1, -1):
        onward = (model.pairs[place][0, 0][..., None] + onward).min(1) + lone[place][0]
    joint = model.pairs[_LEFT - 1][_PARITIES[:, _LEFT - 1], 0]
    middle = (joint[..., None] + onward).min(2)
    nearest: Floats = (reached + middle).min((0, 1)) + rest
    return nearest


def likeliest(row: Floats, blur: float) -> Likeliest:
    """The code nearest to a row."""
    model = _Blur.of(blur)
    lone, rest = model.lone(row[None])
    digits, distance = _walked([each[..., 0] for each in lone], model.pairs)
    return Likeliest(digits, _bars(digits), distance + float(rest[0]))


def _walked(lone: list[Floats], pairs: list[Floats]) -> tuple[tuple[int, ...], float]:
    """The best way through all digits, for every first digit; the nearest of them."""
    kinds = np.zeros((10, 12), np.intp)
    kinds[:, :_LEFT] = _PARITIES
    reached, came = lone[0][kinds[:, 0]], []
    for place in range(1, 12):
        steps = reached[:, :, None] + pairs[place - 1][kinds[:, place - 1], kinds[:, place]]
        came.append(steps.argmin(1))
        reached = steps.min(1) + lone[place][kinds[:, place]]
    first, last = divmod(int(reached.argmin()), 10)
    digits = [last]
    for back in reversed(came):
        digits.append(int(back[first, digits[-1]]))
    return (first, *reversed(digits)), float(reached[first, last])


def nearest_valid(row: Floats, blur: float, nearest: Likeliest) -> Valid:
    """Codes that differ in one digit or two are tried: from each its distance follows without another walk."""
    model, digits = _Blur.of(blur), nearest.digits
    changes = [(place, digit) for place in range(12) for digit in range(10) if digit != digits[place + 1]]
    turned = np.zeros((len(changes), MODULES), np.float32)
    for number, (place, digit) in enumerate(changes):
        here = slice(_STARTS[place], _STARTS[place] + 7)
        turned[number, here] = _written(digits[0], place, digit) - nearest.bars[here]
    both = turned @ model.overlap @ turned.T
    single = both.diagonal() - 2 * turned @ (row @ model.spread - model.overlap @ nearest.bars)
    double = single[:, None] + single + 2 * both
    places = np.array([place for place, _ in changes])
    sums = np.array([_weight(place) * (digit - digits[place + 1]) for place, digit in changes])
    wrong_by = digits[0] + sum(_weight(place) * digit for place, digit in enumerate(digits[1:]))
    valid = ((wrong_by + sums[:, None] + sums) % 10 == 0) & (places[:, None] > places)
    double[~valid] = np.inf
    near: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])] if wrong_by % 10 == 0 else []
    near += [(float(single[each]), [changes[each]]) for each in np.flatnonzero((wrong_by + sums) % 10 == 0)]
    for each in np.argpartition(double, 2, axis=None)[:2]:
        one, other = np.unravel_index(each, double.shape)
        near.append((float(double[one, other]), [changes[one], changes[other]]))
    (beyond, changed), (other_beyond, _) = sorted(near)[:2]
    said = list(digits)
    for place, digit in changed:
        said[place + 1] = digit
    return Valid("".join(map(str, said)), beyond, other_beyond)


def _weight(place: int) -> int:
    return 1 if place % 2 else 3


def _written(first: int, place: int, digit: int) -> Floats:
    digits = _RIGHT if place >= _LEFT else _EVEN if _PARITIES[first, place] else _ODD
    written: Floats = digits[digit]
    return written


def _bars(digits: tuple[int, ...]) -> Floats:
    bars = _GUARDS.copy()
    for place, start in enumerate(_STARTS):
        bars[start : start + 7] = _written(digits[0], place, digits[place + 1])
    return bars


class _Blur:
    """All that is the same for every row seen through one blur. `spread` takes modules to places, `overlap` says
    how much of two modules lies on each other."""

    def __init__(self, blur: float) -> None:
        edge = np.vectorize(lambda beside: 0.5 * erf(beside / (blur * sqrt(2))))
        beside = PLACES[:, None].astype(float) - np.arange(MODULES)
        self.spread: Floats = ((edge(beside) - edge(beside - 1)) * WHOLE[:, None]).astype(np.float32)
        self.overlap: Floats = self.spread.T @ self.spread
        ways = [(_ODD, _EVEN)] * _LEFT + [(_RIGHT,)] * _LEFT
        self._ways = [np.stack(way) for way in ways]
        guarded = self.overlap @ _GUARDS
        self._guards = float(_GUARDS @ guarded)
        self._own = []
        for start, way in zip(_STARTS, self._ways, strict=True):
            here = slice(start, start + 7)
            own = np.einsum("wdi,ij,wdj->wd", way, self.overlap[here, here], way) + 2 * way @ guarded[here]
            self._own.append(own.astype(np.float32))
        self.pairs: list[Floats] = []
        for place in range(11):
            here, there = (slice(start, start + 7) for start in _STARTS[place : place + 2])
            joint = 2 * np.einsum(
                "wdi,ij,vej->wvde", self._ways[place], self.overlap[here, there], self._ways[place + 1]
            )
            self.pairs.append(joint.astype(np.float32))
        """From a digit to the next: [parity, parity of the next, digit, next digit]."""

    @staticmethod
    def of(blur: float) -> _Blur:
        return _known(round(blur, 1))

    def lone(self, rows: Floats) -> tuple[list[Floats], Floats]:
        """What each digit at each place adds to the distance by itself [parity, digit, row], and what all codes
        have in common [row]."""
        seen = rows @ self.spread
        lone = [
            own[..., None] - 2 * way @ seen[:, start : start + 7].T
            for start, way, own in zip(_STARTS, self._ways, self._own, strict=True)
        ]
        return lone, (rows * rows).sum(1) - 2 * seen @ _GUARDS + self._guards


@lru_cache(maxsize=32)
def _known(blur: float) -> _Blur:
    return _Blur(blur)
