"""How much of a perk a member may have, how much is used, and when there is more."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.quotas import period_of, yearly
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import measured
from shuke.domain.money import Money
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.parts.perks import Granted, Per, Perk
from shuke.domain.programme.parts.when import falls_on, is_of_birthday
from shuke.domain.programme.says import reason

__all__ = ["perk_rule", "quota_in_the_way", "quota_left", "quota_period", "quota_renews"]

LONGEST_WAIT_DAYS = 400
TODAY = Measure(Counted.MONEY, Span.DAY)


def perk_rule(perk: Perk) -> str:
    return f"perk.{perk.key}"


def quota_period(perk: Perk, membership: Membership, on: date, event: str = "") -> str:
    """The period whose uses count against the quota. What a promotion granted is used up once for all."""
    if perk.granted is Granted.PROMOTION:
        return period_of(Per.ONCE, membership, on)
    return period_of(_per(perk), membership, on, event)


def _per(perk: Perk) -> Per:
    return yearly(perk.per, of_birthday=is_of_birthday(perk.when))


def quota_left(book: Book, membership: Membership, perk: Perk, on: date, event: str = "") -> int | None:
    """How much may still be had now (of a perk in money, minor units); None: there is no quota."""
    if perk.per is Per.STANDING:
        return None
    used = book.used(membership.member_id, perk_rule(perk), quota_period(perk, membership, on, event))
    return _whole(book, membership, perk, on) - used


def _whole(book: Book, membership: Membership, perk: Perk, on: date) -> int:
    if perk.granted is Granted.PROMOTION:
        return book.entitled(membership.member_id, perk_rule(perk))
    if perk.spending is not None:
        return perk.spending.amount(Money(measured(book, membership, TODAY, on)))
    return perk.worth_most.minor or perk.amount_for(membership.holds)


def quota_in_the_way(
    book: Book,
    membership: Membership,
    perk: Perk,
    on: date,
    wanted: int,
    calendar: HolidayCalendar,
    event: str = "",
) -> Reason | None:
    """Why there is not so much left: none was granted, it is used up, or less is left."""
    left = quota_left(book, membership, perk, on, event)
    if left is None or wanted <= left:
        return None
    rule = perk_rule(perk)
    if left > 0:
        if perk.worth_most:
            return reason(rule, HandingTells.PERK_TOO_MUCH_MONEY, name=perk.name, left=Money(left))
        return reason(rule, HandingTells.PERK_TOO_MUCH, name=perk.name, left=left, unit=perk.unit)
    last = book.last_used_on(membership.member_id, rule)
    if perk.spending is not None:
        more = perk.spending.missing(Money(measured(book, membership, TODAY, on)))
        if more is not None:
            return reason(rule, HandingTells.PERK_SPEND_MORE, name=perk.name, missing=more)
    if last is None:
        return reason(rule, HandingTells.PERK_NOT_GRANTED, name=perk.name)
    again = _again(membership, perk, on, calendar)
    if again is None:
        return reason(rule, HandingTells.PERK_USED_UP_FOR_GOOD, name=perk.name, day=last.isoformat())
    return reason(
        rule, HandingTells.PERK_USED_UP, name=perk.name, day=last.isoformat(), again=again.isoformat()
    )


def _again(membership: Membership, perk: Perk, on: date, calendar: HolidayCalendar) -> date | None:
    """The first day on which there is more and the perk is handed out; None: no day is sure to come."""
    first = None if perk.granted is Granted.PROMOTION else _renews(membership, perk, on)
    if first is None or perk.when is None:
        return first
    days = (first + timedelta(days=number) for number in range(LONGEST_WAIT_DAYS))
    return next((day for day in days if falls_on(perk.when, day, membership.birthday, calendar)), None)


def _renews(membership: Membership, perk: Perk, on: date) -> date | None:
    """As `quota_renews`; a birthday of the Chinese calendar comes back in a month of its own each year."""
    birthday = membership.birthday
    if _per(perk) is Per.BIRTHDAY_MONTH and birthday is not None and birthday.lunar:
        kept = birthday.next_on(on.replace(day=monthrange(on.year, on.month)[1]) + timedelta(days=1))
        return None if kept is None else kept.replace(day=1)
    return quota_renews(perk.per, on)


def quota_renews(per: Per, on: date) -> date | None:
    """The first day of the next period; None where no day brings one."""
    match per:
        case Per.DAY:
            return on + timedelta(days=1)
        case Per.MONTH:
            return on.replace(day=monthrange(on.year, on.month)[1]) + timedelta(days=1)
        case Per.YEAR:
            return date(on.year + 1, 1, 1)
        case Per.BIRTHDAY_MONTH:
            return date(on.year + 1, on.month, 1)
        case _:
            return None
