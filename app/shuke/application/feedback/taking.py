"""Taking down what a member says at the counter."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.feedback.words import keep_words, plain_words
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import LONGEST_FEEDBACK, FeedbackKind, answer_by
from shuke.domain.profile_fields import clean_text
from shuke.domain.shop import Right

__all__ = ["LONGEST_RECEIPT", "FeedbackSaid", "take_feedback"]

LONGEST_RECEIPT = 40


@dataclass(frozen=True, slots=True)
class FeedbackSaid:
    """`receipt`: the number of the sale that it is about; empty: of none."""

    member_id: str
    kind: FeedbackKind
    words: str
    receipt: str = ""


def take_feedback(desk: Desk, session: Session, said: FeedbackSaid) -> FeedbackTaken | Refused:
    """Record it, with the day until which it is to be answered."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    words = plain_words(said.words)
    receipt = clean_text(said.receipt)
    refused = too_long(words, LONGEST_FEEDBACK) or too_long(receipt, LONGEST_RECEIPT)
    if not words or refused is not None:
        return refused or Refused(Refusal.WORDS_MISSING)
    with desk.store.writing() as work:
        member = work.members.get(work.mergers.stands_for(said.member_id))
        if member is None or member.erased:
            return Refused(Refusal.MEMBER_UNKNOWN)
        today = desk.recorder.today(work, desk.shop)
        fact = FeedbackTaken(
            feedback_id=desk.ids.new_id(),
            member_id=member.member_id,
            kind=said.kind,
            words=keep_words(work, desk.recorder, member.member_id, words),
            answer_by=answer_by(said.kind, today),
            shop_id=desk.shop.shop_id,
            receipt=receipt,
        )
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact
