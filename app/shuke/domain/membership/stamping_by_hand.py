"""Stamps given by hand, where the till was not there to give them."""

from __future__ import annotations

from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Outcome
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import who_in_the_way
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["MOST_STAMPS_AT_ONCE", "give_stamps"]

RULE = "stamps.by_hand"
MOST_STAMPS_AT_ONCE = 100


def give_stamps(book: Book, programme: Programme, membership: Membership, count: int) -> Outcome:
    """So many stamps more on the member's card."""
    stamps = programme.stamps
    if stamps is None:
        return Outcome.no(reason(RULE, HandingTells.NO_STAMPS))
    refusal = who_in_the_way(programme, membership, frozenset(), RULE, programme.name)
    if refusal is not None:
        return Outcome.no(refusal)
    held = book.balance(membership.member_id, AccountKind.STAMPS) + count
    why = reason(RULE, HandingTells.STAMPS_GIVEN, applied=True, count=count, held=held, full=stamps.full)
    return Outcome((Booked(membership.member_id, AccountKind.STAMPS, NEVER, count, RULE),), (why,))
