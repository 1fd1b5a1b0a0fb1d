"""Answering what a member said; what makes it good takes a second person's word, and is booked by the same fact."""

from __future__ import annotations

from dataclasses import replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.feedback.words import keep_words, plain_words
from shuke.application.money_held.booking import booked_here
from shuke.application.money_held.handing import HandWork
from shuke.application.money_held.slips import queue_value_slip, slip_of
from shuke.application.money_held.value_slip import SlipOf
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.feedback import LONGEST_FEEDBACK
from shuke.domain.membership.changes import Used
from shuke.domain.membership.compensating import Compensation, compensate
from shuke.domain.shop import Right

__all__ = ["answer_feedback"]


def answer_feedback(
    desk: Desk, session: Session, feedback_id: str, words: str, good: Compensation
) -> FeedbackAnswered | Refused | Reason:
    """Once. Points and coupons belong to this till, with a slip that says what was given."""
    if not session.may(Right.ANSWER_FEEDBACK):
        return Refused(Refusal.NOT_ALLOWED)
    told = plain_words(words)
    refused = too_long(told, LONGEST_FEEDBACK)
    if not told or refused is not None:
        return refused or Refused(Refusal.WORDS_MISSING)
    with desk.store.writing() as work:
        kept = work.feedback.get(feedback_id)
        if kept is None:
            return Refused(Refusal.FEEDBACK_GONE)
        if kept.answered_on is not None:
            return Refused(Refusal.ANSWERED_ALREADY, (("day", kept.answered_on.isoformat()),))
        member_id = work.mergers.stands_for(kept.member_id)
        known = HandWork(desk).known(work, member_id)
        if isinstance(known, Refused) or known.member.erased:
            return Refused(Refusal.MEMBER_UNKNOWN)
        member, approved_by, outcome = Brought(member_id), "", None
        if not good.empty:
            outcome = compensate(known.book, known.programme, known.membership, known.on, good)
            if outcome.refused is not None:
                return outcome.refused
            shown = (("number", known.member.number), ("points", good.points), ("coupon", _called(good)))
            content = (feedback_id, good.points, good.coupon, good.count, told)
            act = Act(Right.GIVE_COUPONS, "feedback.made-good", shown, content, seconded=True)
            agreed = desk.approvals.permitted(session, act)
            if isinstance(agreed, Refused):
                return agreed
            approved_by = agreed
            changes = tuple(one for one in outcome.changes if not isinstance(one, Used))
            whole = replace(outcome, changes=changes)
            member = booked_here(known.book, known.programme, member_id, whole, known.on, desk.till)
        fact = FeedbackAnswered(
            feedback_id=feedback_id,
            member_id=kept.member_id,
            words=keep_words(work, desk.recorder, kept.member_id, told),
            programme=known.programme.key,
            programme_version=known.programme.version,
            member=member,
            approved_by=approved_by,
        )
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        if outcome is not None:
            of = SlipOf.HANDED_OUT
            slip = slip_of(desk, work, session, header, of, member_id, outcome.reasons, approved_by)
            queue_value_slip(work, slip, opens_drawer=False)
        work.commit()
    return fact


def _called(good: Compensation) -> str:
    return f"{good.coupon} × {good.count}" if good.coupon else "–"
