"""`costs.set`: what a shop, or head office for all of them, says of the programme's cost, and its budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.figures.costs_said import CostsSaid

__all__ = ["CostsSet"]


@dataclass(frozen=True, slots=True)
class CostsSet:
    """It takes the place of the one before. `scope`: a shop's id; empty: the whole chain."""

    KIND: ClassVar[str] = "costs.set"
    VERSION: ClassVar[int] = 1

    scope: str
    said: CostsSaid

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        said = self.said
        values: dict[str, int | str] = {
            "margin_milli": said.margin_milli,
            "gift_minor": said.gift.minor,
            "prize_minor": said.prize.minor,
            "perk_minor": said.perk.minor,
            "guest_minor": said.guest.minor,
            "recruit_minor": said.recruit.minor,
            "budget_minor": said.budget.minor,
            "yearly": int(said.yearly),
        }
        return (Put("said_costs", {"scope": self.scope}, values),)
