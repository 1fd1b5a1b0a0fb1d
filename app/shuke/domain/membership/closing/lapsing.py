"""What runs out: lots of points and bonus, coupons, prizes that nobody collected."""

from __future__ import annotations

from datetime import date

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import LAPSE, Booked, Change, CouponTurned, Outcome, PrizeTurned
from shuke.domain.membership.state import CouponState, Membership, PrizeState
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["lapsed"]

LAPSING = (AccountKind.POINTS, AccountKind.BONUS)
"""Principal is owed until it is spent or paid back."""


def lapsed(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    """Everything of the member whose last day is over with this one."""
    _ = calendar
    return (
        _lots(book, membership.member_id, day)
        .and_then(_coupons(book, programme, membership.member_id, day))
        .and_then(_prizes(book, membership.member_id, day))
    )


def _lots(book: Book, member_id: str, day: date) -> Outcome:
    changes: list[Change] = []
    reasons = []
    for account in LAPSING:
        for part in book.lots(member_id, account):
            if part.lot != NEVER and part.lot <= day.isoformat() and part.amount > 0:
                changes.append(Booked(member_id, account, part.lot, -part.amount, LAPSE))
                told = reason(LAPSE, Tells.LAPSED, applied=True, count=part.amount, last=part.lot)
                reasons.append(told)
    return Outcome(tuple(changes), tuple(reasons))


def _coupons(book: Book, programme: Programme, member_id: str, day: date) -> Outcome:
    changes: list[Change] = []
    reasons = []
    for coupon in book.coupons_of(member_id):
        last = coupon.held.last_day
        if last is not None and last <= day:
            changes.append(CouponTurned(coupon.held.coupon_id, CouponState.LAPSED))
            kind = programme.coupon(coupon.held.kind)
            name = kind.name if kind else coupon.held.kind
            reasons.append(
                reason(LAPSE, TimeTells.COUPON_LAPSED, applied=True, name=name, last=last.isoformat())
            )
    return Outcome(tuple(changes), tuple(reasons))


def _prizes(book: Book, member_id: str, day: date) -> Outcome:
    changes: list[Change] = []
    reasons = []
    for prize in book.prizes_of(member_id):
        if prize.last_day is not None and prize.last_day <= day:
            changes.append(PrizeTurned(prize.prize_id, PrizeState.LAPSED, day))
            last = prize.last_day.isoformat()
            reasons.append(reason(LAPSE, TimeTells.PRIZE_LAPSED, applied=True, thing=prize.thing, last=last))
    return Outcome(tuple(changes), tuple(reasons))
