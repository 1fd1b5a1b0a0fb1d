"""What tills took, day by day, and what became of coupons, from sums that run along with facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.slices.account import AccountKind

__all__ = ["CouponSum", "DayTakings", "Takings"]


@dataclass(frozen=True, slots=True)
class DayTakings:
    """One till's on one business date. Money in minor units; `taken_minor` before what came back."""

    till: str
    on: date
    sales: int = 0
    taken_minor: int = 0
    back_minor: int = 0
    points_earned: int = 0
    points_used: int = 0
    topped_up_minor: int = 0
    joined: int = 0


@dataclass(frozen=True, slots=True)
class CouponSum:
    """Coupons of a kind that one rule gave: how many there were, and how many are open, lapsed, or were withdrawn."""

    kind: str
    rule: str
    given: int
    open: int
    lapsed: int
    withdrawn: int

    @property
    def used(self) -> int:
        return self.given - self.open - self.lapsed - self.withdrawn


class Takings(Protocol):
    def between(self, first: date, last: date) -> list[DayTakings]:
        """Of every till known here; of a till and a day there may be more than one."""
        ...

    def owed(self) -> dict[tuple[str, AccountKind], int]:
        """By the till that recorded it and account: what members got there, less what they used and what lapsed
        there; together it is what they have. Only accounts that count something."""
        ...

    def coupons(self) -> list[CouponSum]:
        """By kind and rule; at head office alone."""
        ...
