"""`feedback.taken`: a member said something about the shop. The words lie in the attachment, never here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.feedback import FeedbackKind

__all__ = ["FeedbackTaken"]


@dataclass(frozen=True, slots=True)
class FeedbackTaken:
    """`words` is the salted hash of what was said; `receipt` the number of the sale that it is about."""

    KIND: ClassVar[str] = "feedback.taken"
    VERSION: ClassVar[int] = 1

    feedback_id: str
    member_id: str
    kind: FeedbackKind
    words: bytes
    answer_by: date
    shop_id: str
    receipt: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        taken = Put(
            "feedback",
            {"feedback_id": self.feedback_id},
            {
                "member_id": self.member_id,
                "shop_id": self.shop_id,
                "kind": self.kind.value,
                "words": self.words,
                "receipt": self.receipt,
                "taken_on": header.business_date.isoformat(),
                "taken_by": header.staff,
                "taken_at": header.till,
                "answer_by": self.answer_by.isoformat(),
            },
        )
        return (taken, concerns(header, self.member_id, self.KIND))
