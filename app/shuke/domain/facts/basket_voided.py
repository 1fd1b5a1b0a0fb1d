"""`basket.voided`: a basket was given up; what lay in it is kept for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.basket import BasketLine
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation
from shuke.domain.money import Money

__all__ = ["BasketVoided"]


@dataclass(frozen=True, slots=True)
class BasketVoided:
    KIND: ClassVar[str] = "basket.voided"
    VERSION: ClassVar[int] = 1

    basket_id: str
    lines: tuple[BasketLine, ...]
    gross: Money
    member_id: str | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
