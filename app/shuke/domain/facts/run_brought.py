"""`run.brought`: what a run of a campaign, or of care, brought some members, and whom it held back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.campaigns.handout import CONTACT, MARKETING
from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.handed_out import QuotaUsed, quota_rows
from shuke.domain.facts.rows import Add, Cell, Raise, RowOperation
from shuke.domain.slices.account import AccountKind
from shuke.domain.wheel_chances import CHANCES_GIVEN

__all__ = ["RunBrought"]


@dataclass(frozen=True, slots=True)
class RunBrought:
    """Each member once for each rule and occasion: whoever records it looks at what the member's row says of them.

    Attributes:
        rule: the campaign, or what care is taken of: ``campaign.01J…``, ``care.birthday``.
        occasion: which time of it: ``once``, a year, a day.
        held_back: of a campaign, some who get nothing, so that the others can be compared with them.
        event: to which they are invited; empty: to none.
        message: what is written to them, by the name that whoever sends it knows; empty: nothing.
        marketing: it counts for how often a member is turned to.
        quotas: what each of them is given to use up beside that: spins of the wheel.
    """

    KIND: ClassVar[str] = "run.brought"
    VERSION: ClassVar[int] = 1

    rule: str
    occasion: str
    programme: str
    programme_version: int
    members: tuple[Brought, ...]
    held_back: tuple[str, ...] = ()
    event: str = ""
    message: str = ""
    marketing: bool = True
    quotas: tuple[QuotaUsed, ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *brought_rows(header, self.members, self.KIND),
            *(row for member in self.members for row in self._given(header, member)),
            *(Add("handouts", self._key(member_id), {"held": 1}) for member_id in self.held_back),
        )

    def _given(self, header: FactHeader, member: Brought) -> Iterator[RowOperation]:
        used = [QuotaUsed(self.rule, self.occasion, 1), *self.quotas]
        if self.marketing:
            used.append(QuotaUsed(MARKETING, CONTACT, 1))
        yield from quota_rows(header, member.member_id, used)
        points = sum(entry.amount for entry in member.entries if entry.account is AccountKind.POINTS)
        chances = sum(one.times for one in self.quotas if one.rule == CHANCES_GIVEN)
        amounts = {"given": 1, "points": points, "coupons": len(member.coupons), "chances": chances}
        key = self._key(member.member_id)
        yield Add("handouts", key, amounts)
        yield Raise("handouts", key, {"given_on": header.business_date.isoformat()})

    def _key(self, member_id: str) -> dict[str, Cell]:
        return {"rule": self.rule, "occasion": self.occasion, "member_id": member_id}
