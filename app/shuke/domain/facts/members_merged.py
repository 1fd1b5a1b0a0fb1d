"""`members.merged`: two members are one person. One of them stands for both; what the other has moves there.

Nobody's entries are rewritten: what moves is booked out of the one and into the other, so both histories stay.
Whoever holds a part moves it, a till its own slices, head office the pool and what was heard later: the fact is
recorded again for that, by each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.brought import BesideMoved
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import CouponIssued, LedgerEntry
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.tier_held import TierHeld

__all__ = ["MERGED", "Counted", "MembersMerged", "MergedPart", "Used"]

MERGED = "merged"
"""Why the ledger's entries were made."""


@dataclass(frozen=True, slots=True)
class Counted:
    counter: str
    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Used:
    rule: str
    period: str
    times: int


@dataclass(frozen=True, slots=True)
class MergedPart:
    """What moves from the one to the other: accounts as the other gets them, and what the coupons are."""

    entries: tuple[LedgerEntry, ...] = ()
    coupons: tuple[CouponIssued, ...] = ()
    counts: tuple[Counted, ...] = ()
    used: tuple[Used, ...] = ()
    sales: int = 0
    cumulative: Money = ZERO

    @property
    def is_nothing(self) -> bool:
        return self == MergedPart()


@dataclass(frozen=True, slots=True)
class MembersMerged:
    """`member_id` goes up in `into`, who gets the tier `held` where the other's was higher, and cards beside it;
    `last_sale_on` and `last_visit_ms` are the other's."""

    KIND: ClassVar[str] = "members.merged"
    VERSION: ClassVar[int] = 1

    member_id: str
    into: str
    part: MergedPart = MergedPart()
    held: TierHeld | None = None
    beside: tuple[BesideMoved, ...] = ()
    last_sale_on: date | None = None
    last_visit_ms: int = 0
    reason: str = ""
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        floors: dict[str, int | str] = {
            "last_visit_ms": self.last_visit_ms,
            "last_sale_on": self.last_sale_on.isoformat() if self.last_sale_on else "",
        }
        if self.held is not None:
            floors["tier_held"] = self.held.word
        stays: dict[str, Cell] = {"member_id": self.into}
        return (
            Raise("members", {"member_id": self.member_id}, {"merged_into": self.into}),
            Raise("members", stays, floors),
            *self._sums(),
            *self._moves(header),
            *(
                Put("coupons", {**stays, "coupon_id": one.coupon_id}, _cells(one))
                for one in self.part.coupons
            ),
            *(
                Raise("cards_beside", {**stays, "card": one.key}, {"held": one.held.word})
                for one in self.beside
            ),
            *(concerns(header, whose, self.KIND) for whose in dict.fromkeys((self.member_id, self.into))),
        )

    def _sums(self) -> Iterator[RowOperation]:
        for member_id, sign in self._both:
            key: dict[str, Cell] = {"member_id": member_id}
            sums = {"sales": sign * self.part.sales, "cumulative_minor": sign * self.part.cumulative.minor}
            yield Add("members", key, sums)
            for one in self.part.counts:
                counted = {**key, "counter": one.counter, "day": one.day.isoformat()}
                yield Add("counted", counted, {"amount": sign * one.amount})
            for used in self.part.used:
                yield Add(
                    "uses", {**key, "rule": used.rule, "period": used.period}, {"times": sign * used.times}
                )

    def _moves(self, header: FactHeader) -> Iterator[RowOperation]:
        number = 0
        for entry in self.part.entries:
            for member_id, sign in self._both:
                number += 1
                account: dict[str, Cell] = {
                    "member_id": member_id,
                    "account": entry.account.value,
                    "lot": entry.lot,
                }
                moved = {"amount": sign * entry.amount}
                yield Insert(
                    "ledger",
                    {
                        "till_id": header.till,
                        "epoch": header.epoch,
                        "seq": header.seq,
                        "entry_no": number,
                        **account,
                        **moved,
                        "reason": entry.reason,
                        "business_date": header.business_date.isoformat(),
                    },
                )
                yield Add("balances", account, moved)
                if header.till != HEAD_OFFICE:
                    yield Add("slices", {"till_id": header.till, **account}, moved)

    @property
    def _both(self) -> tuple[tuple[str, int], tuple[str, int]]:
        return (self.member_id, -1), (self.into, 1)


def _cells(coupon: CouponIssued) -> dict[str, Cell]:
    return {
        "kind": coupon.kind,
        "first_day": coupon.first_day.isoformat(),
        "last_day": coupon.last_day.isoformat() if coupon.last_day else "",
        "rate": coupon.rate,
        "rule": coupon.rule,
    }
