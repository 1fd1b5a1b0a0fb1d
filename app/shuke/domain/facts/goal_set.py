"""`goal.set`: what a member of staff is to reach in a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import Money

__all__ = ["GoalSet"]


@dataclass(frozen=True, slots=True)
class GoalSet:
    """
    Attributes:
        month: 2026-03.
        post: the key of a target in the programme.
        amount: of top-ups; nothing takes the goal back.
        whole_shop: what everybody sold counts, not what this person did alone.
    """

    KIND: ClassVar[str] = "goal.set"
    VERSION: ClassVar[int] = 1

    month: str
    staff_id: str
    post: str
    amount: Money
    whole_shop: bool = False

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, int | str] = {
            "post": self.post,
            "amount_minor": self.amount.minor,
            "whole_shop": int(self.whole_shop),
        }
        return (Put("staff_goals", {"staff_id": self.staff_id, "month": self.month}, values),)
