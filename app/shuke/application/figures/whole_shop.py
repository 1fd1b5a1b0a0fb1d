"""Figures of a whole shop at one of its tills: its own, and those of the others as head office told them. Here alone
the two are added up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import reduce
from operator import add
from typing import TypeVar

from shuke.application.ports.costs import CardSums, Costs
from shuke.application.ports.day_figures import DayFigures, DaySums, MoveSums, PartSums, StaffSums
from shuke.application.ports.shop_figures import ShopFigures
from shuke.domain.facts.figure_rows import Part
from shuke.domain.figures.months import Months
from shuke.domain.slices.account import AccountKind

__all__ = ["OTHERS", "WholeShop", "shops_cards"]

OTHERS = ""
"""The other tills together, where tills are told apart; no till has this name."""

Key = TypeVar("Key")
Sums = TypeVar("Sums", DaySums, MoveSums)
Named = TypeVar("Named", PartSums, StaffSums)


class WholeShop(DayFigures):
    """Asked for all tills alone."""

    def __init__(self, own: DayFigures, told: ShopFigures) -> None:
        self._own = own
        self._told = told

    def by_till(self, first: date, last: date, tills: Collection[str] | None) -> dict[str, DaySums]:
        told = self._told.by_day(first, last)
        others = {OTHERS: reduce(add, told.values())} if told else {}
        return {**self._own.by_till(first, last, tills), **others}

    def by_day(self, first: date, last: date, tills: Collection[str] | None) -> dict[date, DaySums]:
        return _added(self._own.by_day(first, last, tills), self._told.by_day(first, last))

    def parts(self, part: Part, first: date, last: date, tills: Collection[str] | None) -> list[PartSums]:
        return _merged((*self._own.parts(part, first, last, tills), *self._told.parts(part, first, last)))

    def moves(self, first: date, last: date, tills: Collection[str] | None) -> dict[AccountKind, MoveSums]:
        return _added(self._own.moves(first, last, tills), self._told.moves(first, last))

    def moves_by_till(
        self, first: date, last: date, tills: Collection[str] | None
    ) -> dict[str, dict[AccountKind, MoveSums]]:
        told = self._told.moves(first, last)
        return {**self._own.moves_by_till(first, last, tills), **({OTHERS: told} if told else {})}

    def staff(self, first: date, last: date, tills: Collection[str] | None) -> list[StaffSums]:
        return _merged((*self._own.staff(first, last, tills), *self._told.staff(first, last)))

    def tiers(self) -> dict[str, int]:
        return self._own.tiers()


def shops_cards(
    own: Costs, told: ShopFigures, months: Months, tills: Collection[str] | None
) -> list[tuple[str, str, str, CardSums]]:
    """As `Costs.cards` has them."""
    others = ((month, OTHERS, card, sums) for month, card, sums in told.cards(months))
    return [*own.cards(months, tills), *others]


def _added(own: Mapping[Key, Sums], told: Mapping[Key, Sums]) -> dict[Key, Sums]:
    found = dict(own)
    for key, sums in told.items():
        found[key] = found[key] + sums if key in found else sums
    return found


def _merged(rows: Iterable[Named]) -> list[Named]:
    found: dict[str, Named] = {}
    for one in rows:
        name = one.name
        found[name] = found[name] + one if name in found else one
    return [found[name] for name in sorted(found)]
