"""`stock.opened`: what there is of something limited is brought into its account, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.brought import Brought, SliceMoved, brought_rows
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["OPENED", "StockOpened"]

OPENED = "opened."
"""Under this rule, with the account's name behind it, the holder's quotas count how much was opened."""


@dataclass(frozen=True, slots=True)
class StockOpened:
    """So many pieces of a campaign's prize, or the right to spin for a member.

    Attributes:
        holder: the stock's own name, or the member.
        till: whose slice it is at once; empty: it lies in the pool.
    """

    KIND: ClassVar[str] = "stock.opened"
    VERSION: ClassVar[int] = 1

    holder: str
    account: AccountKind
    amount: int
    till: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        slices = (SliceMoved(self.till, self.account, NEVER, self.amount),) if self.till else ()
        entries = (LedgerEntry(self.account, NEVER, self.amount, self.KIND),)
        key = {"member_id": self.holder, "rule": OPENED + self.account.value, "period": NEVER}
        return (
            *brought_rows(header, (Brought(self.holder, entries=entries, slices=slices),), self.KIND),
            Add("uses", dict(key), {"times": self.amount}),
        )
