"""`member.promoted`: a member took up an offered tier. Two tills may record it, and be heard of in any order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.brought import Brought, CardIssuedAnew, CardMoved
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import NOTHING_GIVEN, GivenByRules
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Raise, RowOperation
from shuke.domain.tier_held import TierHeld

__all__ = ["GRANTED", "MemberPromoted"]

GRANTED = "granted"
"""The period under which lies, among a member's quotas, how much of a perk promotions granted."""


@dataclass(frozen=True, slots=True)
class MemberPromoted:
    """`rank` is the new tier's place among the programme's, `term` the member's when this was decided: a promotion
    never takes back a higher one, and a demotion ends all that were decided before it. `given` came with it.
    `sums_from` and `progress` are what the card's new term begins with; see `TierHeld`. `cards`: what becomes of
    the card held before; `issued`: the one of the new tier. `granted`: perks that it grants for good, as (rule,
    amount)."""

    KIND: ClassVar[str] = "member.promoted"
    VERSION: ClassVar[int] = 1

    member_id: str
    from_tier: str
    to_tier: str
    since: date
    rule: str
    rank: int
    term: int = 0
    given: GivenByRules = NOTHING_GIVEN
    sums_from: date | None = None
    progress: int = 0
    cards: tuple[CardMoved, ...] = ()
    issued: tuple[CardIssuedAnew, ...] = ()
    granted: tuple[tuple[str, int], ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        held = TierHeld(
            self.term,
            self.rank,
            self.since,
            self.to_tier,
            sums_from=self.sums_from,
            progress=self.progress,
        )
        return (
            Raise("members", {"member_id": self.member_id}, {"tier_held": held.word}),
            *self.given.rows(header, self.member_id),
            *(
                Add("uses", {"member_id": self.member_id, "rule": rule, "period": GRANTED}, {"times": amount})
                for rule, amount in self.granted
            ),
            concerns(header, self.member_id, self.KIND),
            *Brought(self.member_id, cards=self.cards, issued=self.issued).rows(header.business_date),
        )
