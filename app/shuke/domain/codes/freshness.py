"""How fresh a rotating member code is, and what may be done with it. It always says who stands there; whether it may
pay is decided here, purely, from the time and from what this till saw before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.codes.chain import SLOT_S

__all__ = ["AHEAD_S", "FORGOTTEN_SLOTS", "LIVES_S", "Freshness", "LastShown", "freshness_of"]

LIVES_S = 90
"""So long after its slot began a code is fresh: no picture of it that is older can be."""

AHEAD_S = 30
"""A telephone may be so much ahead of this till."""

FORGOTTEN_SLOTS = 10
"""Codes so much older than one that is fresh are stale everywhere; nobody needs to remember them."""


class Freshness(StrEnum):
    """FRESH: just made. VOUCHED: it was not fresh, or a mere card, but the member's PIN was right. NO_TIME: this till
    does not know what time it is, so that it counts as a printed card. STALE: a picture of a code, or a page that
    stands still. AHEAD: of a time that is not yet. USED: fresh, but it was shown for another basket here."""

    FRESH = "fresh"
    VOUCHED = "vouched"
    NO_TIME = "no_time"
    STALE = "stale"
    AHEAD = "ahead"
    USED = "used"

    @property
    def may_spend(self) -> bool:
        return self not in (Freshness.STALE, Freshness.AHEAD, Freshness.USED)

    @property
    def proves(self) -> bool:
        """Whether nobody but the member can have shown or said it."""
        return self in (Freshness.FRESH, Freshness.VOUCHED)


@dataclass(frozen=True, slots=True)
class LastShown:
    """The newest slot of which this till saw a member's code, and for which basket."""

    slot: int
    basket_id: str


def freshness_of(slot: int, now_ms: int | None, last: LastShown | None, basket_id: str) -> Freshness:
    """
    Args:
        now_ms: by a clock that can be trusted; None where there is none.
        last: who saw a link can work out the earlier ones, so that these are used with it.
    """
    if now_ms is None:
        return Freshness.NO_TIME
    age_ms = now_ms - slot * SLOT_S * 1000
    if age_ms >= LIVES_S * 1000:
        return Freshness.STALE
    if age_ms < -AHEAD_S * 1000:
        return Freshness.AHEAD
    if last is not None and slot <= last.slot and basket_id != last.basket_id:
        return Freshness.USED
    return Freshness.FRESH
