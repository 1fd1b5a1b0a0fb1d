"""What runs out: lots of points and bonus, coupons, prizes that nobody collected."""

from __future__ import annotations

from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import LAPSE, Booked, Change, CouponTurned, Outcome, PrizeTurned
from shuke.domain.membership.state import CouponState, Membership, PrizeState
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["coupon_told", "lapsed", "time_takes"]

LAPSING = (AccountKind.POINTS, AccountKind.BONUS)
"""Principal is owed until it is spent or paid back."""


def time_takes(amount: int, lapsed_before: int) -> int:
    """The movement of a lot whose last day is over: what is there goes.

    A lot below nothing was spent from before it lapsed, and that was heard of later: so much of what time took is
    given back, at most all of it. What is owed beyond it stays.
    """
    return -amount if amount > 0 else min(-amount, max(lapsed_before, 0))


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
            if part.lot != NEVER and part.lot <= day.isoformat():
                move = time_takes(part.amount, book.lapsed(member_id, account, part.lot))
                if move:
                    changes.append(Booked(member_id, account, part.lot, move, LAPSE))
                    says = Tells.LAPSED if move < 0 else TimeTells.LAPSED_TOO_MUCH
                    reasons.append(reason(LAPSE, says, applied=True, count=abs(move), last=part.lot))
    return Outcome(tuple(changes), tuple(reasons))


def _coupons(book: Book, programme: Programme, member_id: str, day: date) -> Outcome:
    changes: list[Change] = []
    reasons = []
    for coupon in book.coupons_of(member_id):
        last = coupon.held.last_day
        if last is not None and last <= day:
            changes.append(CouponTurned(coupon.held.coupon_id, CouponState.LAPSED))
            reasons.append(coupon_told(programme, coupon.held.kind, last))
    return Outcome(tuple(changes), tuple(reasons))


def coupon_told(programme: Programme, kind: str, last: date) -> Reason:
    """That a coupon of this kind lapsed."""
    found = programme.coupon(kind)
    name = found.name if found else kind
    return reason(LAPSE, TimeTells.COUPON_LAPSED, applied=True, name=name, last=last.isoformat())


def _prizes(book: Book, member_id: str, day: date) -> Outcome:
    changes: list[Change] = []
    reasons = []
    for prize in book.prizes_of(member_id):
        if prize.last_day is not None and prize.last_day <= day:
            changes.append(PrizeTurned(prize.prize_id, PrizeState.LAPSED, day))
            last = prize.last_day.isoformat()
            reasons.append(reason(LAPSE, TimeTells.PRIZE_LAPSED, applied=True, thing=prize.thing, last=last))
    return Outcome(tuple(changes), tuple(reasons))
