"""A member as a till knows one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.money import Money
from shuke.domain.profile import Profile

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """`cumulative` is the money paid that counts towards tiers; `last_visit_ms` is for people's eyes. `tier_term`
    counts demotions; whatever is decided about the tier names it."""

    member_id: str
    number: str
    tier: str
    tier_since: date
    tier_term: int
    joined_on: date
    shop_id: str
    sales: int
    cumulative: Money
    last_sale_on: date | None
    last_visit_ms: int
    profile: Profile
