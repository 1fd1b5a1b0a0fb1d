"""A member as the panel shows one."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.presenters.member_debts import DebtState
from shuke.wording.said import Words

__all__ = ["MemberState", "TodayState"]


@dataclass(frozen=True, slots=True)
class TodayState:
    """What today brings; `icon` names one of the icon set."""

    icon: str
    words: Words


@dataclass(frozen=True, slots=True)
class MemberState:
    """The member in the order in which a cashier looks.

    Attributes:
        tier_place, tiers: the tier's place from below and how many there are; gives the badge its look.
        here: what of the points this till may use now, where that is less than what is known.
        also: what they have beside points: stored value, coupons, stamps.
        known_at: since when the balance was not confirmed; empty if it is fresh.
        note: what the counter should know of somebody.
        near_permille: how far the way to the next tier is gone.
    """

    member_id: str
    name: Words
    tier: Words
    tier_place: int
    tiers: int
    phone: str
    card: str
    points: str
    worth: Words = ""
    here: Words = ""
    known_at: Words = ""
    also: tuple[Words, ...] = ()
    debts: tuple[DebtState, ...] = ()
    today: tuple[TodayState, ...] = ()
    near: Words = ""
    near_permille: int = 0
    note: str = ""
