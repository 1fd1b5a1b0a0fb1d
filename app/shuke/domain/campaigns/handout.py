"""What a campaign, or care, gives each of many members."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.wheel_chances import MOST_CHANCES

__all__ = ["CONTACT", "MARKETING", "MOST_COUPONS", "MOST_POINTS", "Handout"]

MOST_POINTS = 100_000
MOST_COUPONS = 20
"""Of one member, at once."""

MARKETING, CONTACT = "marketing", "contact"
"""Rule and period under which a member's row says when a campaign turned to them last, whichever it was."""


@dataclass(frozen=True, slots=True)
class Handout:
    """All of it, or nothing.

    Attributes:
        coupon: a kind of the programme's, `count` of them; empty: none.
        event: the member is invited to it; empty: to none.
        message: what is written to the member, by the name that whoever sends it knows; empty: nothing.
        chances: spins of the wheel, beside those of the day.
    """

    points: int = 0
    coupon: str = ""
    count: int = 1
    event: str = ""
    message: str = ""
    chances: int = 0

    @property
    def empty(self) -> bool:
        return not (self.points or self.coupon or self.event or self.message or self.chances)

    @property
    def in_bounds(self) -> bool:
        counts = 0 <= self.points <= MOST_POINTS and 0 < self.count <= MOST_COUPONS
        return not self.empty and counts and 0 <= self.chances <= MOST_CHANCES
