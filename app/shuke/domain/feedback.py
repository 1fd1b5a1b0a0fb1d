"""What members say of the shop, and how soon they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["ANSWER_WITHIN_DAYS", "LONGEST_FEEDBACK", "FeedbackKind", "answer_by"]

LONGEST_FEEDBACK = 500


class FeedbackKind(StrEnum):
    """`shuke.wording.feedback` has a name for each. ERASURE: the wish that all personal is erased."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    ERASURE = "erasure"


ANSWER_WITHIN_DAYS: Mapping[FeedbackKind, int] = {
    FeedbackKind.COMPLAINT: 3,
    FeedbackKind.SUGGESTION: 14,
    FeedbackKind.PRAISE: 14,
    FeedbackKind.ERASURE: 15,
}


def answer_by(kind: FeedbackKind, on: date) -> date:
    """The last day on which it is answered in time."""
    return on + timedelta(days=ANSWER_WITHIN_DAYS[kind])
