"""ABC: which members make most of the sales, the largest first.

A are the fewest members who together make 80 % of all sales, AA the same again inside A. B follow up to 95 %, C is
the rest, whoever bought nothing among them. Of equal sales the lesser member id comes first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

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
    counts = Counter(amounts)
    ranked = sorted((amount for amount in counts if amount > 0), reverse=True)
    ends = _ends([(amount, counts[amount]) for amount in ranked], shares)
    table: dict[int, AbcClass] = dict.fromkeys(counts, AbcClass.C)
    parted: dict[int, Iterator[AbcClass]] = {}
    first = 0
    for amount in ranked:
        behind = first + counts[amount]
        place = bisect_right(ends, first)
        if place < len(ends) and ends[place] < behind:
            parted[amount] = (_CLASSES[bisect_right(ends, at)] for at in range(first, behind))
        table[amount] = _CLASSES[place]
        first = behind
    found = list(map(table.__getitem__, amounts))
    if parted:
        for at, amount in enumerate(amounts):
            if amount in parted:
                found[at] = next(parted[amount])
    return found


_CLASSES = (AbcClass.AA, AbcClass.A, AbcClass.B, AbcClass.C)
_Runs = Sequence[tuple[int, int]]
"""Amounts above zero, the largest first, with how many members have each."""


def _ends(runs: _Runs, shares: Shares) -> tuple[int, int, int]:
    """How many of the largest are in AA, in A, and in B."""
    whole = sum(amount * count for amount, count in runs)
    in_a = _fewest(runs, ceil(whole * shares.a))
    return (
        _fewest(runs, ceil(_of_the_first(runs, in_a) * shares.a)),
        in_a,
        _fewest(runs, ceil(whole * shares.b)),
    )


def _fewest(runs: _Runs, needed: int) -> int:
    """How many of the first make so much."""
    members = 0
    for amount, count in runs:
        if amount * count >= needed:
            return members - (-needed // amount)
        needed -= amount * count
        members += count
    return members


def _of_the_first(runs: _Runs, members: int) -> int:
    """What they make together."""
    together = 0
    for amount, count in runs:
        if count >= members:
            return together + amount * members
        together += amount * count
        members -= count
    return together
