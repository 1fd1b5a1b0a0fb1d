"""Days that a rule names: the birthday, a date of the month, a campaign, a holiday; and days it keeps clear of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.birthday import Birthday
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Table

__all__ = [
    "NEVER_OUT",
    "Blackout",
    "OnBirthday",
    "OnBirthdayMonth",
    "OnDates",
    "OnDayOfMonth",
    "OnDayOfYear",
    "OnHoliday",
    "OnWeekdays",
    "When",
    "WhenKind",
    "falls_on",
    "is_of_birthday",
    "read_blackout",
    "read_dates",
    "read_listed",
    "read_when",
    "read_when_if_there",
]

MOST_SPANS = 30


class WhenKind(StrEnum):
    """The kinds of day that may bring something."""

    BIRTHDAY = "birthday"
    BIRTHDAY_MONTH = "birthday-month"
    DAY_OF_MONTH = "day-of-month"
    DAY_OF_YEAR = "day-of-year"
    WEEKDAYS = "weekdays"
    HOLIDAY = "holiday"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class OnBirthday:
    """The member's birthday, the day itself."""


@dataclass(frozen=True, slots=True)
class OnBirthdayMonth:
    """Every day of the month in which the member's birthday is kept."""


@dataclass(frozen=True, slots=True)
class OnDayOfMonth:
    """This day of every month; in a shorter month its last day."""

    day: int


@dataclass(frozen=True, slots=True)
class OnDayOfYear:
    """This day of every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """These days of the week, Monday being 1."""

    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class OnHoliday:
    """The days of a national holiday, by its English name in the calendar; empty: any of them."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class OnDates:
    """A campaign, first and last day included."""

    first: date
    last: date


When = OnBirthday | OnBirthdayMonth | OnDayOfMonth | OnDayOfYear | OnWeekdays | OnHoliday | OnDates


def falls_on(when: When, day: date, birthday: Birthday | None, calendar: HolidayCalendar) -> bool:
    """Whether that day is meant, for a member with this birthday."""
    match when:
        case OnBirthday():
            return birthday is not None and birthday.is_on(day)
        case OnBirthdayMonth():
            return birthday is not None and birthday.is_in_month_of(day)
        case OnDayOfMonth():
            return day.day == min(when.day, monthrange(day.year, day.month)[1])
        case OnDayOfYear():
            return (day.month, day.day) == (when.month, when.day)
        case OnWeekdays():
            return day.isoweekday() in when.weekdays
        case OnHoliday():
            found = calendar.holiday(day)
            return found is not None and (not when.name or found.en == when.name)
        case OnDates():
            return when.first <= day <= when.last


def is_of_birthday(when: When | None) -> bool:
    """The day itself, or its month."""
    return isinstance(when, OnBirthday | OnBirthdayMonth)


@dataclass(frozen=True, slots=True)
class Blackout:
    """Days on which something does not count."""

    holidays: bool = False
    spans: tuple[OnDates, ...] = ()

    def covers(self, day: date, calendar: HolidayCalendar) -> bool:
        return (self.holidays and calendar.holiday(day) is not None) or any(
            span.first <= day <= span.last for span in self.spans
        )


NEVER_OUT = Blackout()


def read_when(table: Table) -> When:
    """The key ``on`` and those that belong to its kind."""
    return _WHENS[table.choice("on", WhenKind)](table)


def read_when_if_there(table: Table, key: str = "when") -> When | None:
    """A table ``when = { on = …, … }`` that may be absent."""
    inner = table.table_if_there(key)
    if inner is None:
        return None
    when = read_when(inner)
    inner.close()
    return when


def read_listed(table: Table, key: str = "when") -> OnDates | None:
    """The same, where no other days than a campaign's make sense."""
    when = read_when_if_there(table, key)
    if when is None or isinstance(when, OnDates):
        return when
    table.note(ProblemKind.NOT_ONE_OF, key, "", choices="dates")
    return None


def read_blackout(table: Table, key: str = "not_on") -> Blackout:
    """A table ``not_on = { holidays = true, dates = [{ first = …, last = … }] }`` that may be absent."""
    inner = table.table_if_there(key)
    if inner is None:
        return NEVER_OUT
    spans = []
    for span in inner.tables("dates", 0, MOST_SPANS):
        spans.append(read_dates(span))
        span.close()
    blackout = Blackout(inner.yes_or_no("holidays", default=False), tuple(spans))
    inner.close()
    return blackout


def read_dates(table: Table) -> OnDates:
    """The keys ``first`` and ``last`` of a rule's own table."""
    dates = OnDates(table.date("first"), table.date("last"))
    if date.min < dates.last < dates.first:
        table.note(ProblemKind.ENDS_BEFORE_IT_STARTS, "last", dates.last, first=dates.first)
    return dates


def _day_of_year(table: Table) -> OnDayOfYear:
    month = table.whole("month", 1, 12)
    return OnDayOfYear(month, table.whole("day", 1, monthrange(2000, month)[1]))


_WHENS: Mapping[WhenKind, Callable[[Table], When]] = {
    WhenKind.BIRTHDAY: lambda _: OnBirthday(),
    WhenKind.BIRTHDAY_MONTH: lambda _: OnBirthdayMonth(),
    WhenKind.DAY_OF_MONTH: lambda table: OnDayOfMonth(table.whole("day", 1, 31)),
    WhenKind.DAY_OF_YEAR: _day_of_year,
    WhenKind.WEEKDAYS: lambda table: OnWeekdays(frozenset(table.wholes("weekdays", 1, 7))),
    WhenKind.HOLIDAY: lambda table: OnHoliday(table.text_or("holiday", "")),
    WhenKind.DATES: read_dates,
}
