"""The member is here: what was to be collected is paid, in cash or in points, all of it at once."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.counter.in_shift import in_shift
from shuke.application.counter.view import CounterView
from shuke.application.exceptions.owing import owed_by
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.shifts.cash import collected_slip, queue_cash_slip
from shuke.domain.exceptions.case import ExceptionCase
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.exception_settled import ExceptionSettled
from shuke.domain.profile import mask_name
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind, take

__all__ = ["settle"]

_RULE = "exception.settled"


def settle(desk: Desk, session: Session, basket_id: str, exception_id: str) -> CounterView | Refused:
    """Take what is still owed: money into the drawer, which opens, with a slip; points out of this till's own slices.
    For the member being served, before anything of the basket is paid.

    Returns:
        the basket as it is, or why nothing was taken: somebody else is served, it is settled already, or this till
        may not take so many points.
    """
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        basket = desk.load(work, basket_id)
        if basket is None:
            return Refused(Refusal.BASKET_GONE)
        if basket.tenders:
            return Refused(Refusal.ALREADY_PAID)
        owed = owed_by(work, basket.member_id) if basket.member_id else []
        case = next((one for one in owed if one.exception_id == exception_id), None)
        if case is None or basket.member_id is None:
            return Refused(Refusal.NOTHING_OWED)
        fact = _settlement(desk, work, case, basket.member_id)
        if fact is None:
            return Refused(Refusal.POINTS_GONE)
        header = desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id).header
        if fact.paid:
            member = work.members.get(fact.member_id)
            who = mask_name(member.profile.name) or member.number if member else ""
            queue_cash_slip(work, collected_slip(desk, work, session, header, who, fact.paid))
        view = desk.show(work, desk.quoted(work, basket))
        work.commit()
    return view


def _settlement(desk: Desk, work: Work, case: ExceptionCase, member_id: str) -> ExceptionSettled | None:
    """Of whoever stands for the member by now: what the other had has moved there."""
    if not case.owed_points:
        return ExceptionSettled(case.exception_id, member_id, paid=case.owed, shift=in_shift(desk, work))
    own = work.members.slices(desk.till, member_id, AccountKind.POINTS)
    parts = take(own, case.owed_points, desk.recorder.today(work, desk.shop))
    if parts is None:
        return None
    return ExceptionSettled(
        case.exception_id,
        member_id,
        points=case.owed_points,
        entries=tuple(LedgerEntry(AccountKind.POINTS, part.lot, -part.amount, _RULE) for part in parts),
    )
