"""`staff.pin_set`: somebody gave a person a new PIN at this till. What it is, is never part of a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["StaffPinSet"]


@dataclass(frozen=True, slots=True)
class StaffPinSet:
    KIND: ClassVar[str] = "staff.pin_set"
    VERSION: ClassVar[int] = 1

    staff_id: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
