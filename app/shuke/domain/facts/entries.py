"""What facts book: movements of lots in a member's accounts, and coupons given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import flow_rows
from shuke.domain.facts.rows import Add, Cell, Insert, InsertMany, RowOperation
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind

__all__ = [
    "NOTHING_GIVEN",
    "CouponIssued",
    "GivenByRules",
    "LedgerEntry",
    "coupon_rows",
    "entry_rows",
    "points_in",
]


_LEDGER = (
    "till_id",
    "epoch",
    "seq",
    "entry_no",
    "member_id",
    "account",
    "lot",
    "amount",
    "reason",
    "business_date",
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A movement of one lot of an account. Positive adds. `reason` is the rule that caused it."""

    account: AccountKind
    lot: str
    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class CouponIssued:
    """A coupon in a member's hands. It is there once, as a lot of its own in the account COUPON, and belongs to the
    till that gave it until head office moves it.

    Attributes:
        kind: its key in the programme document.
        rate: what is paid with it, as ``4/5``; empty: it has none.
        rule: what gave it.
    """

    coupon_id: str
    kind: str
    first_day: date
    last_day: date | None
    rate: str
    rule: str

    @property
    def entry(self) -> LedgerEntry:
        """The movement that brings it."""
        return LedgerEntry(AccountKind.COUPON, self.coupon_id, 1, self.rule)


@dataclass(frozen=True, slots=True)
class GivenByRules:
    """What rewards brought along with an act: movements, coupons, and quotas used, as (rule, period)."""

    entries: tuple[LedgerEntry, ...] = ()
    coupons: tuple[CouponIssued, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()

    def rows(self, header: FactHeader, member_id: str) -> tuple[RowOperation, ...]:
        moves = (*self.entries, *(coupon.entry for coupon in self.coupons))
        return (
            *entry_rows(header, member_id, moves),
            *coupon_rows(member_id, self.coupons),
            *(
                Add("uses", {"member_id": member_id, "rule": rule, "period": period}, {"times": 1})
                for rule, period in self.uses
            ),
        )


NOTHING_GIVEN = GivenByRules()


def points_in(entries: Iterable[LedgerEntry]) -> int:
    """The points that these bring."""
    return sum(one.amount for one in entries if one.account is AccountKind.POINTS and one.amount > 0)


def entry_rows(
    header: FactHeader, member_id: str, entries: Iterable[LedgerEntry], *, back: bool = False
) -> tuple[RowOperation, ...]:
    """The ledger's new entries, and what they do to the balances and to this till's own slices. What head office
    books is nobody's: it is in the pool, and dealt from there. `back`: they undo what was booked before."""
    operations: list[RowOperation] = []
    ledger: list[tuple[Cell, ...]] = []
    moves: list[tuple[str, int, str]] = []
    till, day = header.till, header.business_date.isoformat()
    for number, entry in enumerate(entries, start=1):
        kind, lot, amount = entry.account.value, entry.lot, entry.amount
        ledger.append(
            (till, header.epoch, header.seq, number, member_id, kind, lot, amount, entry.reason, day)
        )
        account: dict[str, Cell] = {"member_id": member_id, "account": kind, "lot": lot}
        operations.append(Add("balances", account, {"amount": amount}))
        if till != HEAD_OFFICE:
            operations.append(Add("slices", {"till_id": till, **account}, {"amount": amount}))
        moves.append((kind, amount, entry.reason))
    if not ledger:
        return ()
    return (InsertMany("ledger", _LEDGER, ledger), *operations, *flow_rows(header, moves, back=back))


def coupon_rows(member_id: str, coupons: Iterable[CouponIssued]) -> tuple[RowOperation, ...]:
    """What coupons given are, for whoever looks them up by their id."""
    return tuple(
        Insert(
            "coupons",
            {
                "member_id": member_id,
                "coupon_id": coupon.coupon_id,
                "kind": coupon.kind,
                "first_day": coupon.first_day.isoformat(),
                "last_day": coupon.last_day.isoformat() if coupon.last_day else "",
                "rate": coupon.rate,
                "rule": coupon.rule,
            },
        )
        for coupon in coupons
    )
