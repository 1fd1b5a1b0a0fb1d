"""What the store keeps of campaigns, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.application.ports.messages import MessageState, MessageTrouble
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.figures.uplift import Group

__all__ = ["Campaigns", "CouponsUsed", "KeptCampaign", "MessageSum", "Results"]

MessageSum = tuple[MessageState, MessageTrouble | None]
"""How messages stand, and why, where there is a reason."""


@dataclass(frozen=True, slots=True)
class KeptCampaign:
    """`plan` as it is written down; `till` runs it. `ended_by`: the person who ended it; empty where it runs,
    is stopped or came to its end by itself."""

    campaign_id: str
    name: str
    plan: str
    seed: str
    till: str
    started_on: date
    started_by: str
    state: CampaignState
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class CouponsUsed:
    """Of the coupons that a campaign gave: how many were used, and how many members used one.

    Whoever went up in another is that other; what moved with them was not used by that.
    """

    coupons: int = 0
    members: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """What those who were given something bought from a day on, and those held back, as sales are known here; less
    what came back of it.

    `buyers`: of those given something, how many bought anything.
    """

    given: Group
    held: Group
    buyers: int


class Campaigns(Protocol):
    def get(self, campaign_id: str) -> KeptCampaign | None: ...

    def all(self) -> list[KeptCampaign]:
        """The newest first."""
        ...

    def running(self, till: str) -> list[KeptCampaign]:
        """Those that till runs, the oldest first."""
        ...

    def coupons_used(self, rule: str) -> CouponsUsed: ...

    def chances_used(self, rule: str) -> int:
        """Of the spins that a campaign gave: how many were used, as known here."""
        ...

    def messages(self, rule: str) -> Mapping[MessageSum, int]:
        """How many of what was written to those whom it gave something stand how: each is looked up."""
        ...

    def messages_cost(self, rule: str) -> int:
        """What those of them cost that went, or may have, in minor units."""
        ...

    def results(self, rule: str, first: date) -> Results:
        """Each member's sales are looked up: beside the counter."""
        ...
