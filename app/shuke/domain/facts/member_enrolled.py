"""`member.enrolled`: somebody became a member. Name and phone are in the attachment, never here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import NOTHING_GIVEN, GivenByRules, points_in
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.member_assigned import looked_after_row
from shuke.domain.facts.member_consented import terms_row
from shuke.domain.facts.rows import Put, Raise, RowOperation
from shuke.domain.facts.worked import worked
from shuke.domain.looked_after import FIRST, LookedAfter
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.tier_held import TierHeld

__all__ = ["MemberEnrolled"]


@dataclass(frozen=True, slots=True)
class MemberEnrolled:
    """`profile` is the salted hash of the profile attachment; `terms_version` the accepted programme version;
    `evidence` what was shown where the programme asks for it (kind and masked number, never a copy); `given` is what
    joining brings by itself; `origin`: how the tier's card was come by;
    `referred`: somebody brought this member."""

    KIND: ClassVar[str] = "member.enrolled"
    VERSION: ClassVar[int] = 1

    member_id: str
    number: str
    tier: str
    joined_on: date
    profile: bytes
    shop_id: str
    rule: str
    terms_version: int
    evidence: str = ""
    given: GivenByRules = NOTHING_GIVEN
    origin: CardOrigin = CardOrigin.EARNED
    referred: bool = False

    def _received(self, header: FactHeader) -> tuple[RowOperation, ...]:
        """Whoever received somebody looks after them from then on."""
        if not header.staff:
            return ()
        return (looked_after_row(self.member_id, LookedAfter(FIRST, header.staff)),)

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "members",
                {"member_id": self.member_id},
                {
                    "number": self.number,
                    "joined_on": self.joined_on.isoformat(),
                    "shop_id": self.shop_id,
                    "profile": self.profile,
                },
            ),
            Raise(
                "members",
                {"member_id": self.member_id},
                {
                    "tier_held": TierHeld(0, 0, self.joined_on, self.tier, origin=self.origin).word,
                    "last_visit_ms": header.recorded_at_ms,
                },
            ),
            *self.given.rows(header, self.member_id),
            terms_row(header, self.member_id, self.terms_version),
            *self._received(header),
            concerns(header, self.member_id, self.KIND),
            worked(header.staff, header.till, header.business_date.isoformat(), enrolled=1),
            day_sum(
                header, joined=1, referred=int(self.referred), welcome_points=points_in(self.given.entries)
            ),
        )
