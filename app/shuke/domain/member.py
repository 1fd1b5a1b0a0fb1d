"""A member as a till knows one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.tier_held import TierHeld

__all__ = ["Member"]


@dataclass(frozen=True, slots=True)
class Member:
    """`cumulative` is the money paid that counts towards tiers; `last_visit_ms` is for people's eyes. Whatever is
    decided about the tier names the term of what is `held`. `merged_into`: who stands for this member since two were
    found to be one person. `erased`: nothing personal is known any more, by their own wish."""

    member_id: str
    number: str
    held: TierHeld
    joined_on: date
    shop_id: str
    sales: int
    cumulative: Money
    last_sale_on: date | None
    last_visit_ms: int
    profile: Profile
    merged_into: str = ""
    erased: bool = False

    @property
    def tier(self) -> str:
        return self.held.tier

    @property
    def tier_since(self) -> date:
        """The day on which the tier was given."""
        return self.held.given or self.held.since

    @property
    def tier_term(self) -> int:
        return self.held.term

    @property
    def term_since(self) -> date:
        """The first day of the card's present term."""
        return self.held.since

    @property
    def sums_from(self) -> date:
        """The first day that sums of the term look at."""
        return self.held.sums_from or self.held.since

    @property
    def active(self) -> bool:
        return self.held.state is MembershipState.ACTIVE
