"""What is kept of a member day by day so that measures can be summed: one counter for each way of counting that a
programme asks for, written by the sale and by the top-up that add to it.

A sale carries what it adds (see `counts_of_sale`), so whoever keeps members adds rows and never looks into goods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256

from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import SoldLine, added_by_sale
from shuke.domain.programme.parts.goods import ALL_GOODS, Goods, Scope
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.programme.quote import SINCE_JOINING

__all__ = [
    "STORED_VALUE_SPENT",
    "counted_by_sale",
    "counter_of",
    "counters",
    "counts_of_sale",
    "counts_of_top_up",
    "kept",
    "span_of",
]

STORED_VALUE_SPENT = "stored-value.spent"
"""The counter of what was paid with stored value, where the day of a top-up limits it."""

_DIGITS = 12


def kept(measure: Measure) -> bool:
    """Whether it is summed from counters. The others are known otherwise: money since joining and progress stand
    with the member, this sale alone needs no past, and activities are counted where they are recorded."""
    return (
        measure != SINCE_JOINING
        and measure.span is not Span.SALE
        and measure.counted in (Counted.MONEY, Counted.SALES, Counted.POINTS, Counted.TOP_UP)
    )


@lru_cache(maxsize=1024)
def counter_of(measure: Measure) -> str:
    """The counter's name: what is counted and, unless it is all goods, a digest of which. It is the same in every
    version of a programme that means the same goods, and never says what they are."""
    if measure.goods == ALL_GOODS and not measure.bulk_from:
        return measure.counted.value
    meant = f"{_written(measure.goods)}|{measure.bulk_from}"
    return f"{measure.counted.value}.{sha256(meant.encode()).hexdigest()[:_DIGITS]}"


def _written(scope: Scope) -> str:
    """The goods in one fixed form."""
    only = "" if scope.only is None else _goods(scope.only)
    return f"{only}>{_goods(scope.without)}"


def _goods(goods: Goods) -> str:
    sets = (goods.categories, goods.brands, goods.zones, goods.articles, goods.styles)
    return repr(([sorted(names) for names in sets], goods.reduced, goods.special_price))


def counters(programme: Programme) -> dict[str, Measure]:
    """Every counter that the programme needs, with a measure that counts so, of a day."""
    kept_ones = (replace(measure, span=Span.DAY, days=0) for measure in programme.measures() if kept(measure))
    return {counter_of(measure): measure for measure in kept_ones}


def counts_of_sale(
    programme: Programme, lines: Sequence[SoldLine], points: int
) -> tuple[tuple[str, int], ...]:
    """What a sale adds to each counter, those of nothing left out."""
    return counted_by_sale(counters(programme), lines, points)


def counted_by_sale(
    kept_ones: Mapping[str, Measure], lines: Sequence[SoldLine], points: int
) -> tuple[tuple[str, int], ...]:
    """The same of a programme's `counters`, for many sales at once."""
    added = (
        (name, added_by_sale(measure, lines, points))
        for name, measure in sorted(kept_ones.items())
        if measure.counted is not Counted.TOP_UP
    )
    return tuple((name, amount) for name, amount in added if amount)


def counts_of_top_up(programme: Programme, paid: Money) -> tuple[tuple[str, int], ...]:
    """What a top-up adds to each counter; of one that is paid back, what that takes."""
    kinds = sorted(counters(programme).items())
    return tuple((name, paid.minor) for name, measure in kinds if measure.counted is Counted.TOP_UP)


def span_of(measure: Measure, on: date, joined_on: date, term_from: date) -> tuple[date, date]:
    """First and last day that the measure looks at; SALE looks at no past at all."""
    match measure.span:
        case Span.SALE:
            return on + timedelta(days=1), on
        case Span.DAY:
            return on, on
        case Span.WINDOW:
            return on - timedelta(days=measure.days - 1), on
        case Span.TERM:
            return term_from, on
        case Span.JOINED:
            return joined_on, on
        case Span.YEAR:
            return date(on.year, 1, 1), on
        case Span.LAST_YEAR:
            return date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)
