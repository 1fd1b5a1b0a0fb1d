"""Festivals on which members are thought of: by our calendar, by the Chinese one, and a shop's own days."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.birthday import LEAP_YEAR
from shuke.domain.care.lunar import FIRST_YEAR, LAST_YEAR, solar_day

__all__ = ["LONGEST_NAME", "MOST_OWN", "Festival", "OwnDay", "festival_day", "festivals_between"]

LONGEST_NAME = 20
MOST_OWN = 20


class Festival(StrEnum):
    """`shuke.wording.care` has their names."""

    NEW_YEAR = "new-year"
    SPRING = "spring"
    LANTERN = "lantern"
    WOMEN = "women"
    LABOUR = "labour"
    CHILDREN = "children"
    DRAGON_BOAT = "dragon-boat"
    QIXI = "qixi"
    MID_AUTUMN = "mid-autumn"
    DOUBLE_NINTH = "double-ninth"
    NATIONAL = "national"


_SOLAR = {
    Festival.NEW_YEAR: (1, 1),
    Festival.WOMEN: (3, 8),
    Festival.LABOUR: (5, 1),
    Festival.CHILDREN: (6, 1),
    Festival.NATIONAL: (10, 1),
}
_LUNAR = {
    Festival.SPRING: (1, 1),
    Festival.LANTERN: (1, 15),
    Festival.DRAGON_BOAT: (5, 5),
    Festival.QIXI: (7, 7),
    Festival.MID_AUTUMN: (8, 15),
    Festival.DOUBLE_NINTH: (9, 9),
}


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of every year that a shop keeps; 29 February is kept on the 28th in common years.

    Raises:
        ValueError: no such day, or no name.
    """

    month: int
    day: int
    name: str

    def __post_init__(self) -> None:
        date(LEAP_YEAR, self.month, self.day)
        if not 0 < len(self.name) <= LONGEST_NAME:
            raise ValueError("name")

    @property
    def key(self) -> str:
        """By which it is known that members had it; another name on the same day does not make another of it."""
        return f"{self.month:02d}-{self.day:02d}"

    def in_year(self, year: int) -> date:
        late = (self.month, self.day) == (2, 29) and not isleap(year)
        return date(year, self.month, 28 if late else self.day)


def festival_day(festival: Festival, year: int) -> date:
    """
    Raises:
        ValueError: a lunar festival of a year beyond 2000 to 2100.
    """
    if festival in _SOLAR:
        return date(year, *_SOLAR[festival])
    return solar_day(year, *_LUNAR[festival])


def festivals_between(
    festivals: Sequence[Festival], own: Sequence[OwnDay], first: date, last: date
) -> Iterator[tuple[date, str]]:
    """Which fall on these days, both included, in their order: the day, and a festival's or an own day's key."""
    found = [
        (festival_day(one, year), one.value)
        for one in festivals
        for year in range(first.year, last.year + 1)
        if one in _SOLAR or FIRST_YEAR <= year <= LAST_YEAR
    ]
    found += [(one.in_year(year), one.key) for one in own for year in range(first.year, last.year + 1)]
    yield from sorted(one for one in found if first <= one[0] <= last)
