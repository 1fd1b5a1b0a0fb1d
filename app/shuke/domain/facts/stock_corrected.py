"""`stock.corrected`: somebody at head office counted, bought or broke pieces of something limited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["CORRECTED", "StockCorrected"]

CORRECTED = "corrected.stock"
"""Under this rule the holder's quotas count by how much the stock was corrected in all."""


@dataclass(frozen=True, slots=True)
class StockCorrected:
    """So many pieces more, or less, of what lies in the pool. Whoever did it stands in the header.

    Attributes:
        holder: the stock's own name.
        reason: why, in the words of who did it.
    """

    KIND: ClassVar[str] = "stock.corrected"
    VERSION: ClassVar[int] = 1

    holder: str
    amount: int
    reason: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        entries = (LedgerEntry(AccountKind.STOCK, NEVER, self.amount, self.KIND),)
        key = {"member_id": self.holder, "rule": CORRECTED, "period": NEVER}
        return (
            *brought_rows(header, (Brought(self.holder, entries=entries),), self.KIND),
            Add("uses", dict(key), {"times": self.amount}),
        )
