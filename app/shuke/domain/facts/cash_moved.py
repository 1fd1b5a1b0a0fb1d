"""`cash.moved`: cash put into the drawer or taken out beside sales, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import RowOperation
from shuke.domain.money import Money
from shuke.domain.shift import CashDirection

__all__ = ["CashMoved"]


@dataclass(frozen=True, slots=True)
class CashMoved:
    """`approved_by` is the second person where one had to say yes."""

    KIND: ClassVar[str] = "cash.moved"
    VERSION: ClassVar[int] = 1

    shift: InShift
    direction: CashDirection
    amount: Money
    reason: str
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        column = "cash_in_minor" if self.direction is CashDirection.IN else "cash_out_minor"
        return self.shift.rows(header, {column: self.amount.minor})
