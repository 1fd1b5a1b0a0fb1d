"""The close of a day and the opening of the next. Only members with something due are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.closing.beside import beside, is_last_of_year
from shuke.domain.membership.closing.drawing import drawn
from shuke.domain.membership.closing.ending import left_over
from shuke.domain.membership.closing.lapsing import lapsed
from shuke.domain.membership.closing.sleeping import sleeping
from shuke.domain.membership.closing.terms import term_over
from shuke.domain.membership.giving import rewards
from shuke.domain.membership.state import Membership
from shuke.domain.membership.sums import values_of
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.parts.validity import months_on
from shuke.domain.programme.parts.when import OnBirthday, OnBirthdayMonth, falls_on

__all__ = [
    "CLOSING",
    "Due",
    "close_day",
    "day_rewards",
    "everybody_at_year_end",
    "looked_at",
    "looked_at_first",
    "months_back",
    "open_day",
]

Due = Callable[[Book, Programme, Membership, date, HolidayCalendar], Outcome]


def close_day(
    book: Book, programme: Programme, day: date, calendar: HolidayCalendar, seed: str = ""
) -> Iterator[Outcome]:
    """What the end of that business day brings, one outcome after the other; each is applied before the next.

    Args:
        seed: fixed before the draws of the day are known.
    """
    for member_id in looked_at(book, programme, day):
        yield from _each(book, programme, member_id, day, calendar, CLOSING)
    draws = drawn(book, programme, day, seed)
    if draws.reasons:
        yield draws


def open_day(book: Book, programme: Programme, day: date, calendar: HolidayCalendar) -> Iterator[Outcome]:
    """What the morning of a day brings by itself: rewards of a birthday, a month of birthdays, a festival."""
    for member_id in looked_at_first(book, programme, day, calendar):
        yield from _each(book, programme, member_id, day, calendar, (day_rewards,))


def _each(
    book: Book,
    programme: Programme,
    member_id: str,
    day: date,
    calendar: HolidayCalendar,
    steps: tuple[Due, ...],
) -> Iterator[Outcome]:
    for step in steps:
        outcome = step(book, programme, book.members[member_id], day, calendar)
        if outcome.changes or outcome.reasons:
            yield outcome


def year_end(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    if not is_last_of_year(day) or not membership.active:
        return Outcome()
    values = values_of(book, membership, day)
    return rewards(book, programme, membership, Trigger.YEAR_END, day, values, calendar)


def day_rewards(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    if not membership.active:
        return Outcome()
    values = values_of(book, membership, day)
    birthday = membership.birthday
    outcome = Outcome()
    if birthday is not None and birthday.is_on(day):
        outcome = rewards(book, programme, membership, Trigger.BIRTHDAY, day, values, calendar)
    return outcome.and_then(rewards(book, programme, membership, Trigger.DAY, day, values, calendar))


CLOSING: tuple[Due, ...] = (term_over, sleeping, beside, year_end, left_over, lapsed)
"""What may be due to one member at the close of a day, in this order. Each reads the book as the one before left it,
decides by the programme, and gives an outcome that is empty when nothing is due."""


def looked_at(book: Book, programme: Programme, day: date) -> list[str]:
    """The members to look at when the day closes: those with something due, those of whom anything changed since the
    last close, and on the day a version begins everybody."""
    due = book.due
    found = due.take_touched() | due.ending(day)
    if day == programme.starts_on or (is_last_of_year(day) and everybody_at_year_end(programme)):
        return sorted(book.members)
    for grace in {tier.renewal.grace_days for tier in programme.tiers if tier.renewal is not None} - {0}:
        found |= due.ending(day - timedelta(days=grace))
    found |= due.bought(chain.from_iterable(months_back(day, step.months) for step in programme.dormancy))
    if is_last_of_year(day):
        found |= due.beside | due.bought(_days_of(day.year))
    return sorted(found & book.members.keys())


def everybody_at_year_end(programme: Programme) -> bool:
    """Whether somebody who bought nothing may get something."""
    return any(one.trigger is Trigger.YEAR_END and one.reaches is None for one in programme.rewards)


def _days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@lru_cache(maxsize=4096)
def months_back(day: date, months: int) -> tuple[date, ...]:
    """The days that are so many months before this one; after a short month there may be several."""
    about = day.toordinal() - months * 30 - months // 2
    near = range(max(about - 40, 1), about + 40)
    return tuple(one for one in map(date.fromordinal, near) if months_on(one, months) == day)


def looked_at_first(book: Book, programme: Programme, day: date, calendar: HolidayCalendar) -> list[str]:
    """The members to look at when the day begins."""
    due = book.due
    found: set[str] = set()
    for reward in programme.rewards:
        if reward.trigger is Trigger.BIRTHDAY:
            found |= due.born_on(day)
        elif reward.trigger is Trigger.DAY:
            match reward.when:
                case OnBirthday():
                    found |= due.born_on(day)
                case OnBirthdayMonth():
                    found |= due.born_in_month_of(day)
                case None:
                    found |= book.members.keys()
                case when if falls_on(when, day, None, calendar):
                    found |= book.members.keys()
                case _:
                    pass
    return sorted(found & book.members.keys())
