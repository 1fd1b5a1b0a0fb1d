"""How many members an occasion of care will concern, and what it costs at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from shuke.application.care.due import due_between
from shuke.application.care.whom import Among, among_whom
from shuke.application.machine import Machine
from shuke.application.ports.store import Work
from shuke.application.segments.looking import Everybody, Look
from shuke.domain.campaigns.cost import Cost, each_at_most
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.money import Money
from shuke.domain.segments.segment import Rule

__all__ = ["AHEAD", "Expected", "expected"]

AHEAD = 30
"""Days."""


@dataclass(frozen=True, slots=True)
class Expected:
    """`members`: each as often as it concerns them; `cost`: of the gifts, if all is used. `look`: how those were
    found whom it is for, which may not be known of everybody yet (`Look.noted`)."""

    members: int
    cost: Cost
    look: Look | None = None


def expected(desk: Machine, work: Work, everybody: Everybody, occasion: Occasion, plan: CarePlan) -> Expected:
    """In so many days from today on, as things stand; of new tiers, which nobody foresees, in as many days before;
    of terms, as many as end. For the reading lane: a month's birthdays among a million members are 80,000."""
    programme, today = desk.programme_in_force(work), desk.recorder.today(work, desk.shop)
    first, last = today, today + timedelta(days=AHEAD - 1)
    if occasion is Occasion.TIER:
        first, last = _before(today)
    found = due_between(work, programme, occasion, plan, first, last)
    among = among_whom(desk, work, everybody, plan.whom) if found else Among(None)
    whom = among.members
    if occasion is Occasion.FESTIVAL and found:
        count = len(found) * (len(whom) if whom is not None else everybody.look(work, Rule()).count)
    elif whom is None:
        count = sum(map(len, found.values()))
    else:
        count = sum(one in whom for members in found.values() for one in members)
    each = each_at_most(programme, plan.what)
    return Expected(count, Cost(Money(each.money.minor * count), each.is_whole), among.look)


def _before(today: date) -> tuple[date, date]:
    return today - timedelta(days=AHEAD - 1), today
