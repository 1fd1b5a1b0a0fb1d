"""A member's birthday, by our calendar or by the Chinese one."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from shuke.domain.care.lunar import kept_in_lunar_year, lunar_day

__all__ = ["LEAP_YEAR", "Birthday", "kept_in_month", "kept_on"]

LEAP_YEAR = 2000
"""Stands for a year of birth that was not told: every day exists in it."""

_LUNAR, _LEAP = 20, 40
"""Added to a month of the Chinese calendar, and to a leap month, in keys."""
_MONTHS, _LONGEST = 12, 30


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day; the year (ours) only if the member gave it. 29 February is kept on 28 February in common years.

    Attributes:
        lunar: month and day are of the Chinese calendar. The 30th is kept on the 29th in shorter months.
        leap: of a leap month; kept in the plain month of years that have no such leap month.
    """

    month: int
    day: int
    year: int | None = None
    lunar: bool = False
    leap: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no calendar has."""
        if not self.lunar:
            date(self.year or LEAP_YEAR, self.month, self.day)
            if self.leap:
                raise ValueError("leap")
        elif not (1 <= self.month <= _MONTHS and 1 <= self.day <= _LONGEST):
            raise ValueError(f"{self.month}-{self.day}")

    @classmethod
    def of_key(cls, month: int, day: int, year: int | None = None) -> Birthday:
        """The one with that `key`."""
        if month > _LEAP:
            return cls(month - _LEAP, day, year, lunar=True, leap=True)
        if month > _LUNAR:
            return cls(month - _LUNAR, day, year, lunar=True)
        return cls(month, day, year)

    @property
    def key(self) -> tuple[int, int]:
        """Month and day as rows and indexes have them: 21 to 32 are months of the Chinese calendar, 41 to 52 its leap
        months. Different for every two that may be kept on different days."""
        return self.month + (_LEAP if self.leap else _LUNAR if self.lunar else 0), self.day

    def with_year(self, year: int | None) -> Birthday:
        return self if year == self.year else replace(self, year=year)

    def is_on(self, day: date) -> bool:
        """Whether the birthday is kept on that day."""
        return self.key in kept_on(day)

    def is_in_month_of(self, day: date) -> bool:
        """Whether it is kept in that month of that year."""
        return self.month == day.month if not self.lunar else self.key in kept_in_month(day.year, day.month)

    def days_after(self, day: date) -> int | None:
        """Until it is kept next; 0 on the day itself; None beyond the years that its calendar is known of."""
        kept = self.next_on(day)
        return None if kept is None else (kept - day).days

    def next_on(self, day: date) -> date | None:
        """When it is kept next, that day included; None as above."""
        kept = (self._kept_by(year) for year in range(day.year - 1, day.year + 2))
        return next((one for one in kept if one is not None and one >= day), None)

    def in_year(self, year: int) -> date:
        """When it is kept in that year of ours first. A birthday at the end of the Chinese year may be kept in none
        of its days: then as if on the first."""
        if not self.lunar:
            return self._kept_by(year) or date(year, 1, 1)
        kept = (self._kept_by(one) for one in (year - 1, year))
        return next((one for one in kept if one is not None and one.year == year), date(year, 1, 1))

    def year_of(self, day: date) -> int:
        """Whose birthday is kept in the month of that day. Every year has one: of the Chinese calendar it is the year
        that the birthday belongs to there, which may end in our next."""
        if self.lunar:
            for year in (day.year - 1, day.year):
                kept = self._kept_by(year)
                if kept is not None and (kept.year, kept.month) == (day.year, day.month):
                    return year
        return day.year

    def age_on(self, day: date) -> int | None:
        """In full years; None where the year was not told."""
        return None if self.year is None else day.year - self.year - (self.in_year(day.year) > day)

    def _kept_by(self, year: int) -> date | None:
        """Of that year, of ours or the Chinese one that begins in it."""
        if self.lunar:
            return kept_in_lunar_year(year, self.month, self.day, leap=self.leap)
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@lru_cache(maxsize=1024)
def kept_on(day: date) -> tuple[tuple[int, int], ...]:
    """The keys of all birthdays that are kept on that day."""
    keys = [(day.month, day.day)]
    if keys == [(2, 28)] and not isleap(day.year):
        keys.append((2, 29))
    there = lunar_day(day)
    if there is None:
        return tuple(keys)
    days = (there.day, _LONGEST) if there.is_last and there.day < _LONGEST else (there.day,)
    months = [there.month + (_LEAP if there.leap else _LUNAR)]
    if not there.leap and there.leap_month != there.month:
        months.append(there.month + _LEAP)
    return tuple(keys + [(month, one) for month in months for one in days])


@lru_cache(maxsize=64)
def kept_in_month(year: int, month: int) -> frozenset[tuple[int, int]]:
    """Of all that are kept in that month of ours."""
    days = range(1, monthrange(year, month)[1] + 1)
    return frozenset(key for day in days for key in kept_on(date(year, month, day)))
