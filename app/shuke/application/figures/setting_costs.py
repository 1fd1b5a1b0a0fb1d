"""A manager says what things cost and what the programme may cost, and takes the members' list out of the shop."""

from __future__ import annotations

from shuke.application.counter.desk import Desk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.shop import Right

__all__ = ["set_costs", "take_member_list"]


def set_costs(desk: Desk, session: Session, said: CostsSaid) -> CostsSet | Refused:
    """Of this till's shop."""
    if not session.may(Right.MANAGE_PROGRAMME):
        return Refused(Refusal.NOT_ALLOWED)
    if not said.is_possible:
        return Refused(Refusal.AMOUNT)
    fact = CostsSet(desk.shop.shop_id, said)
    with desk.store.writing() as work:
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact


def take_member_list(desk: Desk, session: Session, which: str, rows: int) -> ListExported | Refused:
    """Record who takes a list of members, before it is written.

    Args:
        which: the report's name in the program.
    """
    if not session.may(Right.EXPORT_LISTS):
        return Refused(Refusal.NOT_ALLOWED)
    fact = ListExported("members", (which,), masked=True, rows_at_most=rows)
    with desk.store.writing() as work:
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact
