"""Carrying out what was decided about exceptions: of several who answer the same question, the first one heard."""

from __future__ import annotations

from collections.abc import Iterable

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.merging_members import make_one
from shuke.application.ports.store import Work
from shuke.domain.exceptions.case import ExceptionCase, Outcome, decided
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody

__all__ = ["carry_out", "carry_out_all"]


def carry_out_all(
    work: Work, entry: OfficeEntry, facts: Iterable[tuple[FactHeader, FactBody | None]]
) -> None:
    """Those of the facts that are decisions, in their order."""
    for header, body in facts:
        if isinstance(body, ExceptionDecided):
            carry_out(work, entry, header, body)


def carry_out(work: Work, entry: OfficeEntry, header: FactHeader, decision: ExceptionDecided) -> bool:
    """Do what it says, in the caller's transaction. False, and nothing done, where it came too late (the exception
    has gone on since the person looked) or may not be decided: it stays to be seen as one that does not count."""
    case = work.exceptions.get(decision.exception_id)
    if case is None or decision.round != case.round:
        return False
    outcome = decided(
        case,
        decision.decision,
        owner=decision.owner,
        deadline=decision.deadline,
        survivor=decision.survivor,
    )
    if outcome is None:
        return False
    entry.record(_carried_out(case, header, decision, outcome))
    if outcome.survivor:
        pair = {case.member_id, case.other_member_id} - {outcome.survivor}
        make_one(work, entry, pair.pop(), outcome.survivor, decision.reason)
    return True


def _carried_out(
    case: ExceptionCase, header: FactHeader, decision: ExceptionDecided, outcome: Outcome
) -> ExceptionCarriedOut:
    rule = f"exception.{decision.decision.value}"
    account = case.account
    lifted = (
        tuple(LedgerEntry(account, part.lot, part.amount, rule) for part in outcome.lifted)
        if account is not None
        else ()
    )
    return ExceptionCarriedOut(
        exception_id=case.exception_id,
        till=header.till,
        epoch=header.epoch,
        seq=header.seq,
        decided_by=decision.decided_by,
        decided_on=header.business_date,
        reason=decision.reason,
        round=case.round + 1,
        state=outcome.state,
        owner=outcome.owner,
        deadline=outcome.deadline,
        member_id=case.member_id if lifted else "",
        holder=case.till if lifted else "",
        lifted=lifted,
        due=outcome.due,
        due_points=outcome.due_points,
        survivor=outcome.survivor,
    )
