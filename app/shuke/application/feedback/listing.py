"""What members said, open and answered, with the words as far as they lie here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.feedback.words import words_kept
from shuke.application.members.record import staff_name
from shuke.application.ports.feedback import FeedbackKept
from shuke.application.ports.store import Work
from shuke.domain.member import Member

__all__ = ["MOST_LISTED", "FeedbackSeen", "feedback_list"]

MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class FeedbackSeen:
    """
    Attributes:
        member: None where this till does not keep the member.
        words, answer: None where they do not lie here, or were erased with the member.
        taken_by, answered_by, agreed_by: names; `taken_at` the till's.
        overdue: open, and the day until which it was to be answered is over.
    """

    kept: FeedbackKept
    member: Member | None
    words: str | None
    answer: str | None
    taken_by: str
    taken_at: str
    answered_by: str
    agreed_by: str
    overdue: bool


def feedback_list(desk: Desk, work: Work, *, is_open: bool) -> list[FeedbackSeen]:
    """The shop's: open, soonest to be answered first; or answered, the newest first."""
    shop_id, today = desk.shop.shop_id, desk.recorder.today(work, desk.shop)
    listed = work.feedback.open if is_open else work.feedback.answered
    return [_seen(work, one, today) for one in listed(shop_id, MOST_LISTED)]


def _seen(work: Work, kept: FeedbackKept, today: date) -> FeedbackSeen:
    def name(staff_id: str) -> str:
        return staff_name(work, staff_id) if staff_id else ""

    return FeedbackSeen(
        kept=kept,
        member=work.members.get(work.mergers.stands_for(kept.member_id)),
        words=words_kept(work, kept.member_id, kept.words),
        answer=words_kept(work, kept.member_id, kept.answer),
        taken_by=name(kept.taken_by),
        taken_at=work.shops.till_name(kept.taken_at) or kept.taken_at,
        answered_by=name(kept.answered_by),
        agreed_by=name(kept.agreed_by),
        overdue=kept.answered_on is None and kept.answer_by < today,
    )
