"""What staff are paid by, as the store keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.membership.state import TopUpOnRecord
from shuke.domain.money import Money

__all__ = ["GoalKept", "StaffPay", "WorkKept"]


@dataclass(frozen=True, slots=True)
class WorkKept:
    """What somebody did in a time."""

    staff_id: str
    sold: Money
    back: Money
    enrolled: int


@dataclass(frozen=True, slots=True)
class GoalKept:
    """`whole_shop`: what everybody sold counts."""

    staff_id: str
    post: str
    amount: Money
    whole_shop: bool


class StaffPay(Protocol):
    def worked(self, first: date, last: date) -> list[WorkKept]:
        """Of everybody, both days included, as far as it lies here."""
        ...

    def sold_top_ups(self, first: date, last: date) -> list[TopUpOnRecord]:
        """Those with a seller that were paid in, or paid back last, in these days."""
        ...

    def goals(self, month: str) -> list[GoalKept]: ...
