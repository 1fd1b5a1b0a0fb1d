"""What a shift's report says, before any paper is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.facts.shift_closed import Outstanding
from shuke.domain.money import Money
from shuke.domain.shift import Pieces, ShiftFigures

__all__ = ["ShiftReport"]


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """
    Attributes:
        number: of a closed shift; empty for one that is open.
        opened_at, until: on the shop's own clock; `opened_on`, `until_on` are business dates.
        float_known: somebody counted it.
        counted, difference: None while it is open.
        outstanding_known_at: when head office last confirmed it; empty where there is none.
        language, sign: what it is printed in, and the currency's sign.
    """

    number: str
    shop_name: str
    till: str
    opened_on: date
    opened_at: str
    opened_by: str
    float_known: bool
    until_on: date
    until: str
    by: str
    figures: ShiftFigures
    expected: Money
    language: str
    sign: str
    approved_by: str = ""
    counted: Money | None = None
    difference: Money | None = None
    pieces: Pieces = ()
    reason: str = ""
    outstanding: tuple[Outstanding, ...] = ()
    outstanding_known_at: str = ""

    @property
    def over_night(self) -> bool:
        """It was still open when the business date changed."""
        return self.until_on > self.opened_on
