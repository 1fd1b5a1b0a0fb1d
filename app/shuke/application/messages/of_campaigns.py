"""Whether a message that a campaign wrote may leave now: a campaign that is stopped keeps what it wrote, too."""

from __future__ import annotations

from shuke.application.campaigns.starting import plan_of
from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.messages import MessageDraft, MessageTrouble
from shuke.application.ports.store import Work
from shuke.domain.campaigns.plan import campaign_of
from shuke.domain.campaigns.state import CampaignState

__all__ = ["in_its_way"]


def in_its_way(work: Work, desk: Machine, draft: MessageDraft) -> MessageTrouble | None:
    """HELD while its campaign is stopped; CALLED_OFF once somebody ended that, or called off what it invites to. One
    that is through with everybody is no hindrance, nor is there any for what no campaign wrote."""
    kept = work.campaigns.get(campaign_of(draft.occasion.rpartition("/")[0]))
    if kept is None:
        return None
    if kept.state is CampaignState.STOPPED:
        return MessageTrouble.HELD
    ended = kept.state is CampaignState.ENDED and kept.turned_by
    return MessageTrouble.CALLED_OFF if ended or _invites_to_nothing(work, desk, kept, draft) else None


def _invites_to_nothing(work: Work, desk: Machine, kept: KeptCampaign, draft: MessageDraft) -> bool:
    """Written before it was called off; what was written since tells of the rest alone."""
    plan = plan_of(kept)
    if plan is None or not plan.what.event:
        return False
    events = inviting_to(desk, work, desk.programme_in_force(work)).events
    off = (one.name for one in events if one.key == plan.what.event and one.called_off)
    return any(name.zh in draft.body or name.en in draft.body for name in off)
