"""`members.carried_over`: members of an older system, taken over many at a time with what it still owed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.card import MEMBER_CARD
from shuke.domain.facts.card_rows import issued_rows
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import carried_in
from shuke.domain.facts.member_carried_over import OPENING_BALANCE, CarriedLot, MemberCarriedOver
from shuke.domain.facts.rows import AddMany, Cell, Columns, InsertMany, RowOperation
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
        """Column by column where it can be: a shop brings a hundred thousand of them."""
        members = self._each_once()
        if not members:
            return ()
        single = (
            operation
            for one in members
            for operation in (
                *self._alone(one).member_rows(),
                *issued_rows(
                    one.card_id, one.member_id, one.number, MEMBER_CARD, self.tier_since, one.card_expires_on
                ),
            )
        )
        return (
            *single,
            *_count_rows(members),
            *_ledger_rows(header, members),
            self._concerned(header, members),
        )

    def of(self, member_id: str) -> MemberCarriedOver | None:
        """What it says of one member."""
        return next((self._alone(one) for one in self.members if one.member_id == member_id), None)

    def _each_once(self) -> Sequence[CarriedMember]:
        found: dict[str, CarriedMember] = {}
        for one in self.members:
            found.setdefault(one.member_id, one)
        return tuple(found.values())

    def _concerned(self, header: FactHeader, members: Sequence[CarriedMember]) -> InsertMany:
        same = concerns(header, "", self.KIND).row
        return InsertMany.of(
            "member_facts",
            Columns(_but(same, "member_id"), {"member_id": [one.member_id for one in members]}),
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


def _but(row: Mapping[str, Cell], name: str) -> dict[str, Cell]:
    return {key: value for key, value in row.items() if key != name}


def _count_rows(members: Sequence[CarriedMember]) -> Iterator[AddMany]:
    counts = [(one.member_id, *count) for one in members for count in one.counts]
    if counts:
        ids, counters, days, amounts = zip(*counts, strict=True)
        keys: dict[str, Sequence[Cell]] = {
            "member_id": ids,
            "counter": counters,
            "day": [day.isoformat() for day in days],
        }
        yield AddMany("counted", Columns({}, keys), "amount", amounts)


def _ledger_rows(header: FactHeader, members: Sequence[CarriedMember]) -> Iterator[RowOperation]:
    lots = [(one.member_id, lot) for one in members for lot in one.lots]
    if not lots:
        return
    amounts = [lot.amount for _, lot in lots]
    account: dict[str, Sequence[Cell]] = {
        "member_id": [member_id for member_id, _ in lots],
        "account": [lot.account.value for _, lot in lots],
        "lot": [lot.lot for _, lot in lots],
    }
    same: dict[str, Cell] = {
        "till_id": header.till,
        "epoch": header.epoch,
        "seq": header.seq,
        "reason": OPENING_BALANCE,
        "business_date": header.business_date.isoformat(),
    }
    own: dict[str, Sequence[Cell]] = {"entry_no": range(1, len(lots) + 1), **account, "amount": amounts}
    yield InsertMany.of("ledger", Columns(same, own))
    yield AddMany("balances", Columns({}, account), "amount", amounts)
    yield AddMany("slices", Columns({"till_id": header.till}, account), "amount", amounts)
    yield from carried_in(header, ((lot.account, lot.amount) for _, lot in lots))
