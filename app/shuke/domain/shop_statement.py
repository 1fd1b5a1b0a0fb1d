"""What one shop owes and is owed in a month that was settled, as its tills keep it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shuke.domain.shop_debts import DebtSum, MonthStatement
from shuke.domain.sync.bounds import bound, name

__all__ = ["ShopStatement"]

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ShopStatement:
    """
    Attributes:
        month: ``2026-03``.
        settled_at_ms: when, in milliseconds since 1970; `settled_by`: the name of who did it.
        sums: those of the month's statement that name the shop, what it owes and what it is owed.
    """

    month: str
    settled_at_ms: int
    settled_by: str
    sums: tuple[DebtSum, ...]

    def __post_init__(self) -> None:
        bound(_MONTH.fullmatch(self.month) is not None, "month")
        bound(len(self.settled_by) <= _LONGEST_NAME, "settled_by")
        for one in self.sums:
            bound(_MONTH.fullmatch(one.month) is not None, "sums")
            name(one.debtor, "debtor")
            name(one.creditor, "creditor")
            name(one.what, "what", 0)

    @property
    def statement(self) -> MonthStatement:
        """Of this shop alone: every payment in it is one that the shop makes or gets."""
        return MonthStatement(self.month, self.sums)
