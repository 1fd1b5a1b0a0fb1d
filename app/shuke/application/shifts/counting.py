"""Counting the drawer, blind, and closing the shift under the next number."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.ports.printing import PrintJobDraft, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.shifts.report import closed_report
from shuke.application.shifts.shift_report import ShiftReport
from shuke.application.written import too_long
from shuke.domain.basket import BasketState
from shuke.domain.exceptions.worth import worth
from shuke.domain.facts.shift_closed import Outstanding, ShiftClosed
from shuke.domain.facts.shift_counted import ShiftCounted
from shuke.domain.shift import Pieces, Shift, cash_of, check_pieces
from shuke.domain.shop import Right
from shuke.domain.slices.account import OWED

__all__ = ["LONGEST_REASON", "Counted", "close_shift", "count_drawer", "outstanding_now"]

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Counted:
    """The shift with its count; `reason_needed`: the difference has to be explained."""

    shift: Shift
    reason_needed: bool


def count_drawer(desk: Desk, session: Session, pieces: Pieces) -> Counted | Refused:
    """Record what was counted. Only then does anybody learn what should have been there."""
    if not check_pieces(pieces, desk.shop.currency):
        return Refused(Refusal.PIECES)
    with desk.store.writing() as work:
        shift = work.shifts.open_at(desk.till)
        if shift is None:
            return Refused(Refusal.NO_SHIFT)
        if _half_paid(desk, work):
            return Refused(Refusal.HALF_PAID)
        act = Act(Right.RUN_SHIFT, "shift.count", (("amount", cash_of(pieces)),), _flat(pieces))
        allowed = desk.approvals.permitted(session, act)
        if isinstance(allowed, Refused):
            return allowed
        kept = tuple(piece for piece in pieces if piece[1])
        expected = work.shifts.figures(shift).expected
        fact = ShiftCounted(shift.shift_id, kept, cash_of(kept), expected, allowed)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        counted = work.shifts.open_at(desk.till)
        work.commit()
    assert counted is not None  # it was open a moment ago, in this transaction
    return Counted(counted, _needs_reason(desk, counted))


def close_shift(
    desk: Desk, session: Session, pieces: Pieces, reason: str, outstanding: tuple[Outstanding, ...]
) -> ShiftReport | Refused:
    """Close it as it was counted; the Z report is queued for the printer.

    Args:
        pieces: of the last count, for the report.
        outstanding: `outstanding_now`, read beforehand: it takes too long for this lane.
    """
    why = reason.strip()
    refused = too_long(why, LONGEST_REASON)
    if refused is not None:
        return refused
    with desk.store.writing() as work:
        shift = work.shifts.open_at(desk.till)
        if shift is None:
            return Refused(Refusal.NO_SHIFT)
        figures = work.shifts.figures(shift)
        if not shift.counted_at_ms or figures.expected != shift.expected or cash_of(pieces) != shift.counted:
            return Refused(Refusal.COUNT_AGAIN)
        if _half_paid(desk, work):
            return Refused(Refusal.HALF_PAID)
        if _needs_reason(desk, shift) and not why:
            return Refused(Refusal.REASON_MISSING)
        act = Act(Right.RUN_SHIFT, "shift.close", (("difference", shift.difference),), (shift.shift_id, why))
        allowed = desk.approvals.permitted(session, act)
        if isinstance(allowed, Refused):
            return allowed
        at = desk.recorder.next_place(work)
        fact = ShiftClosed(
            shift_id=shift.shift_id,
            z_number=work.shifts.closed_in(desk.till, at.epoch) + 1,
            counted=shift.counted,
            expected=shift.expected,
            figures=figures,
            pieces=tuple(piece for piece in pieces if piece[1]),
            reason=why,
            outstanding=outstanding,
            outstanding_known_at_ms=desk.confirmed_at_ms(work),
            approved_by=allowed,
        )
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        closed = work.shifts.get(desk.till, shift.shift_id)
        assert closed is not None  # closed in this transaction
        report = closed_report(desk, work, closed, fact)
        work.print_jobs.add(PrintJobDraft(PrintKind.SHIFT_REPORT, report.number, packed_content(report)))
        work.commit()
    return report


def outstanding_now(desk: Desk, work: Work) -> tuple[Outstanding, ...]:
    """What the shop owes all its members, as this till knows it. For the reading lane."""
    rate = desk.programme_in_force(work).points_as_money
    found = work.shifts.outstanding()
    return tuple(
        Outstanding(account, found[account], worth(account, found[account], rate))
        for account in OWED
        if found.get(account)
    )


def _half_paid(desk: Desk, work: Work) -> bool:
    """Money lies in the drawer whose sale is not recorded yet."""
    stored = (*work.baskets.in_state(BasketState.OPEN.value), *work.baskets.in_state(BasketState.HELD.value))
    return any(desk.read(one).tenders for one in stored)


def _needs_reason(desk: Desk, shift: Shift) -> bool:
    return abs(shift.difference.minor) > desk.shift_policy().unexplained.minor


def _flat(pieces: Pieces) -> tuple[int, ...]:
    return tuple(number for piece in pieces for number in piece)
