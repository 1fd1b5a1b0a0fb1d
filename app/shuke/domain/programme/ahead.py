"""What going on as before brings a member: points in a year, and the next tier with the month it comes in.

This is the one place that works it out; the own page, the receipt, messages, the till and head office all say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.forecast import WEEKS, Forecast, PointsRate, PointsWorth, forecast
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.goods import ALL_GOODS, NO_GOODS
from shuke.domain.programme.parts.measures import Counted, Measure, Reaches, Span
from shuke.domain.programme.parts.tiers import Entry, Tier
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.tiers import promotion_open, promotion_ways

__all__ = ["LEAST_DAYS", "Ahead", "TierAhead", "look_ahead"]

LEAST_DAYS = 28
"""Whoever joined later than that is told nothing: a first week says nothing of a year."""

_A_YEAR = timedelta(weeks=WEEKS)
_ADDS_UP = (Span.JOINED, Span.TERM, Span.YEAR)
"""Sums that grow by what is spent, and that nothing falls out of on the way."""


@dataclass(frozen=True, slots=True)
class TierAhead:
    """The next tier that money alone reaches within a year.

    Attributes:
        by: about the day on which it is reached.
        multiplier: by what points are multiplied there; None: by no more than now.
        less: so much less a year at the same pace, by its discount on all goods; zero: no less than now.
    """

    tier: Bilingual
    by: date
    multiplier: Fraction | None
    less: Money


@dataclass(frozen=True, slots=True)
class Ahead:
    """`year`: the points of a year, where the programme gives any. One of the two is there."""

    year: Forecast | None
    tier: TierAhead | None


def look_ahead(programme: Programme, standing: Standing, on: date, beside: Money = ZERO) -> Ahead | None:
    """At the pace since joining; None where nothing can be said.

    Args:
        beside: money of a sale that the standing does not count yet.
    """
    days = (on - standing.joined_on).days
    spent = standing.cumulative + beside
    if days < LEAST_DAYS or spent.minor <= 0:
        return None
    weekly = Money(spent.minor * 7 // days)
    if not weekly:
        return None
    tier = programme.tier(programme.served_as(standing.tier))
    year = None
    if programme.earning.on:
        rate = PointsRate(programme.earning.unit, tier.points_multiplier)
        year = forecast(weekly, standing.points_known, rate, _worth(programme))
    ahead = _next(programme, standing, tier, weekly, on, beside)
    return Ahead(year, ahead) if year is not None or ahead is not None else None


def _worth(programme: Programme) -> PointsWorth | None:
    rate = programme.points_as_money
    return PointsWorth(rate.points, rate.worth, rate.step) if rate is not None and rate.on else None


def _next(
    programme: Programme, standing: Standing, held: Tier, weekly: Money, on: date, beside: Money
) -> TierAhead | None:
    """None also where a tier is open already: that one is offered, not foretold."""

    def value(measure: Measure) -> int:
        return standing.value(measure) + (beside.minor if _grows(measure) else 0)

    if promotion_open(programme, held.key, value) is not None:
        return None
    last = min(on + _A_YEAR, standing.term_ends or date.max)
    found = [
        (by, programme.rank(tier.key))
        for tier, entry in promotion_ways(programme, held.key)
        for by in _reached(entry, value, weekly, on)
        if by <= (date(on.year, 12, 31) if _of_this_year(entry) else last)
    ]
    if not found:
        return None
    by, rank = min(found)
    tier = programme.tiers[rank]
    now, then = _paid_of_price(programme, held), _paid_of_price(programme, tier)
    return TierAhead(
        tier=tier.name,
        by=by,
        multiplier=tier.points_multiplier if tier.points_multiplier > held.points_multiplier else None,
        less=Money(int(weekly.minor * WEEKS * (now - then) / now)) if then < now else ZERO,
    )


def _reached(entry: Entry, value: Values, weekly: Money, on: date) -> Iterator[date]:
    """The day, where nothing but money is asked for."""
    open_ones = [one for one in entry.reaches if one.missing(value(one.measure))]
    if len(open_ones) != 1 or entry.proofs or entry.fee or entry.first is not None:
        return
    (one,) = open_ones
    if _grows(one.measure):
        yield _day_of(one, value, weekly, on)


def _day_of(reaches: Reaches, value: Values, weekly: Money, on: date) -> date:
    days = -(-reaches.missing(value(reaches.measure)) * 7 // weekly.minor)
    return on + timedelta(days=min(days, 2 * _A_YEAR.days))


def _grows(measure: Measure) -> bool:
    money = measure.counted is Counted.MONEY and measure.goods == ALL_GOODS and not measure.bulk_from
    return money and measure.span in _ADDS_UP


def _of_this_year(entry: Entry) -> bool:
    return any(one.measure.span in (Span.YEAR, Span.LAST_YEAR) for one in entry.reaches)


def _paid_of_price(programme: Programme, tier: Tier) -> Fraction:
    """What holders pay of any price on any day."""
    rates = (
        one.rate
        for one in programme.discounts
        if tier.key in one.tiers
        and (one.only, one.without, one.when, one.least) == (None, NO_GOODS, None, ZERO)
    )
    return min(rates, default=Fraction(1))
