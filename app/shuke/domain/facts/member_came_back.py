"""`member.came_back`: somebody whose membership had ended qualified again: the same member, from nothing on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import NOTHING_GIVEN, GivenByRules
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.member_consented import terms_row
from shuke.domain.facts.rows import Add, Cell, Put, Raise, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.tier_held import TierHeld

__all__ = ["MemberCameBack"]


@dataclass(frozen=True, slots=True)
class MemberCameBack:
    """`term` goes on from the one that ended. `profile` is the salted hash of what was told this time.

    Attributes:
        cumulative_before: money that counted before, and counts no longer.
    """

    KIND: ClassVar[str] = "member.came_back"
    VERSION: ClassVar[int] = 1

    member_id: str
    tier: str
    term: int
    joined_on: date
    profile: bytes
    shop_id: str
    rule: str
    terms_version: int
    evidence: str = ""
    cumulative_before: Money = ZERO
    given: GivenByRules = NOTHING_GIVEN

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        member: dict[str, Cell] = {"member_id": self.member_id}
        told: dict[str, Cell] = {
            "joined_on": self.joined_on.isoformat(),
            "shop_id": self.shop_id,
            "profile": self.profile,
        }
        held = TierHeld(self.term, 0, self.joined_on, self.tier).word
        return (
            Put("members", member, told),
            Raise("members", member, {"tier_held": held, "last_visit_ms": header.recorded_at_ms}),
            Add("members", member, {"cumulative_minor": -self.cumulative_before.minor}),
            *self.given.rows(header, self.member_id),
            terms_row(header, self.member_id, self.terms_version),
            concerns(header, self.member_id, self.KIND),
        )
