"""One member's sales as a book keeps them, with sums that run along: what a rule asks for again and again is not
added up again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from shuke.domain.membership.state import SaleOnRecord
from shuke.domain.membership.sums import money_of_sales, points_kept
from shuke.domain.programme.parts.goods import Scope
from shuke.domain.programme.parts.measures import Counted, Measure

__all__ = ["OF_SALES", "OwnSales"]

OF_SALES = frozenset({Counted.MONEY, Counted.SALES, Counted.POINTS})
"""What measures count of sales."""


def counted_of(measure: Measure, sales: list[SaleOnRecord]) -> int:
    """What the measure comes to for these sales, whole days of them."""
    match measure.counted:
        case Counted.MONEY:
            return money_of_sales(measure, sales)
        case Counted.SALES:
            return sum(bool(sale.counted.minor) for sale in sales)
        case Counted.POINTS:
            return sum(map(points_kept, sales))
        case other:
            raise ValueError(f"{other} is not counted of sales")


class OwnSales:
    """In the order in which they were recorded. Sums run along while that is the order of their days, which only a
    receipt credited afterwards breaks."""

    def __init__(self) -> None:
        self._sales: list[SaleOnRecord] = []
        self._days: list[date] = []
        self._places: dict[str, int] = {}
        self._in_order = True
        self._running: dict[Measure, _Running] = {}
        self._alike: dict[tuple[Counted, Scope, int], _Running] = {}
        self._last_valid: date | None = None

    def record(self, sale: SaleOnRecord) -> None:
        """A new one, or how one that is here stands now."""
        place = self._places.get(sale.sale_id)
        if place is not None:
            self._sales[place] = sale
            self._begin_again()
            return
        on = sale.business_date
        self._in_order = self._in_order and (not self._days or self._days[-1] <= on)
        self._places[sale.sale_id] = len(self._sales)
        self._sales.append(sale)
        self._days.append(on)
        self._look_at(sale)

    def forget(self, sale_id: str) -> None:
        """It is somebody else's now."""
        kept = [sale for sale in self._sales if sale.sale_id != sale_id]
        self._sales, self._days, self._places, self._in_order = [], [], {}, True
        self._begin_again()
        for sale in kept:
            self.record(sale)

    def _begin_again(self) -> None:
        self._running.clear()
        self._alike.clear()
        self._last_valid = None
        for sale in self._sales:
            self._look_at(sale)

    def _look_at(self, sale: SaleOnRecord) -> None:
        on = sale.business_date
        if (self._last_valid is None or on > self._last_valid) and sale.counted.minor > 0:
            self._last_valid = on

    def between(self, first: date = date.min, last: date = date.max) -> list[SaleOnRecord]:
        """Both days included, oldest first."""
        if self._in_order:
            return self._sales[bisect_left(self._days, first) : bisect_right(self._days, last)]
        return [sale for sale in self._sales if first <= sale.business_date <= last]

    @property
    def last_on(self) -> date | None:
        return max(self._days, default=None)

    @property
    def last_valid_on(self) -> date | None:
        """Of the last one that was not given back."""
        return self._last_valid

    def summed(self, measure: Measure, first: date, last: date) -> int:
        """What the measure comes to over these days, both included; its own span is not looked at."""
        if not self._in_order:
            return counted_of(measure, self.between(first, last))
        running = self._running.get(measure)
        if running is None:
            running = self._running[measure] = self._like(measure)
        if running.seen != len(self._sales):
            running.follow(self._sales, self._days)
        return running.upto(last) - running.before(first)

    def _like(self, measure: Measure) -> _Running:
        """One sum for all measures that count the same, over whatever time."""
        what = measure.counted, measure.goods, measure.bulk_from
        return self._alike.setdefault(what, _Running(measure))


class _Running:
    """The sum of all days up to each day on which something was bought; `seen`: of how many sales."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self.seen = 0
        self._days: list[date] = []
        self._sums: list[int] = []

    def follow(self, sales: list[SaleOnRecord], days: list[date]) -> None:
        """Take in what was recorded since; the last day is counted anew, as a whole."""
        place = self.seen
        if self._days and self._days[-1] == days[place]:
            place = bisect_left(days, days[place])
            self._days.pop()
            self._sums.pop()
        while place < len(sales):
            end = bisect_right(days, days[place], place)
            before = self._sums[-1] if self._sums else 0
            self._days.append(days[place])
            self._sums.append(before + counted_of(self._measure, sales[place:end]))
            place = end
        self.seen = place

    def upto(self, day: date) -> int:
        place = bisect_right(self._days, day)
        return self._sums[place - 1] if place else 0

    def before(self, day: date) -> int:
        place = bisect_left(self._days, day)
        return self._sums[place - 1] if place else 0
