"""The rows of debts: what one shop owes another, or a partner, because of one fact: see `shop_debts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, InsertMany
from shuke.domain.shop_debts import DebtKind, month_of

__all__ = ["DebtTold", "debt_rows"]

_DUE = (
    "till_id",
    "epoch",
    "seq",
    "debt_no",
    "kind",
    "business_date",
    "debtor",
    "creditor",
    "what",
    "principal_minor",
    "bonus_minor",
    "times",
)


class DebtTold(NamedTuple):
    """As a fact says it."""

    debtor: str
    creditor: str
    principal_minor: int = 0
    bonus_minor: int = 0
    times: int = 0


def debt_rows(
    header: FactHeader, kind: DebtKind, what: str, debts: Iterable[DebtTold]
) -> Iterator[InsertMany | Add]:
    """Those between two that are named and are not the same, and what they add to the sums of their month; of a fact
    in which nobody owes, nothing."""
    day = header.business_date.isoformat()
    numbered = [
        (number, debt)
        for number, debt in enumerate(debts, 1)
        if debt.debtor and debt.creditor and debt.debtor != debt.creditor
    ]
    rows = [
        (
            header.till,
            header.epoch,
            header.seq,
            number,
            kind.value,
            day,
            debt.debtor,
            debt.creditor,
            what,
            debt.principal_minor,
            debt.bonus_minor,
            debt.times,
        )
        for number, debt in numbered
    ]
    if rows:
        yield InsertMany("shop_debts", _DUE, rows)
    perk = what if kind is DebtKind.PARTNER else ""
    for _, debt in numbered:
        yield Add(
            "debt_sums",
            {
                "month": month_of(day),
                "kind": kind.value,
                "debtor": debt.debtor,
                "creditor": debt.creditor,
                "perk": perk,
            },
            {
                "principal_minor": debt.principal_minor,
                "bonus_minor": debt.bonus_minor,
                "times": debt.times,
                "debts": 1,
            },
        )
