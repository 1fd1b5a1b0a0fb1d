"""Stamps: so many purchases, then one item free."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.goods import ALL_GOODS, Scope, read_scope
from shuke.domain.programme.tables import Table

__all__ = ["Stamps", "read_stamps"]

MOST_STAMPS = 1000


@dataclass(frozen=True, slots=True)
class Stamps:
    """One stamp a purchase from `least`; after `full` of them the next item in `scope` is free, and the stamps
    start again."""

    full: int
    least: Money = ZERO
    scope: Scope = ALL_GOODS


def read_stamps(table: Table) -> Stamps:
    stamps = Stamps(
        full=table.whole("full", 1, MOST_STAMPS),
        least=table.amount_or("least", ZERO),
        scope=read_scope(table),
    )
    table.close()
    return stamps
