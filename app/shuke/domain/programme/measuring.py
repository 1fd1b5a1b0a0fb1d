"""What a sale adds to the sums that rules ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from shuke.domain.basket import BasketLine
from shuke.domain.money import ZERO, Money, total
from shuke.domain.programme.goods import in_scope
from shuke.domain.programme.parts.goods import ALL_GOODS
from shuke.domain.programme.parts.measures import Counted, Measure, Span

__all__ = ["SoldLine", "Values", "added_by_sale", "bulk_styles", "money_counted", "of_slips"]

Values = Callable[[Measure], int]
"""What each measure comes to, in minor units, points or times."""


class SoldLine(NamedTuple):
    """A line and the money that came in for it, by tenders that earn."""

    line: BasketLine
    paid: Money


def bulk_styles(lines: Iterable[BasketLine], bulk_from: int) -> frozenset[str]:
    """The styles of which these lines (all receipts of a day) hold so many pieces that they are bulk."""
    if not bulk_from:
        return frozenset()
    pieces: Counter[str] = Counter()
    for line in lines:
        pieces[style_of(line)] += line.quantity_milli
    return frozenset(style for style, milli in pieces.items() if style and milli >= bulk_from * 1000)


def style_of(line: BasketLine) -> str:
    """The style, or what comes nearest to it; empty for goods without a name in the list."""
    return line.style or line.article_id


def money_counted(measure: Measure, lines: Sequence[SoldLine]) -> Money:
    """The money of these lines (for a bulk rule: of one day's) that the measure counts."""
    if not measure.bulk_from and measure.goods == ALL_GOODS:
        return total([sold.paid for sold in lines])
    bulk = bulk_styles((sold.line for sold in lines), measure.bulk_from)
    return total(
        sold.paid for sold in lines if in_scope(measure.goods, sold.line) and style_of(sold.line) not in bulk
    )


_NOT_BY_SALES = (Counted.TOP_UP, Counted.ACTIVITIES)


def added_by_sale(measure: Measure, lines: Sequence[SoldLine], points: int) -> int:
    """What one more sale with these lines, earning these points, adds to the measure."""
    if measure.counted in _NOT_BY_SALES or measure.span is Span.LAST_YEAR:
        return 0
    if measure.counted in (Counted.POINTS, Counted.PROGRESS):
        return points
    if measure.counted is Counted.SALES:
        return int(any(in_scope(measure.goods, sold.line) for sold in lines))
    return money_counted(measure, lines).minor


def of_slips(sale: Money, same_day: Money = ZERO, window: Money = ZERO) -> Values:
    """The values of a customer who is not yet a member: a sale, the slips of the day and of the days before."""

    def value(measure: Measure) -> int:
        if measure.counted is not Counted.MONEY:
            return 0
        day = max(same_day, sale)
        spans = {Span.SALE: sale, Span.DAY: day, Span.WINDOW: max(window, day)}
        return spans.get(measure.span, ZERO).minor

    return value
