"""A campaign is started, stopped, goes on, is ended."""

from __future__ import annotations

from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.messages.templates import template_named
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.campaigns.plan import LONGEST_NAME, Plan, rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignStarted, CampaignTurned
from shuke.domain.membership.chances import no_chances
from shuke.domain.profile_fields import clean_text
from shuke.domain.shop import Right

__all__ = ["MOST_RUNNING", "plan_of", "start", "turn"]

MOST_RUNNING = 20
"""At one till."""


def start(
    desk: Machine, session: Session, name: str, plan: Plan, campaign_id: str = ""
) -> CampaignStarted | Refused:
    """This till runs it from now on, within its days. Once started its plan does not change.

    Args:
        campaign_id: what it is to be known by; one that is known already is left as it is, running or over: whoever
            asks twice starts one.
    """
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    name = clean_text(name)
    if not 0 < len(name) <= LONGEST_NAME:
        return Refused(Refusal.CAMPAIGN_NAME, (("most", LONGEST_NAME),))
    with desk.store.writing() as work:
        kept = work.campaigns.get(campaign_id) if campaign_id else None
        if kept is not None:
            return CampaignStarted(kept.campaign_id, kept.name, kept.plan, kept.seed)
        refused = _in_the_way(desk, work, plan)
        if refused is not None:
            return refused
        fact = CampaignStarted(campaign_id or desk.ids.new_id(), name, plan.text, desk.ids.new_id())
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact


def _in_the_way(desk: Machine, work: Work, plan: Plan) -> Refused | None:
    today = desk.recorder.today(work, desk.shop)
    if plan.last < today:
        return Refused(Refusal.CAMPAIGN_OVER)
    if plan.what.coupon and desk.programme_in_force(work).coupon(plan.what.coupon) is None:
        return Refused(Refusal.CAMPAIGN_COUPON)
    if plan.what.chances:
        begins = max(plan.first, today)
        if no_chances(desk.programme_in_force(work), rule_of(""), begins) is not None:
            return Refused(Refusal.CAMPAIGN_WHEEL)
    if plan.what.event and not _takes_place(desk, work, plan.what.event):
        return Refused(Refusal.EVENT_GONE)
    if plan.what.message and template_named(work, plan.what.message) is None:
        return Refused(Refusal.MESSAGE_TEMPLATE_GONE)
    if len(work.campaigns.running(desk.till)) >= MOST_RUNNING:
        return Refused(Refusal.CAMPAIGNS_FULL, (("most", MOST_RUNNING),))
    return None


def _takes_place(desk: Machine, work: Work, event: str) -> bool:
    """Whether members can be invited to it: it is known here, and neither called off nor over."""
    today = desk.recorder.today(work, desk.shop)
    known = inviting_to(desk, work, desk.programme_in_force(work)).events
    return any(one.key == event and not one.called_off and one.dates.last >= today for one in known)


def turn(desk: Machine, session: Session, campaign_id: str, state: CampaignState) -> CampaignTurned | Refused:
    """Stop it, let it go on, or end it. What was given stays given; what was written and has not left waits with it,
    and does not leave once a person ended it, be it that it was through with everybody before."""
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        kept = work.campaigns.get(campaign_id)
        over = CampaignState.ENDED
        by_itself = kept is not None and kept.state is over and not kept.ended_by
        if kept is None or (kept.state in (state, over) and not (by_itself and state is over)):
            return Refused(Refusal.CAMPAIGN_GONE)
        fact = CampaignTurned(campaign_id, state)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return fact


def plan_of(kept: KeptCampaign) -> Plan | None:
    """What it says; None where a later release wrote what this one does not know."""
    try:
        return Plan.read(kept.plan)
    except ValueError:
        return None
