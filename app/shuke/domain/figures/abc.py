"""ABC: which members make most of the sales, the largest first.

A are the fewest members who together make 80 % of all sales, AA the same again inside A. B follow up to 95 %, C is
the rest, whoever bought nothing among them. Of equal sales the lesser member id comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from shuke.domain.money import Money

__all__ = ["USUAL_SHARES", "AbcClass", "Shares", "classes", "classes_of"]


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
    return dict(zip(members, classes_of([sales[one].minor for one in members], shares), strict=True))


def classes_of(amounts: Sequence[int], shares: Shares = USUAL_SHARES) -> list[AbcClass]:
    """The class of each amount; of equal ones the earlier comes first. Made for a million of them: whoever has the
    same amount has, but for those where a class ends, the same class."""
    counts = Counter(max(amount, 0) for amount in amounts)
    amounts_ranked = sorted(counts, reverse=True)
    buyers = [amount for amount in amounts_ranked for _ in range(counts[amount]) if amount]
    in_a = _fewest(buyers, shares.a)
    places = _Places(_fewest(buyers[:in_a], shares.a), in_a, _fewest(buyers, shares.b))
    table: dict[int, AbcClass] = {}
    parted: dict[int, Iterator[AbcClass]] = {}
    first = 0
    for amount in amounts_ranked:
        behind = first + counts[amount]
        table[amount] = places.class_at(first)
        if table[amount] is not places.class_at(behind - 1):
            parted[amount] = map(places.class_at, range(first, behind))
        first = behind
    if not parted:
        return [table[max(amount, 0)] for amount in amounts]
    return [
        next(parted[amount]) if amount in parted else table[amount]
        for amount in (max(amount, 0) for amount in amounts)
    ]


def _fewest(amounts: Sequence[int], share: Fraction) -> int:
    """How many of the first make that share of all of them."""
    needed = ceil(sum(amounts) * share)
    return bisect_left(list(accumulate(amounts, initial=0)), needed)


class _Places(NamedTuple):
    """How many of the largest are in AA, in A and in B."""

    in_aa: int
    in_a: int
    in_b: int

    def class_at(self, place: int) -> AbcClass:
        if place < self.in_aa:
            return AbcClass.AA
        if place < self.in_a:
            return AbcClass.A
        return AbcClass.B if place < self.in_b else AbcClass.C
