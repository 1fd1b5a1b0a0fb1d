"""Sales as the store keeps them, and what came back of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.money import Money
from shuke.domain.refund import RefundKnown, RefundPermit, SalePlace

__all__ = ["SaleFound", "SaleQuery", "Sales", "TillTotals"]


@dataclass(frozen=True, slots=True)
class TillTotals:
    """What a till sold in one epoch: how many sales and how much was to pay, in minor units."""

    sales: int
    paid_minor: int


@dataclass(frozen=True, slots=True)
class SaleQuery:
    """Which of a till's sales. What is empty asks nothing; of number end, amount and members any will do."""

    till: str
    number_end: str = ""
    amount: Money | None = None
    member_ids: tuple[str, ...] = ()
    first_day: date | None = None


@dataclass(frozen=True, slots=True)
class SaleFound:
    """`refunds`: how often something of it came back, as known here."""

    place: SalePlace
    receipt_number: str
    on: date
    at_ms: int
    staff_id: str
    member_id: str
    to_pay: Money
    refunds: int


class Sales(Protocol):
    def totals(self, till: str, epoch: int) -> TillTotals: ...

    def by_receipt(self, receipt_number: str) -> tuple[str, int, int] | None:
        """(till, epoch, seq) of the sale's fact."""
        ...

    def latest_receipt(self, till: str) -> str | None:
        """The number of the till's newest sale."""
        ...

    def found(self, query: SaleQuery, limit: int) -> list[SaleFound]:
        """The newest first."""
        ...

    def refunds_of(self, place: SalePlace, receipt_number: str) -> list[RefundKnown]:
        """What came back of a sale, wherever that was, as known here, oldest first; goodwill by its paper too."""
        ...

    def permit_of(self, place: SalePlace) -> RefundPermit | None:
        """Which till was given the sale last; head office's own."""
        ...

    def put_permit(self, permit: RefundPermit) -> None: ...
