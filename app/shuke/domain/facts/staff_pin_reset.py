"""`staff.pin_reset`: whoever holds the recovery sheet set an administrator's PIN anew at this till."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["StaffPinReset"]


@dataclass(frozen=True, slots=True)
class StaffPinReset:
    """Nothing of the PIN itself: a fact stays for ever."""

    KIND: ClassVar[str] = "staff.pin_reset"
    VERSION: ClassVar[int] = 1

    staff_id: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
