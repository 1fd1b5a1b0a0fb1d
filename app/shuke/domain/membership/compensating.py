"""Making good what went wrong: points, or coupons of a kind, by the word of two people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.couponing import give_coupon
from shuke.domain.membership.giving import given
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import who_in_the_way
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.says import reason

__all__ = ["MOST_COUPONS", "MOST_POINTS", "Compensation", "compensate"]

RULE = "feedback"
MOST_POINTS = 100_000
MOST_COUPONS = 20
_NAME = Bilingual("补偿", "Compensation")


@dataclass(frozen=True, slots=True)
class Compensation:
    """Points, or so many coupons of a kind, or both; empty: nothing."""

    points: int = 0
    coupon: str = ""
    count: int = 1

    @property
    def empty(self) -> bool:
        return not self.points and not self.coupon


def compensate(
    book: Book, programme: Programme, membership: Membership, on: date, wanted: Compensation
) -> Outcome:
    """All of it, or a refusal."""
    refusal = who_in_the_way(programme, membership, frozenset(), RULE, _NAME)
    if refusal is not None:
        return Outcome.no(refusal)
    if wanted.empty or not 0 <= wanted.points <= MOST_POINTS or not 0 < wanted.count <= MOST_COUPONS:
        no = reason(RULE, HandingTells.COMPENSATION_AMOUNT, points=MOST_POINTS, coupons=MOST_COUPONS)
        return Outcome.no(no)
    outcome = Outcome()
    if wanted.points:
        outcome = given(book, programme, membership, Gives(points=wanted.points), RULE, on)
    if not wanted.coupon:
        return outcome
    coupons = give_coupon(book, programme, membership, wanted.coupon, on, wanted.count)
    return coupons if coupons.refused is not None else outcome.and_then(coupons)
