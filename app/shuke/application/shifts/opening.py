"""Opening a shift with its float; or stating the float of one that a sale opened by itself."""

from __future__ import annotations

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.shift_opened import ShiftOpened
from shuke.domain.money import ZERO, Money
from shuke.domain.shift import MOST_IN_A_DRAWER, Shift
from shuke.domain.shop import Right

__all__ = ["open_shift", "shift_now"]


def shift_now(desk: Desk) -> Shift | None:
    """The open shift of this till."""
    with desk.store.reading() as work:
        return work.shifts.open_at(desk.till)


def open_shift(desk: Desk, session: Session, started_with: Money) -> Shift | Refused:
    """
    Returns:
        the open shift, or why there is none: one is open whose float is known already, the amount is none, or whoever
        is signed in runs no shifts.
    """
    if not ZERO <= started_with <= MOST_IN_A_DRAWER:
        return Refused(Refusal.FLOAT)
    with desk.store.writing() as work:
        shift = work.shifts.open_at(desk.till)
        if shift is not None and shift.float_known:
            return Refused(Refusal.SHIFT_OPEN)
        allowed = desk.approvals.permitted(
            session, Act(Right.RUN_SHIFT, "shift.open", (("amount", started_with),))
        )
        if isinstance(allowed, Refused):
            return allowed
        shift_id = shift.shift_id if shift else desk.ids.new_id()
        fact = ShiftOpened(shift_id, started_with, late=shift is not None, approved_by=allowed)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        opened = work.shifts.open_at(desk.till)
        work.commit()
    assert opened is not None  # recorded in this transaction
    return opened
