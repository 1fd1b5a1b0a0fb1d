"""`exception.decided`: somebody said what is to become of an exception. Whether it counts, head office says: of two
who answer the same question the first one heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.exceptions.kinds import Decision, Owner
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Cell, Put, RowOperation

__all__ = ["ExceptionDecided"]


@dataclass(frozen=True, slots=True)
class ExceptionDecided:
    """
    Attributes:
        round: how many decisions counted when this one was made; it answers that question, no later one.
        decided_by: the person's name.
        owner, deadline: of a dispute.
        survivor: of a merger: the member that stays.
    """

    KIND: ClassVar[str] = "exception.decided"
    VERSION: ClassVar[int] = 1

    exception_id: str
    decision: Decision
    round: int
    decided_by: str
    reason: str
    owner: Owner | None = None
    deadline: date | None = None
    survivor: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        place: dict[str, Cell] = {"till_id": header.till, "epoch": header.epoch, "seq": header.seq}
        return (
            Put(
                "exception_decisions",
                {"exception_id": self.exception_id, **place},
                {
                    "decision": self.decision.value,
                    "round": self.round,
                    "decided_by": self.decided_by,
                    "decided_on": header.business_date.isoformat(),
                    "reason": self.reason,
                    "owner": self.owner.value if self.owner else "",
                    "deadline": self.deadline.isoformat() if self.deadline else "",
                },
            ),
        )
