"""A member's birthday."""

from __future__ import annotations

from calendar import isleap
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

    def is_on(self, day: date) -> bool:
        """Whether the birthday is kept on that day."""
        if (self.month, self.day) == (2, 29) and not isleap(day.year):
            return (day.month, day.day) == (2, 28)
        return (day.month, day.day) == (self.month, self.day)
