"""`staff.enrolled`: somebody may work here, in this role. The PIN's hash is never part of a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.shop import Staff

__all__ = ["StaffEnrolled"]


@dataclass(frozen=True, slots=True)
class StaffEnrolled:
    KIND: ClassVar[str] = "staff.enrolled"
    VERSION: ClassVar[int] = 1

    staff: Staff

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "staff",
                {"staff_id": self.staff.staff_id},
                {
                    "name": self.staff.name,
                    "role": self.staff.role.value,
                    "active": int(self.staff.active),
                    "shops": " ".join(self.staff.shops),
                },
            ),
        )
