"""Figures of a shop's other tills, as till and head office speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.shop_figures import STAMP_BYTES, MonthFigures, is_month
from shuke.domain.sync.bounds import at_most, bound
from shuke.domain.sync.limits import MOST_FIGURE_MONTHS, MOST_FIGURE_ROWS

__all__ = ["FIGURES_FORM", "AskFigures", "FiguresSent", "MonthHeld"]

FIGURES_FORM = 2
"""What the rows are, and part of each stamp; a page says which form head office tells, and a till that reads another
one does not ask."""


@dataclass(frozen=True, slots=True)
class MonthHeld:
    """`stamp`: as head office told it; empty: nothing is held of that month."""

    month: str
    stamp: bytes = b""

    def __post_init__(self) -> None:
        bound(is_month(self.month), "month")
        bound(len(self.stamp) in (0, STAMP_BYTES), "stamp")


@dataclass(frozen=True, slots=True)
class AskFigures:
    """The till wants these months of its shop's other tills, as far as they are others than it holds."""

    held: tuple[MonthHeld, ...]

    def __post_init__(self) -> None:
        bound(len(self.held) > 0, "held")
        at_most(self.held, MOST_FIGURE_MONTHS, "held")
        bound(len({one.month for one in self.held}) == len(self.held), "held")


@dataclass(frozen=True, slots=True)
class FiguresSent:
    """Of the months asked for those that differ, whole, the newest first.

    Attributes:
        more: earlier ones were not looked at.
        too_large: months that no answer could hold.
    """

    months: tuple[MonthFigures, ...]
    more: bool = False
    too_large: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at_most(self.months, MOST_FIGURE_MONTHS, "months")
        bound(sum(len(one.rows) for one in self.months) <= MOST_FIGURE_ROWS, "rows")
        named = [one.month for one in self.months]
        bound(named == sorted(set(named), reverse=True), "months")
        bound(bool(named) or not self.more, "more")
        at_most(self.too_large, MOST_FIGURE_MONTHS, "too_large")
        bound(all(map(is_month, self.too_large)) and set(named).isdisjoint(self.too_large), "too_large")
