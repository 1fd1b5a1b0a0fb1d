"""`review.decided`: what a person decided of a member who sleeps, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["ReviewDecided"]


@dataclass(frozen=True, slots=True)
class ReviewDecided:
    """`approved`: the member came down, or the card was cancelled; otherwise all stays as it is."""

    KIND: ClassVar[str] = "review.decided"
    VERSION: ClassVar[int] = 1

    review_id: str
    decided_on: date
    approved: bool
    outcome: Brought

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        decided = Put(
            "reviews",
            {"member_id": self.outcome.member_id, "review_id": self.review_id},
            {
                "state": "approved" if self.approved else "refused",
                "decided_on": self.decided_on.isoformat(),
            },
        )
        return (*brought_rows(header, (self.outcome,), self.KIND), decided)
