"""`members.carried_over`: members of an older system, taken over many at a time with what it still owed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.card import MEMBER_CARD
from shuke.domain.facts.card_rows import issued_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.rows import RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["MOST_CARRIED", "CarriedMember", "MembersCarriedOver"]

MOST_CARRIED = 200
"""Members in one fact; a file is taken over in as many as it needs."""


@dataclass(frozen=True, slots=True)
class CarriedMember:
    """As in `MemberCarriedOver`; the card has the member's number, and runs from the day of taking over."""

    member_id: str
    number: str
    tier: str
    joined_on: date
    profile: bytes
    card_id: str
    card_expires_on: date | None = None
    lots: tuple[CarriedLot, ...] = ()
    cumulative: Money = ZERO
    sales: int = 0
    last_sale_on: date | None = None
    counts: tuple[tuple[str, date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MembersCarriedOver:
    """The lots become slices of the till that records this; each tier's term begins on `tier_since`. No till writes
    a member twice; of one that did, the first counts.

    Attributes:
        origin: what the older system is called.
        approved_by: who let it be done; empty if whoever is signed in had the right.
    """

    KIND: ClassVar[str] = "members.carried_over"
    VERSION: ClassVar[int] = 1

    members: tuple[CarriedMember, ...]
    origin: str
    shop_id: str
    tier_since: date
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return tuple(self._rows(header))

    def of(self, member_id: str) -> MemberCarriedOver | None:
        """What it says of one member."""
        return next((self._alone(one) for one in self.members if one.member_id == member_id), None)

    def _rows(self, header: FactHeader) -> Iterator[RowOperation]:
        entries = 0
        seen: set[str] = set()
        for one in self.members:
            if one.member_id in seen:
                continue
            seen.add(one.member_id)
            yield from self._alone(one).carried_rows(header, self.KIND, entries)
            entries += len(one.lots)
            yield from issued_rows(
                one.card_id, one.member_id, one.number, MEMBER_CARD, self.tier_since, one.card_expires_on
            )

    def _alone(self, one: CarriedMember) -> MemberCarriedOver:
        return MemberCarriedOver(
            member_id=one.member_id,
            number=one.number,
            tier=one.tier,
            tier_since=self.tier_since,
            joined_on=one.joined_on,
            profile=one.profile,
            shop_id=self.shop_id,
            origin=self.origin,
            lots=one.lots,
            cumulative=one.cumulative,
            sales=one.sales,
            last_sale_on=one.last_sale_on,
            counts=one.counts,
        )
