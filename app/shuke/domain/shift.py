"""A shift: the drawer from its float to its count, and everything sold between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.basket import TenderKind
from shuke.domain.money import ZERO, Money, total

__all__ = [
    "DENOMINATIONS",
    "MOST_IN_A_DRAWER",
    "MOST_PIECES",
    "USUALLY_UNEXPLAINED",
    "CashDirection",
    "DayFigures",
    "Pieces",
    "Shift",
    "ShiftFigures",
    "ShiftPolicy",
    "TenderTotal",
    "cash_of",
    "check_pieces",
    "tenders_in_order",
]

MOST_IN_A_DRAWER = Money(10_000_000_00)
MOST_PIECES = 100_000

USUALLY_UNEXPLAINED = Money(10_00)

DENOMINATIONS: Mapping[str, tuple[int, ...]] = {
    "CNY": (100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10),
    "HKD": (1000_00, 500_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10),
    "MOP": (1000_00, 500_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10),
    "TWD": (2000_00, 1000_00, 500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00),
    "SGD": (1000_00, 100_00, 50_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5),
    "USD": (100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 25, 10, 5, 1),
    "EUR": (500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1),
}
"""Notes and coins that are in use, in minor units, the largest first; by `shop.CURRENCY_SIGNS`."""

Pieces = tuple[tuple[int, int], ...]
"""What was counted: (denomination in minor units, how many of it)."""


class CashDirection(StrEnum):
    IN = "in"
    OUT = "out"


def cash_of(pieces: Pieces) -> Money:
    return total(Money(denomination * count) for denomination, count in pieces)


def check_pieces(pieces: Pieces, currency: str) -> bool:
    """Whether somebody can have counted that: each note and coin once, none below nothing."""
    known = DENOMINATIONS[currency]
    named = [denomination for denomination, _ in pieces]
    return (
        len(set(named)) == len(named)
        and all(denomination in known for denomination in named)
        and all(0 <= count <= MOST_PIECES for _, count in pieces)
        and cash_of(pieces) <= MOST_IN_A_DRAWER
    )


@dataclass(frozen=True, slots=True)
class ShiftPolicy:
    """
    Attributes:
        needed: nothing is sold before somebody stated the float. Otherwise it is asked for and may be put off: the
            first sale then opens the shift, with a float that nobody counted.
        unexplained: a difference up to this needs no reason.
    """

    needed: bool = False
    unexplained: Money = USUALLY_UNEXPLAINED


@dataclass(frozen=True, slots=True)
class TenderTotal:
    tender: TenderKind
    amount: Money
    times: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a shift sold on one business date; a shift that goes on past the change of the day has two."""

    day: date
    sales: int
    to_pay: Money


@dataclass(frozen=True, slots=True)
class ShiftFigures:
    """A shift in numbers.

    Attributes:
        started_with: the float.
        discount: line discounts; coupons and points stand by themselves.
        member_sales: how many of the sales were a member's.
        by_hand: taken off by somebody's word, before any rule.
        rounding: left to the customer (above nothing) when cash was rounded.
        refunded: paid back for goods, by all tenders; `refund_tenders` by each.
        collected: cash that members paid for exceptions.
        counts: how often the drawer was counted.
        topped_up: paid in by members: owed to them, no revenue. Its tenders stand with those of sales.
        bonus_given, bonus_back: came on top, and was withdrawn again.
        event_fees: how often a fee for an event was taken; `event_fee` what came in by it, `event_fee_back` went out.
    """

    started_with: Money = ZERO
    sales: int = 0
    member_sales: int = 0
    gross: Money = ZERO
    discount: Money = ZERO
    coupon_value: Money = ZERO
    points_value: Money = ZERO
    to_pay: Money = ZERO
    points_earned: int = 0
    points_used: int = 0
    coupons_used: int = 0
    coupons_given: int = 0
    by_hand: Money = ZERO
    rounding: Money = ZERO
    refunds: int = 0
    refunded: Money = ZERO
    collected: Money = ZERO
    cash_in: Money = ZERO
    cash_out: Money = ZERO
    drawer_openings: int = 0
    counts: int = 0
    top_ups: int = 0
    topped_up: Money = ZERO
    bonus_given: Money = ZERO
    paid_back: Money = ZERO
    bonus_back: Money = ZERO
    event_fees: int = 0
    event_fee: Money = ZERO
    event_fee_back: Money = ZERO
    tenders: tuple[TenderTotal, ...] = ()
    refund_tenders: tuple[TenderTotal, ...] = ()
    days: tuple[DayFigures, ...] = ()

    @property
    def cash_taken(self) -> Money:
        return total(one.amount for one in self.tenders if one.tender is TenderKind.CASH)

    @property
    def cash_refunded(self) -> Money:
        return total(one.amount for one in self.refund_tenders if one.tender is TenderKind.CASH)

    @property
    def expected(self) -> Money:
        """What should be in the drawer."""
        came = self.started_with + self.cash_taken + self.collected + self.cash_in
        return came - self.cash_out - self.cash_refunded


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of one till.

    Attributes:
        float_known: somebody counted the float; else a sale opened the shift by itself.
        counted_at_ms: 0 before the drawer was counted; `counted` and `expected` are of the last count.
        z_number: 0 while it is open; consecutive within the till's epoch `z_epoch`, whose fact `z_seq` closed it.
    """

    shift_id: str
    till: str
    opened_on: date
    opened_at_ms: int
    opened_by: str
    started_with: Money
    float_known: bool
    counted: Money = ZERO
    expected: Money = ZERO
    counted_at_ms: int = 0
    counted_by: str = ""
    z_number: int = 0
    z_epoch: int = 0
    z_seq: int = 0
    closed_on: date | None = None
    closed_at_ms: int = 0
    closed_by: str = ""

    @property
    def open(self) -> bool:
        return self.z_number == 0

    @property
    def difference(self) -> Money:
        """Above nothing: there is more in the drawer than there should be."""
        return self.counted - self.expected


def tenders_in_order(found: Iterable[TenderTotal]) -> tuple[TenderTotal, ...]:
    """Cash first, then as `TenderKind` lists them."""
    order = list(TenderKind)
    return tuple(sorted(found, key=lambda one: order.index(one.tender)))
