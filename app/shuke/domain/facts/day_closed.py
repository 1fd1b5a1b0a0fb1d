"""`day.closed`: everything that was due with the end of a business day is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["DayClosed"]


@dataclass(frozen=True, slots=True)
class DayClosed:
    KIND: ClassVar[str] = "day.closed"
    VERSION: ClassVar[int] = 1

    day: date

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        _ = header
        return (Put("closings", {"day": self.day.isoformat()}, {"finished": 1}),)
