"""Whole months in a row: what the cost of a programme is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["MOST_MONTHS", "Months", "MonthsKind", "months_of"]

MOST_MONTHS = 24
_YEAR = 12


class MonthsKind(StrEnum):
    """OWN: whatever somebody chose."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """From one month to another, both included, counted from the year 0: twelve times the year, and January is 0."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 0 <= self.last - self.first < MOST_MONTHS:
            raise ValueError("at least one month, at most two years")

    @classmethod
    def between(cls, first: date, last: date) -> Months:
        """The months of these two days and all between them."""
        return cls(_number(first), _number(last))

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def names(self) -> tuple[str, ...]:
        """Such as ``2026-03``."""
        return tuple(f"{first:%Y-%m}" for first, _ in self.days)

    @property
    def days(self) -> Iterator[tuple[date, date]]:
        """The first and the last day of each."""
        for number in range(self.first, self.last + 1):
            yield _first_of(number), _first_of(number + 1) - timedelta(days=1)

    @property
    def first_day(self) -> date:
        return _first_of(self.first)

    @property
    def last_day(self) -> date:
        return _first_of(self.last + 1) - timedelta(days=1)

    @property
    def before(self) -> Months:
        """As many, just before."""
        return Months(self.first - self.count, self.first - 1)

    def by_year(self) -> dict[str, list[str]]:
        """Months in two digits by their year in four."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(name[:4], []).append(name[5:])
        return found


def months_of(kind: MonthsKind, day: date) -> Months:
    """The month, quarter or year that has this day; of no kind of its own the year."""
    size = {MonthsKind.MONTH: 1, MonthsKind.QUARTER: 3}.get(kind, _YEAR)
    first = _number(day) // size * size
    return Months(first, first + size - 1)


def _number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_of(number: int) -> date:
    return date(number // _YEAR, number % _YEAR + 1, 1)
