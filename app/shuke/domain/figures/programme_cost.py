"""What a programme costs in a month, kind by kind, and against what it is held: members' sales and their margin.

Points and bonus cost when they are given (what lapses costs nothing after all), discounts and coupons when they take
something off. So what points or bonus pay later is not counted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.money import Money, divide_half_up

__all__ = ["BudgetLevel", "BudgetSeen", "CostKind", "Given", "Margin", "MonthCost", "PointRate", "costs_of"]

_NEAR_MILLI, _WHOLE_MILLI = 800, 1000


class CostKind(StrEnum):
    DISCOUNT = "discount"
    POINTS = "points"
    BONUS = "bonus"
    COUPONS = "coupons"
    GIFTS = "gifts"
    PRIZES = "prizes"
    PERKS = "perks"
    MESSAGES = "messages"
    EVENTS = "events"
    RECRUITMENT = "recruitment"
    COMMISSION = "commission"


@dataclass(frozen=True, slots=True)
class PointRate:
    """So many points are so much worth at the counter."""

    points: int
    worth: Money

    def of(self, points: int) -> Money:
        return Money(divide_half_up(points * self.worth.minor, self.points))


@dataclass(frozen=True, slots=True)
class Given:
    """What was given in a time, before it is money. Less what was taken back.

    Attributes:
        points, bonus: less what lapsed; `welcome_points` are those among them that joining gave.
        fees: what guests of events paid.
        messages, commission: None where nobody can say.
    """

    discount: Money
    coupons: Money
    points: int
    welcome_points: int
    bonus: Money
    gifts: int
    prizes: int
    perks: int
    guests: int
    fees: Money
    joined: int
    messages: Money | None
    commission: Money | None


def costs_of(given: Given, said: CostsSaid, rate: PointRate | None) -> dict[CostKind, Money]:
    """By kind. What nobody can say is not among them; what nobody said a price of is nothing.

    Args:
        rate: None: points pay nothing at the counter, so they cost what is given for them.
    """
    none = Money(0)
    welcome = rate.of(given.welcome_points) if rate else none
    guests = _each(said.guest, given.guests)
    found: dict[CostKind, Money | None] = {
        CostKind.DISCOUNT: given.discount,
        CostKind.POINTS: rate.of(given.points) - welcome if rate else none,
        CostKind.BONUS: given.bonus,
        CostKind.COUPONS: given.coupons,
        CostKind.GIFTS: _each(said.gift, given.gifts),
        CostKind.PRIZES: _each(said.prize, given.prizes),
        CostKind.PERKS: _each(said.perk, given.perks),
        CostKind.MESSAGES: given.messages,
        CostKind.EVENTS: guests - given.fees if said.guest else none,
        CostKind.RECRUITMENT: welcome + _each(said.recruit, given.joined),
        CostKind.COMMISSION: given.commission,
    }
    return {kind: amount for kind, amount in found.items() if amount is not None}


def _each(cost: Money, times: int) -> Money:
    return Money(cost.minor * times)


@dataclass(frozen=True, slots=True)
class Margin:
    """What members' sales would have left over the goods' cost without the programme: what discounts, coupons and
    points took off is added again.

    Attributes:
        unknown: of the sales, the part whose cost nobody said in any way; it is left out.
    """

    amount: Money
    unknown: Money

    @classmethod
    def of(cls, sold: Money, taken_off: Money, costed: Money, cost: Money, said: CostsSaid) -> Margin:
        """
        Args:
            costed: of what was sold, the part that has a cost price; `cost` is that price.
        """
        rest = sold - costed
        assumed = Money(divide_half_up(rest.minor * said.margin_milli, _WHOLE_MILLI))
        unknown = Money(0) if said.margin_milli else rest
        return cls(costed - cost + assumed + taken_off, unknown)


@dataclass(frozen=True, slots=True)
class MonthCost:
    """`month` such as ``2026-03``; of several together it is empty."""

    month: str
    costs: Mapping[CostKind, Money]
    given: Given
    sold: Money
    margin: Margin

    @property
    def cost(self) -> Money:
        return Money(sum(one.minor for one in self.costs.values()))


class BudgetLevel(StrEnum):
    """NEAR from four fifths on."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class BudgetSeen:
    """`time`: the year or the month that it is for, such as ``2026-03``."""

    time: str
    budget: Money
    spent: Money

    @property
    def share_milli(self) -> int:
        return divide_half_up(self.spent.minor * _WHOLE_MILLI, self.budget.minor)

    @property
    def level(self) -> BudgetLevel:
        if self.spent > self.budget:
            return BudgetLevel.OVER
        near = self.spent.minor * _WHOLE_MILLI >= self.budget.minor * _NEAR_MILLI
        return BudgetLevel.NEAR if near else BudgetLevel.WITHIN
