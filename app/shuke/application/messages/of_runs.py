"""Whether a message that a campaign or care wrote may leave now: what is stopped keeps what it wrote, too."""

from __future__ import annotations

from shuke.application.campaigns.starting import plan_of
from shuke.application.care.laid_down import care_of
from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.messages import MessageDraft, MessageTrouble
from shuke.application.ports.store import Work
from shuke.domain.campaigns.plan import campaign_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.care.plan import care_of_rule

__all__ = ["in_its_way"]


def in_its_way(work: Work, desk: Machine, draft: MessageDraft) -> MessageTrouble | None:
    """HELD while its campaign is stopped; CALLED_OFF once somebody ended that, or called off what it invites to, or
    switched off the care that it belongs to. A campaign that is through with everybody is no hindrance."""
    rule = draft.occasion.partition("/")[0]
    occasion = care_of_rule(rule)
    if occasion is not None:
        laid_down = care_of(work, desk.shop.shop_id)[occasion]
        return MessageTrouble.CALLED_OFF if laid_down.till and not laid_down.on else None
    kept = work.campaigns.get(campaign_of(rule))
    if kept is None:
        return None
    if kept.state is CampaignState.STOPPED:
        return MessageTrouble.HELD
    ended = kept.state is CampaignState.ENDED and kept.ended_by
    return MessageTrouble.CALLED_OFF if ended or _invites_to_nothing(work, desk, kept, draft) else None


def _invites_to_nothing(work: Work, desk: Machine, kept: KeptCampaign, draft: MessageDraft) -> bool:
    """Written before it was called off; what was written since tells of the rest alone."""
    plan = plan_of(kept)
    if plan is None or not plan.what.event:
        return False
    events = inviting_to(desk, work, desk.programme_in_force(work)).events
    off = (one.name for one in events if one.key == plan.what.event and one.called_off)
    return any(name.zh in draft.body or name.en in draft.body for name in off)
