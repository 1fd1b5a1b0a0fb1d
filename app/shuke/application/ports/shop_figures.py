"""Figures of a shop's other tills: read at head office to be told, kept at a till as they were told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from shuke.application.ports.costs import CardSums
from shuke.application.ports.day_figures import DaySums, MoveSums, PartSums, StaffSums
from shuke.domain.facts.figure_rows import Part
from shuke.domain.figures.months import Months
from shuke.domain.shop_figures import FigureKind, MonthFigures
from shuke.domain.slices.account import AccountKind

__all__ = ["NEVER_TOLD", "DayAmounts", "FiguresToTell", "ShopFigures", "ToldFigures"]

NEVER_TOLD = 0
"""The time of a month that head office could not tell."""


class DayAmounts(NamedTuple):
    """`day` as ``2026-03-09``; the rest as in `FigureRow`."""

    day: str
    of: str
    amounts: tuple[int, ...]


class FiguresToTell(Protocol):
    def of_days(self, kind: FigureKind, days: Sequence[str], tills: Collection[str]) -> list[DayAmounts]:
        """Of these tills together, by day and part; at least one of each."""
        ...


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """When head office told them last, by this till's clock; they begin with that day. `missing`: months behind it
    that it could not tell."""

    at_ms: int
    since: date
    missing: tuple[str, ...] = ()


class ShopFigures(Protocol):
    """All tills of the shop but this one, together. What is read is of the days from the first to the last, both in
    it."""

    def told(self, shop_id: str) -> ToldFigures | None:
        """None: of that shop nothing was told."""
        ...

    def stamps(self, shop_id: str) -> Mapping[str, bytes]:
        """By month, of those that were told."""
        ...

    def take(
        self, shop_id: str, at_ms: int, looked_at: Collection[str], months: Sequence[MonthFigures]
    ) -> None:
        """Of the months that head office looked at these are others, and are as told now; NEVER_TOLD: it could not.
        What was told of another shop is forgotten."""
        ...

    def by_day(self, first: date, last: date) -> dict[date, DaySums]: ...

    def parts(self, part: Part, first: date, last: date) -> list[PartSums]: ...

    def moves(self, first: date, last: date) -> dict[AccountKind, MoveSums]: ...

    def staff(self, first: date, last: date) -> list[StaffSums]: ...

    def cards(self, months: Months) -> list[tuple[str, str, CardSums]]:
        """As (month, card, sums)."""
        ...
