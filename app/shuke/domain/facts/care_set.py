"""`care.set`: what a shop does by itself on one occasion of care, or does no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["CareSet"]


@dataclass(frozen=True, slots=True)
class CareSet:
    """It takes the place of the one before.

    Attributes:
        shop_id: for whose members.
        occasion: see `shuke.domain.care.plan.Occasion`; a later release may know more of them.
        plan: see `shuke.domain.care.plan.CarePlan.text`; a later release may have written it.
        till: which runs it, no other.
    """

    KIND: ClassVar[str] = "care.set"
    VERSION: ClassVar[int] = 1

    shop_id: str
    occasion: str
    plan: str
    till: str
    on: bool = True

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, int | str] = {
            "plan": self.plan,
            "till_id": self.till,
            "running": int(self.on),
            "set_on": header.business_date.isoformat(),
            "set_by": header.staff,
        }
        return (Put("care_plans", {"shop_id": self.shop_id, "occasion": self.occasion}, values),)
