"""What the window of campaigns shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum

from shuke.domain.campaigns.plan import Every
from shuke.presenters.counter_words import Notice
from shuke.wording.said import Words

__all__ = ["NEW", "STEPS", "CampaignField", "CampaignMaking", "CampaignRow", "CampaignTold", "CampaignsState"]

NEW = "new"
"""The key of a campaign that is being made."""

STEPS = 5
"""Whom, what, when, bounds, look over."""


class CampaignField(StrEnum):
    """What is typed; texts as they were typed."""

    NAME = "name"
    POINTS = "points"
    CHANCES = "chances"
    COUNT = "count"
    FIRST = "first"
    LAST = "last"
    MEMBERS = "members"
    BUDGET = "budget"
    CONTROL = "control"
    GAP = "gap"
    QUIET_FROM = "quiet_from"
    QUIET_TO = "quiet_to"


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """`key`: NEW, or a campaign's id."""

    key: str
    name: Words
    detail: Words
    state: Words = ""


@dataclass(frozen=True, slots=True)
class CampaignMaking:
    """One that is being made, from step 0 on.

    Attributes:
        audiences: by their key, those to choose among; `audience` is chosen.
        count: how many are in it now; empty while they are counted.
        coupons, messages, events: by their key; the empty key is none.
        wheel: whether the programme has one, whose spins can be given.
        message_told: the chosen message as a sample member gets it, then what is to be known of it.
        review: the whole of it in sentences, once it can be started.
    """

    step: int = 0
    audiences: Mapping[str, Words] = dataclass_field(default_factory=dict)
    audience: str = ""
    about: Words = ""
    count: Words = ""
    coupons: Mapping[str, Words] = dataclass_field(default_factory=dict)
    coupon: str = ""
    wheel: bool = False
    messages: Mapping[str, Words] = dataclass_field(default_factory=dict)
    message: str = ""
    message_told: tuple[Words, ...] = ()
    events: Mapping[str, Words] = dataclass_field(default_factory=dict)
    event: str = ""
    every: Every = Every.ONCE
    texts: Mapping[CampaignField, str] = dataclass_field(default_factory=dict)
    review: tuple[Words, ...] = ()
    fault: Words = ""


@dataclass(frozen=True, slots=True)
class CampaignTold:
    """One that was started: its plan in sentences, its figures with their names, what it did in a sentence.
    `can_call_off`: it is through with everybody, and of what it wrote some has not left."""

    plan: tuple[Words, ...] = ()
    figures: tuple[tuple[Words, Words], ...] = ()
    verdict: Words = ""
    can_stop: bool = False
    can_go_on: bool = False
    can_call_off: bool = False


@dataclass(frozen=True, slots=True)
class CampaignsState:
    """Either `making` or `told` is there, or neither while it is read."""

    rows: tuple[CampaignRow, ...] = ()
    chosen: str = NEW
    title: Words = ""
    making: CampaignMaking | None = None
    told: CampaignTold | None = None
    busy: bool = False
    notice: Notice | None = None
