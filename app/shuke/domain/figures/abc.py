"""ABC: which members make most of the sales, the largest first.

A are the fewest members who together make 80 % of all sales, AA the same again inside A. B follow up to 95 %, C is
the rest, whoever bought nothing among them. Of equal sales the lesser member id comes first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import ceil
from operator import mul

from shuke.domain.money import Money

__all__ = ["CLASSES", "USUAL_SHARES", "AbcClass", "Shares", "class_ends", "classes"]


class AbcClass(StrEnum):
    """A member's class; AA is part of A."""

    AA = "aa"
    A = "a"
    B = "b"
    C = "c"


@dataclass(frozen=True, slots=True)
class Shares:
    """The part of all sales up to which A and B go; `a` is also AA's part of A."""

    a: Fraction = Fraction(80, 100)
    b: Fraction = Fraction(95, 100)

    def __post_init__(self) -> None:
        if not 0 < self.a <= self.b <= 1:
            raise ValueError("0 < a <= b <= 1 is expected")


USUAL_SHARES = Shares()


def classes(sales: Mapping[str, Money], shares: Shares = USUAL_SHARES) -> dict[str, AbcClass]:
    """Each member's class, the largest first. Below zero (more refunded than bought) counts as nothing."""
    members = sorted(sales, key=lambda member: (-max(sales[member].minor, 0), member))
    ends = class_ends(Counter(sales[member].minor for member in members), shares)
    return {member: CLASSES[bisect_right(ends, place)] for place, member in enumerate(members)}


def class_ends(counts: Mapping[int, int], shares: Shares = USUAL_SHARES) -> tuple[int, int, int]:
    """How many of the largest are in AA, in A (AA's among them), and in B (A's among them); C is the rest.

    Args:
        counts: how many members have each amount.
    """
    ranked = sorted((amount for amount in counts if amount > 0), reverse=True)
    runs = _Runs(ranked, list(map(counts.__getitem__, ranked)))
    in_a = runs.fewest(ceil(runs.whole * shares.a))
    return (
        runs.fewest(ceil(runs.of_the_first(in_a) * shares.a)),
        in_a,
        runs.fewest(ceil(runs.whole * shares.b)),
    )


CLASSES = (AbcClass.AA, AbcClass.A, AbcClass.B, AbcClass.C)
"""In their order."""


class _Runs:
    """Amounts above zero, the largest first, with how many members have each."""

    def __init__(self, amounts: Sequence[int], counts: Sequence[int]) -> None:
        self._amounts = amounts
        self.up_to = list(accumulate(counts))
        """How many members have so much or more."""
        self._money = list(accumulate(map(mul, amounts, counts)))

    @property
    def members(self) -> int:
        return self.up_to[-1] if self.up_to else 0

    @property
    def whole(self) -> int:
        return self._money[-1] if self._money else 0

    def before(self, place: int) -> int:
        return self.up_to[place - 1] if place else 0

    def fewest(self, needed: int) -> int:
        """How many of the first make so much."""
        place = bisect_left(self._money, needed)
        if place == len(self._money):
            return self.members
        before = self._money[place - 1] if place else 0
        return self.before(place) - (before - needed) // self._amounts[place]

    def of_the_first(self, members: int) -> int:
        """What they make together."""
        place = bisect_left(self.up_to, members)
        if place == len(self.up_to):
            return self.whole
        before = self._money[place - 1] if place else 0
        return before + self._amounts[place] * (members - self.before(place))
