"""`shift.opened`: somebody counted the float into the drawer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Put, RowOperation
from shuke.domain.money import Money

__all__ = ["ShiftOpened"]


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """`late`: a sale had opened the shift by itself, and this only says what lay in the drawer. `approved_by` is the
    second person where one had to say yes."""

    KIND: ClassVar[str] = "shift.opened"
    VERSION: ClassVar[int] = 1

    shift_id: str
    started_with: Money
    late: bool = False
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        key: dict[str, Cell] = {"till_id": header.till, "shift_id": self.shift_id}
        stated = Put("shifts", key, {"float_minor": self.started_with.minor, "float_known": 1})
        if self.late:
            return (stated,)
        opened: dict[str, Cell] = {
            "opened_on": header.business_date.isoformat(),
            "opened_at_ms": header.recorded_at_ms,
            "opened_by": header.staff,
        }
        return (Put("shifts", key, opened), stated)
