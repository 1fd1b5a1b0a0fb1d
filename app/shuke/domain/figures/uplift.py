"""Whether those who were given something bought more than those who were held back, and how sure that is.

The two means are compared by Welch's way: their difference, and 1.96 times the root of the sum of each group's
variance (with n - 1) over its size, on either side of it. For groups of thirty and more that interval holds the true
difference nineteen times out of twenty, near enough; for fewer nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt

__all__ = ["LEAST_MEMBERS", "Group", "Uplift", "Verdict", "uplift"]

LEAST_MEMBERS = 30
"""In each group."""

_SURE = Fraction(1_959_964, 1_000_000)
"""Of a normal distribution, so many deviations hold nineteen of twenty."""

_FINE = 10**12


class Verdict(StrEnum):
    """TOO_FEW: nothing can be said yet. UNSURE: the difference may be chance."""

    TOO_FEW = "too_few"
    MORE = "more"
    LESS = "less"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Group:
    """So many members, and of what each of them bought, in minor units, the sum and the sum of squares; whoever
    bought nothing counts with nothing."""

    members: int = 0
    total: int = 0
    squares: int = 0

    @property
    def mean(self) -> Fraction:
        return Fraction(self.total, self.members) if self.members else Fraction(0)

    @property
    def variance_of_mean(self) -> Fraction:
        spread = Fraction(self.squares) - Fraction(self.total**2, self.members)
        return spread / (self.members - 1) / self.members


@dataclass(frozen=True, slots=True)
class Uplift:
    """By how many minor units a member who was given it bought more than one who was held back, and between which
    bounds that lies, half-up."""

    verdict: Verdict
    each: int = 0
    low: int = 0
    high: int = 0


def uplift(given: Group, held: Group) -> Uplift:
    if min(given.members, held.members) < LEAST_MEMBERS:
        return Uplift(Verdict.TOO_FEW)
    difference = given.mean - held.mean
    variance = given.variance_of_mean + held.variance_of_mean
    half = _SURE * Fraction(isqrt(int(variance * _FINE * _FINE)), _FINE)
    low, high = difference - half, difference + half
    verdict = Verdict.MORE if low > 0 else Verdict.LESS if high < 0 else Verdict.UNSURE
    return Uplift(verdict, _whole(difference), _whole(low), _whole(high))


def _whole(number: Fraction) -> int:
    return int((2 * number + 1) // 2)
