"""`goodwill.refunded`: cash was given back for goods whose sale nobody could look at; head office raises a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.basket import TenderKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.sale_refunded import PaidBack, refund_row
from shuke.domain.money import Money

__all__ = ["GoodwillRefunded"]


@dataclass(frozen=True, slots=True)
class GoodwillRefunded:
    """
    Attributes:
        number: its own, as printed.
        receipt_number: what stands on the paper that was shown.
        sale_till, sale_epoch, sale_seq: the place of the sale by the paper's signed code; empty and 0 where only the
            number was typed.
        approved_by: the second person where one had to say yes.
    """

    KIND: ClassVar[str] = "goodwill.refunded"
    VERSION: ClassVar[int] = 1

    number: str
    receipt_number: str
    amount: Money
    reason: str
    shift: InShift
    sale_till: str = ""
    sale_epoch: int = 0
    sale_seq: int = 0
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        place = (self.sale_till, self.sale_epoch, self.sale_seq)
        back = (PaidBack(TenderKind.CASH, self.amount),)
        amounts = {"refunds": 1, "refunded_minor": self.amount.minor}
        return (
            refund_row(header, place, self.number, self.receipt_number, back, {}, goodwill=True),
            *self.shift.rows(header, amounts, paid_back=((TenderKind.CASH, self.amount),)),
            day_sum(header, refunds=1, back_minor=self.amount.minor),
        )
