"""A manager says what somebody is to reach in a month."""

from __future__ import annotations

from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.goal_set import GoalSet
from shuke.domain.money import ZERO, Money
from shuke.domain.shop import Right

__all__ = ["MOST_GOAL", "set_goal"]

MOST_GOAL = Money(1_000_000_000_00)


def set_goal(
    desk: Desk,
    session: Session,
    staff_id: str,
    day: date,
    post: str,
    amount: Money,
    *,
    whole_shop: bool = False,
) -> GoalSet | Refused:
    """For the month that has this day; nothing takes the goal back."""
    if not session.may(Right.MANAGE_STAFF):
        return Refused(Refusal.NOT_ALLOWED)
    if not ZERO <= amount <= MOST_GOAL:
        return Refused(Refusal.AMOUNT)
    with desk.store.writing() as work:
        person = work.shops.staff_member(staff_id)
        if person is None or not person.active:
            return Refused(Refusal.STAFF_GONE)
        rules = desk.programme_in_force(work).commission
        if rules is None or post not in {one.key for one in rules.targets}:
            return Refused(Refusal.POST_GONE)
        fact = GoalSet(f"{day:%Y-%m}", staff_id, post, amount, whole_shop)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact
