"""The end of a membership."""

from __future__ import annotations

from datetime import date

from shuke.domain.card import CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import (
    LAPSE,
    Booked,
    CardTurned,
    Change,
    CouponTurned,
    ExtraCardTaken,
    ListedForPublication,
    MembershipTurned,
    Outcome,
)
from shuke.domain.membership.state import CouponState, Membership, MembershipState
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["ended", "left_over"]

LAPSING = (AccountKind.POINTS, AccountKind.PROGRESS, AccountKind.STAMPS)
"""Stored value stays: the shop owes it."""


def ended(book: Book, membership: Membership, state: MembershipState, day: date, why: Reason) -> Outcome:
    """The membership is over after that day: its cards stop, its points lapse, its stored value stays.

    Whoever comes back qualifies again; then the balance begins at nothing, debts included.
    """
    member_id = membership.member_id
    changes: list[Change] = [MembershipTurned(member_id, state)]
    changes += [
        CardTurned(card.card_id, CardStatus.CLOSED)
        for card in book.cards_of(member_id)
        if card.status is CardStatus.ACTIVE
    ]
    changes += [ExtraCardTaken(member_id, card.key) for card in membership.cards]
    changes += _nothing_left(book, member_id)
    if state is MembershipState.CANCELLED:
        changes.append(ListedForPublication(member_id, day))
    return Outcome(tuple(changes), (why,))


def left_over(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    """What came to a membership after its end, at a till that had not heard of it, goes as the rest did."""
    _ = (programme, day, calendar)
    changes = [] if membership.active else _nothing_left(book, membership.member_id)
    if not changes:
        return Outcome()
    return Outcome(tuple(changes), (reason(LAPSE, TimeTells.AFTER_THE_END, applied=True),))


def _nothing_left(book: Book, member_id: str) -> list[Change]:
    changes: list[Change] = [
        Booked(member_id, account, part.lot, -part.amount, LAPSE)
        for account in LAPSING
        for part in book.lots(member_id, account)
    ]
    changes += [
        CouponTurned(coupon.held.coupon_id, CouponState.LAPSED) for coupon in book.coupons_of(member_id)
    ]
    return changes
