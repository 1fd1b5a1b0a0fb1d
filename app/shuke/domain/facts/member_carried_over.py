"""`member.carried_over`: a member of an older system, taken over with balance, tier and history in figures.

It takes the place of `member.enrolled` for such members: they joined long ago, and their last visit was there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import carried_in
from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["OPENING_BALANCE", "CarriedLot", "MemberCarriedOver"]

OPENING_BALANCE = "carried_over"
"""Why the ledger's entries were made."""


@dataclass(frozen=True, slots=True)
class CarriedLot:
    """What the older system still owed of one lot of an account; negative where it had paid too much."""

    account: AccountKind
    lot: str
    amount: int


@dataclass(frozen=True, slots=True)
class MemberCarriedOver:
    """`profile` is the salted hash of the profile attachment. The lots become slices of the till that records
    this, as what is earned at a till does; an old system is therefore taken over at one till only.

    Attributes:
        origin: what the older system is called, for whoever asks where a balance came from.
        cumulative: money paid there that counts towards tiers.
        last_sale_on, last_visit_ms: there; None and 0 if unknown.
        counts: (counter, day, amount) of what counts there for thresholds; see `shuke.domain.programme.counting`.
    """

    KIND: ClassVar[str] = "member.carried_over"
    VERSION: ClassVar[int] = 1

    member_id: str
    number: str
    tier: str
    tier_since: date
    joined_on: date
    profile: bytes
    shop_id: str
    origin: str
    lots: tuple[CarriedLot, ...] = ()
    cumulative: Money = ZERO
    sales: int = 0
    last_sale_on: date | None = None
    last_visit_ms: int = 0
    counts: tuple[tuple[str, date, int], ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *self.member_rows(),
            *self._count_rows(),
            *self._ledger_rows(header),
            concerns(header, self.member_id, self.KIND),
        )

    def _count_rows(self) -> tuple[RowOperation, ...]:
        return tuple(
            Add(
                "counted",
                {"member_id": self.member_id, "counter": counter, "day": day.isoformat()},
                {"amount": amount},
            )
            for counter, day, amount in self.counts
        )

    def member_rows(self) -> tuple[RowOperation, ...]:
        key: dict[str, Cell] = {"member_id": self.member_id}
        return (
            Put(
                "members",
                key,
                {
                    "number": self.number,
                    "joined_on": self.joined_on.isoformat(),
                    "shop_id": self.shop_id,
                    "profile": self.profile,
                },
            ),
            Add("members", key, {"sales": self.sales, "cumulative_minor": self.cumulative.minor}),
            Raise(
                "members",
                key,
                {
                    "tier_held": TierHeld(0, 0, self.tier_since, self.tier).word,
                    "last_visit_ms": self.last_visit_ms,
                    "last_sale_on": self.last_sale_on.isoformat() if self.last_sale_on else "",
                },
            ),
        )

    def _ledger_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        operations: list[RowOperation] = []
        for number, carried in enumerate(self.lots, start=1):
            account: dict[str, Cell] = {
                "member_id": self.member_id,
                "account": carried.account.value,
                "lot": carried.lot,
            }
            entry: dict[str, Cell] = {
                "till_id": header.till,
                "epoch": header.epoch,
                "seq": header.seq,
                "entry_no": number,
                **account,
                "amount": carried.amount,
                "reason": OPENING_BALANCE,
                "business_date": header.business_date.isoformat(),
            }
            operations += (
                Insert("ledger", entry),
                Add("balances", account, {"amount": carried.amount}),
                Add("slices", {"till_id": header.till, **account}, {"amount": carried.amount}),
            )
        held = [(one.account, one.amount) for one in self.lots]
        return (*operations, *carried_in(header, held))
