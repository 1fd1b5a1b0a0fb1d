"""ABC: which members make most of the sales, the largest first.

A are the fewest members who together make 80 % of all sales, AA the same again inside A. B follow up to 95 %, C is
the rest, whoever bought nothing among them. Of equal sales the lesser member id comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from shuke.domain.money import Money

__all__ = ["USUAL_SHARES", "AbcClass", "Shares", "classes"]


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
    ranked = sorted(((max(money.minor, 0), member) for member, money in sales.items()), key=_largest_first)
    buyers = [amount for amount, _ in ranked if amount]
    in_a = _fewest(buyers, shares.a)
    in_aa = _fewest(buyers[:in_a], shares.a)
    in_b = _fewest(buyers, shares.b)
    return {member: _class(place, in_aa, in_a, in_b) for place, (_, member) in enumerate(ranked)}


def _largest_first(entry: tuple[int, str]) -> tuple[int, str]:
    amount, member = entry
    return -amount, member


def _fewest(amounts: Sequence[int], share: Fraction) -> int:
    """How many of the first make that share of all of them."""
    needed = ceil(sum(amounts) * share)
    return next((count for count, made in enumerate(_running(amounts)) if made >= needed), len(amounts))


def _running(amounts: Iterable[int]) -> Iterator[int]:
    """The sums of none, of the first, of the first two, and so on."""
    made = 0
    yield made
    for amount in amounts:
        made += amount
        yield made


def _class(place: int, in_aa: int, in_a: int, in_b: int) -> AbcClass:
    if place < in_aa:
        return AbcClass.AA
    if place < in_a:
        return AbcClass.A
    return AbcClass.B if place < in_b else AbcClass.C
