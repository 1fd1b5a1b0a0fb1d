"""`campaign.started` and `campaign.turned`: a campaign begins, is stopped, goes on, or is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["CampaignStarted", "CampaignTurned"]


@dataclass(frozen=True, slots=True)
class CampaignStarted:
    """The till that records it runs it, no other.

    Attributes:
        plan: see `shuke.domain.campaigns.plan.Plan.text`; a later release may have written it.
        seed: who is held back is drawn by it; nobody knew it before.
    """

    KIND: ClassVar[str] = "campaign.started"
    VERSION: ClassVar[int] = 1

    campaign_id: str
    name: str
    plan: str
    seed: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, str] = {
            "name": self.name,
            "plan": self.plan,
            "seed": self.seed,
            "till_id": header.till,
            "started_on": header.business_date.isoformat(),
            "started_by": header.staff,
            "state": CampaignState.RUNNING.value,
        }
        return (Put("campaigns", {"campaign_id": self.campaign_id}, values),)


@dataclass(frozen=True, slots=True)
class CampaignTurned:
    """Any manager stops it, lets it go on or ends it, at any till; once it is through, the till that runs it ends it,
    and no person did. That a person ended it stands, also where that till came to the end before it heard of it."""

    KIND: ClassVar[str] = "campaign.turned"
    VERSION: ClassVar[int] = 1

    campaign_id: str
    state: CampaignState

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        turned = {"state": self.state.value}
        if header.staff:
            turned["ended_by"] = header.staff if self.state is CampaignState.ENDED else ""
        return (Put("campaigns", {"campaign_id": self.campaign_id}, turned),)
