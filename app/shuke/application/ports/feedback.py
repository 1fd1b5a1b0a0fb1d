"""What members said, as the store keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.feedback import FeedbackKind

__all__ = ["Feedback", "FeedbackKept"]


@dataclass(frozen=True, slots=True)
class FeedbackKept:
    """
    Attributes:
        words, answer: the names of what was said and answered, among the member's attachments.
        taken_by, answered_by, agreed_by: members of staff; `taken_at` the till.
        answered_on: None while it is open.
    """

    feedback_id: str
    member_id: str
    kind: FeedbackKind
    words: bytes
    receipt: str
    taken_on: date
    taken_by: str
    taken_at: str
    answer_by: date
    answer: bytes = b""
    answered_on: date | None = None
    answered_by: str = ""
    agreed_by: str = ""


class Feedback(Protocol):
    def get(self, feedback_id: str) -> FeedbackKept | None: ...

    def open(self, shop_id: str, limit: int) -> list[FeedbackKept]:
        """What nobody answered yet, soonest to be answered first."""
        ...

    def answered(self, shop_id: str, limit: int) -> list[FeedbackKept]:
        """What was, the newest answer first."""
        ...

    def of_member(self, member_id: str, limit: int) -> list[FeedbackKept]:
        """What one member said, of any shop, the oldest first."""
        ...
