"""`shift.counted`: what lay in the drawer, counted by somebody who was not told what should; every count is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Cell, Put, RowOperation
from shuke.domain.money import Money
from shuke.domain.shift import Pieces

__all__ = ["ShiftCounted"]


@dataclass(frozen=True, slots=True)
class ShiftCounted:
    """`expected` is what should have been there at that moment; `approved_by` the second person where one had to say
    yes."""

    KIND: ClassVar[str] = "shift.counted"
    VERSION: ClassVar[int] = 1

    shift_id: str
    pieces: Pieces
    counted: Money
    expected: Money
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        key: dict[str, Cell] = {"till_id": header.till, "shift_id": self.shift_id}
        return (
            Put(
                "shifts",
                key,
                {
                    "counted_minor": self.counted.minor,
                    "expected_minor": self.expected.minor,
                    "counted_at_ms": header.recorded_at_ms,
                    "counted_by": header.staff,
                },
            ),
            Add("shift_totals", {**key, "business_date": header.business_date.isoformat()}, {"counts": 1}),
        )
