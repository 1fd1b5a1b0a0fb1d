"""A manager decides about an exception. The decision goes to head office as a fact; the first one heard counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.exceptions.looking import CaseLook, look_at, waiting_for
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.exceptions.case import ExceptionCase, decided
from shuke.domain.exceptions.kinds import Decision, Owner
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.shop import Right

__all__ = ["LONGEST_REASON", "Verdict", "decide", "refused_verdict"]

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody says is to become of it. `owner` and `deadline` belong to a dispute, `survivor` to a merger."""

    decision: Decision
    reason: str
    owner: Owner | None = None
    deadline: date | None = None
    survivor: str = ""

    def fact(self, case: ExceptionCase, by: str) -> ExceptionDecided:
        return ExceptionDecided(
            exception_id=case.exception_id,
            decision=self.decision,
            round=case.round,
            decided_by=by,
            reason=self.reason.strip(),
            owner=self.owner,
            deadline=self.deadline,
            survivor=self.survivor,
        )


def refused_verdict(case: ExceptionCase, verdict: Verdict, today: date) -> Refused | None:
    """Why it may not be decided so; None if it may."""
    if verdict.decision not in case.allowed:
        return Refused(Refusal.NOT_DECIDABLE)
    if not verdict.reason.strip():
        return Refused(Refusal.REASON_MISSING)
    overlong = too_long(verdict.reason.strip(), LONGEST_REASON)
    if overlong is not None:
        return overlong
    if verdict.deadline is not None and verdict.deadline <= today:
        return Refused(Refusal.DEADLINE_PAST)
    outcome = decided(
        case,
        verdict.decision,
        owner=verdict.owner,
        deadline=verdict.deadline,
        survivor=verdict.survivor,
    )
    return None if outcome is not None else Refused(Refusal.NOT_DECIDABLE)


def decide(desk: Desk, session: Session, exception_id: str, verdict: Verdict) -> CaseLook | Refused:
    """Record the decision at this till; nothing else changes here before head office has heard it.

    Returns:
        the exception as it stands now, or why nothing was recorded.
    """
    if not session.may(Right.DECIDE_EXCEPTIONS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        case = work.exceptions.get(exception_id)
        if case is None:
            return Refused(Refusal.EXCEPTION_GONE)
        if waiting_for(work, case, desk.till) is not None:
            return Refused(Refusal.DECIDED_ALREADY)
        today = desk.recorder.today(work, desk.shop)
        refused = refused_verdict(case, verdict, today)
        if refused is not None:
            return refused
        fact = verdict.fact(case, session.staff.name)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        look = look_at(work, session, desk.recorder.place, exception_id, today)
        work.commit()
    return look
