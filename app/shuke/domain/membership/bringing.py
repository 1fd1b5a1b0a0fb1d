"""What a campaign, or care, brings one of many members."""

from __future__ import annotations

from datetime import date

from shuke.domain.campaigns.handout import Handout
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.chances import give_chances
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.couponing import give_coupon
from shuke.domain.membership.giving import given
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.says import reason

__all__ = ["bring"]


def bring(
    book: Book, programme: Programme, membership: Membership, on: date, what: Handout, why: Reason
) -> Outcome:
    """All of it, as any rule gives it, or a refusal.

    Args:
        why: who gives it, said first; its rule stands with every movement.
    """
    rule = why.rule
    if not membership.active:
        return Outcome.no(reason(rule, Tells.NOT_ACTIVE))
    outcome = Outcome(reasons=(why,))
    if what.points:
        outcome = outcome.and_then(given(book, programme, membership, Gives(points=what.points), rule, on))
    if what.chances:
        chances = give_chances(programme, membership, what.chances, rule, on)
        if chances.refused is not None:
            return chances
        outcome = outcome.and_then(chances)
    if not what.coupon:
        return outcome
    coupons = give_coupon(book, programme, membership, what.coupon, on, what.count, rule)
    return coupons if coupons.refused is not None else outcome.and_then(coupons)
