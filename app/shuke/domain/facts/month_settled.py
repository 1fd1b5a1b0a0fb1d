"""`month.settled`: what shops owed each other in a month was settled; what comes later goes into the next one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import Money
from shuke.domain.shop_debts import DebtKind, DebtSum, MonthStatement

__all__ = ["HeardUpTo", "MonthSettled", "heard_in", "settled_content", "sums_in"]

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class HeardUpTo:
    """Of that till's journal everything up to this fact was heard."""

    till: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class MonthSettled:
    """Whoever settled it stands in the header.

    Attributes:
        month: ``2026-03``.
        heard: what head office held of each till: a debt is in the statement if its fact is not behind that, its date
            not behind the month, and no earlier statement has it.
        sums: the statement, whole.
    """

    KIND: ClassVar[str] = "month.settled"
    VERSION: ClassVar[int] = 1

    month: str
    heard: tuple[HeardUpTo, ...]
    sums: tuple[DebtSum, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        statement = MonthStatement(self.month, self.sums)
        return (
            Put(
                "settlements",
                {"month": self.month},
                {
                    "settled_on": header.business_date.isoformat(),
                    "settled_at_ms": header.recorded_at_ms,
                    "settled_by": header.staff,
                    "debts": statement.debts,
                    "payments": len(statement.payments),
                    "content": settled_content(self.heard, self.sums),
                },
            ),
        )


def settled_content(heard: tuple[HeardUpTo, ...], sums: tuple[DebtSum, ...]) -> str:
    """One text of the row: nobody looks for a part of it."""
    return _written(
        [
            [(one.till, one.epoch, one.seq) for one in heard],
            [
                (
                    one.month,
                    one.kind.value,
                    one.debtor,
                    one.creditor,
                    one.what,
                    one.principal.minor,
                    one.bonus.minor,
                    one.times,
                    one.debts,
                )
                for one in sums
            ],
        ]
    )


def heard_in(content: str) -> tuple[HeardUpTo, ...]:
    return tuple(HeardUpTo(*one) for one in json.loads(content)[0])


def sums_in(content: str) -> tuple[DebtSum, ...]:
    return tuple(
        DebtSum(month, DebtKind(kind), debtor, creditor, what, Money(principal), Money(bonus), times, debts)
        for month, kind, debtor, creditor, what, principal, bonus, times, debts in json.loads(content)[1]
    )
