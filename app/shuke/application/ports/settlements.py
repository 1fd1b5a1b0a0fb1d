"""What shops owe each other, and the months that were settled, as the store keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shuke.domain.facts.month_settled import HeardUpTo
from shuke.domain.shop_debts import DebtSum, ShopDebt

__all__ = ["DebtQuery", "MonthKept", "MonthListed", "Settlements"]


@dataclass(frozen=True, slots=True)
class MonthKept:
    """A settled month; `by` is the id of who settled it."""

    month: str
    on: str
    at_ms: int
    by: str
    heard: tuple[HeardUpTo, ...]
    sums: tuple[DebtSum, ...]


@dataclass(frozen=True, slots=True)
class MonthListed:
    """A settled month without its statement; how many `debts` and `payments` that has."""

    month: str
    on: str
    debts: int
    payments: int


@dataclass(frozen=True, slots=True)
class DebtQuery:
    """The debts of one statement: those up to the month's end that no earlier statement has.

    Attributes:
        month: ``2026-03``.
        heard: nothing behind these places; None: all that was heard by now.
        behind: the month before it, with what its statement had heard. Up to that month's end only what lies behind
            those places counts; None: only the month's own days do. Of the very first month there is no month before.
    """

    month: str
    heard: tuple[HeardUpTo, ...] | None = None
    behind: tuple[HeardUpTo, ...] | None = None
    first: bool = False


class Settlements(Protocol):
    def listed(self, limit: int) -> list[MonthListed]:
        """Settled months, the newest first."""
        ...

    def of_month(self, month: str) -> MonthKept | None: ...

    def first_day(self) -> str:
        """The earliest business date of any debt, ISO; empty without one."""
        ...

    def count(self, query: DebtQuery) -> int:
        """How many debts the statement has."""
        ...

    def sums(self, query: DebtQuery) -> list[DebtSum]:
        """In the order of month, kind, shops and perk."""
        ...

    def debts(
        self, query: DebtQuery, pair: tuple[str, str], behind: Sequence[str | int], limit: int
    ) -> list[ShopDebt]:
        """Between these two, by business date and place, the next ones behind that (date, till, epoch, seq, number);
        nothing: from the beginning."""
        ...
