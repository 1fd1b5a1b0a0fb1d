"""A member as the panel shows one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from shuke.application.counter.desk import Desk
from shuke.application.counter.receipt import FRESH_MS
from shuke.presenters.member_debts import DebtState
from shuke.wording.members import AS_KNOWN_AT
from shuke.wording.said import Words, said

__all__ = ["MemberState", "TodayState", "as_known_at"]


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
        ahead: what going on as before brings them.
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
    ahead: Words = ""
    note: str = ""


def as_known_at(desk: Desk, known_at_ms: int) -> Words:
    """Since when a balance was not confirmed; empty if it is fresh, or this till is the only one."""
    now_ms = desk.recorder.now_ms()
    if known_at_ms <= 0 or now_ms - known_at_ms <= FRESH_MS:
        return ""
    known, now = desk.local_time(known_at_ms), desk.local_time(now_ms)
    old = now - known >= timedelta(days=1) or now.date() != known.date()
    return said(AS_KNOWN_AT, time=f"{known:%m-%d %H:%M}" if old else f"{known:%H:%M}")
