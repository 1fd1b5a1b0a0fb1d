"""`feedback.answered`: somebody answered what a member had said, and made it good where a second person agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["FeedbackAnswered"]


@dataclass(frozen=True, slots=True)
class FeedbackAnswered:
    """
    Attributes:
        words: the salted hash of the answer.
        member: what makes it good: points, coupons, or nothing.
        approved_by: who agreed to that, never who answered; empty where nothing was given.
    """

    KIND: ClassVar[str] = "feedback.answered"
    VERSION: ClassVar[int] = 1

    feedback_id: str
    member_id: str
    words: bytes
    programme: str
    programme_version: int
    member: Brought
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        answered = Put(
            "feedback",
            {"feedback_id": self.feedback_id},
            {
                "answer": self.words,
                "answered_on": header.business_date.isoformat(),
                "answered_by": header.staff,
                "agreed_by": self.approved_by,
            },
        )
        return (*brought_rows(header, (self.member,), self.KIND), answered)
