"""A member's birthday."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

__all__ = ["LEAP_YEAR", "Birthday"]

LEAP_YEAR = 2000
"""Stands for a year of birth that was not told: every day exists in it."""


@dataclass(frozen=True, slots=True)
class Birthday:
    """Month and day in the solar calendar; the year only if the member gave it. 29 February is kept on
    28 February in common years."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no calendar has."""
        date(self.year or LEAP_YEAR, self.month, self.day)

    def in_year(self, year: int) -> date:
        """The day on which it is kept."""
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))

    def is_on(self, day: date) -> bool:
        """Whether the birthday is kept on that day."""
        return self.in_year(day.year) == day

    def days_after(self, day: date) -> int:
        """Until it is kept next; 0 on the day itself."""
        this_year = self.in_year(day.year)
        return ((this_year if this_year >= day else self.in_year(day.year + 1)) - day).days
