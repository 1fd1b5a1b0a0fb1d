"""Where a member stands: in the life cycle, and among the four quadrants of value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import compress

from shuke.domain.programme.parts.validity import months_on
from shuke.domain.segments.bounds import Bounds

__all__ = ["Quadrant", "Stage", "quadrants", "stages"]


class Stage(StrEnum):
    """Of a member. (A customer who is none is not known by name, and in no segment.)"""

    NEW = "new"
    """Joined lately, has not bought yet."""
    ACTIVE = "active"
    SILENT = "silent"
    SLEEPING = "sleeping"
    LOST = "lost"
    """Also whoever's membership ended."""


class Quadrant(StrEnum):
    """Of a member who bought."""

    GOOD = "good"
    SMALL_BASKET = "small_basket"
    RARE = "rare"
    POOR = "poor"


def stages(
    last: Sequence[int | None], joined: Sequence[int], ended: Iterable[int], on: date, bounds: Bounds
) -> list[Stage]:
    """The stage of each. `last` sale (None: never one) and day of joining are ordinals; without a sale time counts
    from joining."""
    silent_from = on - timedelta(days=bounds.active_days)
    ends = _Ends(on, silent_from, bounds)
    bought = {day: ends.stage_since(date.fromordinal(day)) for day in set(last) if day is not None}
    never = {day: _new(ends.stage_since(date.fromordinal(day))) for day in set(joined)}
    return [
        Stage.LOST if over else never[began] if day is None else bought[day]
        for day, began, over in zip(last, joined, ended, strict=True)
    ]


def _new(stage: Stage) -> Stage:
    return Stage.NEW if stage is Stage.ACTIVE else stage


class _Ends:
    def __init__(self, on: date, silent_from: date, bounds: Bounds) -> None:
        self._on = on
        self._silent_from = silent_from
        self._bounds = bounds

    def stage_since(self, day: date) -> Stage:
        if months_on(day, self._bounds.lost_months) <= self._on:
            return Stage.LOST
        if months_on(day, self._bounds.sleeping_months) <= self._on:
            return Stage.SLEEPING
        return Stage.ACTIVE if day >= self._silent_from else Stage.SILENT


def quadrants(
    spent: Sequence[int], sales: Sequence[int], days: Sequence[int], bounds: Bounds
) -> list[Quadrant | None]:
    """The quadrant of each, None for who never bought. `days` as a member, at least one.

    A basket is large enough from the mean on (all money of members, by all their sales), and somebody comes often
    enough who comes as often as the mean (all their sales, by all their days); both exact, by multiplying crosswise.
    """
    bought = [count > 0 for count in sales]
    basket, basket_by = bounds.basket_minor, 1
    if not basket:
        basket, basket_by = sum(compress(spent, bought)), sum(compress(sales, bought))
    often, often_by = 1, bounds.days_a_sale
    if not often_by:
        often, often_by = sum(compress(sales, bought)), sum(compress(days, bought))
    # The least money of so many sales, and the fewest sales in so many days, once for each different number.
    least = {count: -(-basket * count // max(basket_by, 1)) for count in set(sales)}
    fewest = {time: -(-often * time // max(often_by, 1)) for time in set(days)}
    return [
        _QUADRANTS[money >= enough, count >= often_enough] if count > 0 else None
        for money, enough, count, often_enough in zip(
            spent, map(least.__getitem__, sales), sales, map(fewest.__getitem__, days), strict=True
        )
    ]


_QUADRANTS = {
    (True, True): Quadrant.GOOD,
    (False, True): Quadrant.SMALL_BASKET,
    (True, False): Quadrant.RARE,
    (False, False): Quadrant.POOR,
}
