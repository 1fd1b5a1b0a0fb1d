"""National holidays: which days are, and of which years that is certain.

A weekend is no holiday by itself; a weekend inside a published break is part of it. A make-up working day is a
working day, whatever else names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from shuke.domain.bilingual import Bilingual

__all__ = ["HolidayCalendar"]


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """What is known of holidays.

    Attributes:
        holidays: each day off and the holiday it belongs to.
        working: weekend days that are worked in exchange for a day off.
        known_years: the years whose days off were published. Of any other year at most the statutory days
            stand here: the manager is warned of it (`unknown`).
    """

    holidays: Mapping[date, Bilingual] = field(default_factory=dict)
    working: frozenset[date] = frozenset()
    known_years: frozenset[int] = frozenset()

    def holiday(self, day: date) -> Bilingual | None:
        """The national holiday to which the day belongs."""
        return None if day in self.working else self.holidays.get(day)

    def knows(self, year: int) -> bool:
        return year in self.known_years

    def unknown(self, days: Iterable[date]) -> tuple[int, ...]:
        """The years, in order, of which these days ask more than is known."""
        return tuple(sorted({day.year for day in days} - self.known_years))

    def updated(self, newer: HolidayCalendar) -> HolidayCalendar:
        """What the newer one knows takes the place of whole years."""
        years = newer.known_years
        kept = {day: name for day, name in self.holidays.items() if day.year not in years}
        worked = {day for day in self.working if day.year not in years}
        return HolidayCalendar(
            holidays={**kept, **newer.holidays},
            working=frozenset(worked) - newer.holidays.keys() | newer.working,
            known_years=self.known_years | years,
        )
