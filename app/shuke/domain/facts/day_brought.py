"""`day.brought`: what the close of a day, or the morning after it, brought some members by itself."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation

__all__ = ["DayBrought", "DayCounts"]


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How often what happened; `points` and `bonus_minor` that time took. The names are those of the columns."""

    points: int = 0
    bonus_minor: int = 0
    coupons: int = 0
    kept: int = 0
    down: int = 0
    ended: int = 0
    cancelled: int = 0
    reviews: int = 0
    rewards: int = 0

    def __add__(self, other: DayCounts) -> DayCounts:
        return DayCounts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class DayBrought:
    """`day` is the one that was closed, also of what the next morning brings; `programme` decided."""

    KIND: ClassVar[str] = "day.brought"
    VERSION: ClassVar[int] = 1

    day: date
    programme: str
    programme_version: int
    members: tuple[Brought, ...]
    counts: DayCounts

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        counted = {
            one.name: count for one in fields(self.counts) if (count := getattr(self.counts, one.name))
        }
        rows = tuple(brought_rows(header, self.members, self.KIND))
        return (*rows, Add("closings", {"day": self.day.isoformat()}, counted)) if counted else rows
