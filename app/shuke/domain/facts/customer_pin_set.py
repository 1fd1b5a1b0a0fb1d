"""`customer.pin_set`: a member chose a PIN at this till. What it is, is never part of a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation

__all__ = ["PIN_RULE", "PIN_SET", "CustomerPinSet"]

PIN_RULE, PIN_SET = "customer.pin", "set"
"""Under which other tills hear that there is one, among the member's quotas."""


@dataclass(frozen=True, slots=True)
class CustomerPinSet:
    """`evidence`: the document that was shown, kind and masked number; empty where none was needed."""

    KIND: ClassVar[str] = "customer.pin_set"
    VERSION: ClassVar[int] = 1

    member_id: str
    evidence: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Add("uses", {"member_id": self.member_id, "rule": PIN_RULE, "period": PIN_SET}, {"times": 1}),
        )
