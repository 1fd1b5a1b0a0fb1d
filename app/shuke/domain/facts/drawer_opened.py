"""`drawer.opened`: without a sale, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import RowOperation

__all__ = ["DrawerOpened"]


@dataclass(frozen=True, slots=True)
class DrawerOpened:
    """`approved_by` is the second person where one had to say yes; `shift_id` is empty where none was
    open."""

    KIND: ClassVar[str] = "drawer.opened"
    VERSION: ClassVar[int] = 1

    reason: str
    shift_id: str = ""
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return InShift(self.shift_id).rows(header, {"drawer_openings": 1}) if self.shift_id else ()
