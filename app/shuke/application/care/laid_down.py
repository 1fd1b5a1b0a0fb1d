"""Care is laid down for an occasion, switched on and off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.care.whom import whom_there_is
from shuke.application.machine import Machine
from shuke.application.messages.templates import template_named
from shuke.application.ports.care import KeptCare
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.stamps import stamp_of
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.beside_programme import given_by_programme, not_twice
from shuke.domain.care.plan import USUAL, CarePlan, Occasion
from shuke.domain.facts.care_set import CareSet
from shuke.domain.programme.document import Programme
from shuke.domain.shop import HEAD_OFFICE, Right

__all__ = ["LaidDown", "care_of", "done_at_head_office", "given_now", "lay_down"]


@dataclass(frozen=True, slots=True)
class LaidDown:
    """
    Attributes:
        plan: None where a later release wrote what this one does not know.
        till: which runs it; empty: it was never switched on.
    """

    plan: CarePlan | None
    on: bool = False
    till: str = ""

    @property
    def stamp(self) -> str:
        return stamp_of(self.plan.text if self.plan is not None else "", self.on)


def care_of(work: Work, shop_id: str) -> Mapping[Occasion, LaidDown]:
    """What is laid down for that shop's members; what never was is as it usually is, and off."""
    kept = {one.occasion: one for one in work.care_plans.of_shop(shop_id)}
    return {one: _read(kept[one.value]) if one.value in kept else LaidDown(USUAL[one]) for one in Occasion}


def done_at_head_office(work: Work, shop_id: str) -> frozenset[Occasion]:
    """What head office does for the members of all shops: a shop leaves it alone meanwhile."""
    if shop_id == HEAD_OFFICE:
        return frozenset()
    return frozenset(one for one, laid_down in care_of(work, HEAD_OFFICE).items() if laid_down.on)


def _read(kept: KeptCare) -> LaidDown:
    try:
        plan = CarePlan.read(kept.plan)
    except ValueError:
        plan = None
    return LaidDown(plan, kept.on, kept.till)


def lay_down(
    desk: Machine,
    session: Session,
    occasion: Occasion,
    plan: CarePlan,
    *,
    on: bool,
    here: bool = False,
    stamp: str | None = None,
) -> CareSet | Refused:
    """From now on this is done on that occasion, or, where it is not `on`, nothing.

    Args:
        here: this till runs it from now on; otherwise the one that did, the first time this one.
        stamp: of what was looked at; None: whatever is there is replaced.
    """
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    shop_id = desk.shop.shop_id
    with desk.store.writing() as work:
        before = care_of(work, shop_id)[occasion]
        if stamp is not None and before.stamp != stamp:
            return Refused(Refusal.CHANGED_MEANWHILE)
        refused = _in_the_way(desk, work, occasion, plan) if on else None
        if refused is not None:
            return refused
        till = desk.till if here or not before.till else before.till
        fact = CareSet(shop_id, occasion.value, plan.text, till, on)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact


def _in_the_way(desk: Machine, work: Work, occasion: Occasion, plan: CarePlan) -> Refused | None:
    programme = desk.programme_in_force(work)
    if plan.what.empty:
        return Refused(Refusal.CARE_NOTHING)
    if plan.what.coupon and programme.coupon(plan.what.coupon) is None:
        return Refused(Refusal.CAMPAIGN_COUPON)
    if not_twice(plan.what, given_by_programme(programme, occasion)) != plan.what:
        return Refused(Refusal.CARE_TWICE)
    if plan.what.message and template_named(work, plan.what.message) is None:
        return Refused(Refusal.MESSAGE_TEMPLATE_GONE)
    if not whom_there_is(work, programme, plan.whom):
        return Refused(Refusal.SEGMENT_GONE)
    if occasion is Occasion.FESTIVAL and not (plan.festivals or plan.own_days):
        return Refused(Refusal.CARE_NO_FESTIVAL)
    return None


def given_now(work: Work, programme: Programme, occasion: Occasion, plan: CarePlan) -> Handout | None:
    """What it comes to today: nothing of what the programme gives by itself since, and no message that is no more.
    None: it rests, for its coupon is no more, or nothing is left of it."""
    what = not_twice(plan.what, given_by_programme(programme, occasion))
    if what.coupon and programme.coupon(what.coupon) is None:
        return None
    if what.message and template_named(work, what.message) is None:
        what = Handout(what.points, what.coupon, what.count)
    return None if what.empty else what
