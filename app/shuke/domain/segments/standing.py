"""Where a member stands: in the life cycle, and among the four quadrants of value."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from shuke.domain.programme.parts.validity import months_on
from shuke.domain.segments.bounds import Bounds

__all__ = ["Quadrant", "Stage", "Stages", "ValueLines"]


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


class Stages:
    """Of members whose membership goes on, on a day."""

    def __init__(self, on: date, bounds: Bounds) -> None:
        self._on = on
        self._silent_from = on - timedelta(days=bounds.active_days)
        self._bounds = bounds

    def since(self, last: int) -> Stage:
        """Of who bought last on that day, an ordinal."""
        day = date.fromordinal(last)
        if months_on(day, self._bounds.lost_months) <= self._on:
            return Stage.LOST
        if months_on(day, self._bounds.sleeping_months) <= self._on:
            return Stage.SLEEPING
        return Stage.ACTIVE if day >= self._silent_from else Stage.SILENT

    def without_a_sale(self, joined: int) -> Stage:
        """Time counts from joining."""
        stage = self.since(joined)
        return Stage.NEW if stage is Stage.ACTIVE else stage


class ValueLines(NamedTuple):
    """A basket is large enough from the mean on (all money of members, by all their sales), and somebody comes often
    enough who comes as often as the mean (all their sales, by all their days); both exact, by multiplying crosswise.
    """

    basket: int
    basket_by: int
    often: int
    often_by: int

    @classmethod
    def of(cls, bounds: Bounds, spent: int, sales: int, days: int) -> ValueLines:
        """
        Args:
            spent: of all who bought, together; `days` as members, each at least one.
        """
        basket = (bounds.basket_minor, 1) if bounds.basket_minor else (spent, max(sales, 1))
        often = (1, bounds.days_a_sale) if bounds.days_a_sale else (sales, max(days, 1))
        return cls(*basket, *often)

    def least_money(self, sales: int) -> int:
        """Of baskets that are large enough."""
        return -(-self.basket * sales // self.basket_by)

    def fewest_sales(self, days: int) -> int:
        """Of who comes often enough."""
        return -(-self.often * days // self.often_by)

    @staticmethod
    def quadrant(*, large: bool, often: bool) -> Quadrant:
        """Of who bought."""
        if large:
            return Quadrant.GOOD if often else Quadrant.RARE
        return Quadrant.SMALL_BASKET if often else Quadrant.POOR
