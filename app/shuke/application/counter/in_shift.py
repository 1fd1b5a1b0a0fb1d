"""Which shift something that happens now belongs to."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.domain.facts.in_shift import InShift

__all__ = ["in_shift"]


def in_shift(desk: Desk, work: Work) -> InShift:
    """The open one. Where none is, what happens opens one: nothing is ever sold outside of a shift."""
    shift = work.shifts.open_at(desk.till)
    return InShift(desk.ids.new_id(), begins=True) if shift is None else InShift(shift.shift_id)
