"""`keeping.set`: head office laid down which members its tills keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.allowance_set import WHOLE_CHAIN
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.keeping import Keeping

__all__ = ["KeepingSet"]


@dataclass(frozen=True, slots=True)
class KeepingSet:
    """It takes the place of the one before."""

    KIND: ClassVar[str] = "keeping.set"
    VERSION: ClassVar[int] = 1

    policy: Keeping

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        policy: dict[str, int | str | bytes | None] = {
            "kept": self.policy.kept.value,
            "days": self.policy.days,
        }
        return (Put("keepings", {"scope": WHOLE_CHAIN}, policy),)
