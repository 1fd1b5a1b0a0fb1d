"""`staff.signed_in`, and `staff.signed_out`: who stood at the till when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["StaffSignedIn", "StaffSignedOut"]


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    KIND: ClassVar[str] = "staff.signed_in"
    VERSION: ClassVar[int] = 1

    staff_id: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class StaffSignedOut:
    KIND: ClassVar[str] = "staff.signed_out"
    VERSION: ClassVar[int] = 1

    staff_id: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
