"""What going on as before brings a member in a year, and what a little more would.

It is a forecast of round figures: points are counted on the year's money, not sale by sale.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.money import Money

__all__ = ["WEEKS", "Forecast", "Outlook", "PointsRate", "PointsWorth", "a_little_more", "forecast"]

WEEKS = 52
_MORE = Fraction(8, 5)


@dataclass(frozen=True, slots=True)
class PointsRate:
    """One point for each full `unit`, times what the member's tier multiplies by."""

    unit: Money
    multiplier: Fraction = Fraction(1)

    def points(self, money: Money) -> int:
        return int(money.minor // self.unit.minor * self.multiplier // 1)


@dataclass(frozen=True, slots=True)
class PointsWorth:
    """`points` points buy goods worth `worth`, in whole steps."""

    points: int
    worth: Money
    step: int

    def of(self, points: int) -> Money:
        usable = max(points, 0) // self.step * self.step
        return Money(usable * self.worth.minor // self.points)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A year at so much a week: the balance then, and the goods it buys (None: points are not money here)."""

    weekly: Money
    balance: int
    worth: Money | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Going on as before, and at a little more a week."""

    points_now: int
    as_before: Outlook
    at_more: Outlook


def forecast(
    weekly: Money,
    points_now: int,
    rate: PointsRate,
    worth: PointsWorth | None,
    more: Money | None = None,
    rate_at_more: PointsRate | None = None,
) -> Forecast | None:
    """The forecast of a member who spends this much a week on average; None for one who does not.

    Args:
        more: the other amount a week; left out: `a_little_more`.
        rate_at_more: the rate there, if that much reaches a higher tier.
    """
    if weekly.minor <= 0:
        return None
    other = more or a_little_more(weekly)
    return Forecast(
        points_now=points_now,
        as_before=_outlook(weekly, points_now, rate, worth),
        at_more=_outlook(other, points_now, rate_at_more or rate, worth),
    )


def a_little_more(weekly: Money) -> Money:
    """Eight fifths of an amount, rounded to a number with a first digit and at most a five (500 → 800, 85 → 150)."""
    target = weekly.minor * _MORE
    power = 10 ** (len(str(int(target))) - 1)
    grid = max(power // 2, 1)
    return Money(int((target / grid + Fraction(1, 2)) // 1) * grid)


def _outlook(weekly: Money, points_now: int, rate: PointsRate, worth: PointsWorth | None) -> Outlook:
    balance = points_now + rate.points(Money(weekly.minor * WEEKS))
    return Outlook(weekly, balance, worth.of(balance) if worth else None)
