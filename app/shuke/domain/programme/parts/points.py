"""What points are worth: as money at the counter, paid out in cash."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import Money
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["PointsAsMoney", "read_points_as_money"]


@dataclass(frozen=True, slots=True)
class PointsAsMoney:
    """`points` points are worth `worth`; used in whole steps, from a least balance.

    Attributes:
        on: whether they may be used to pay.
        in_cash: whether a manager may pay them out in cash.
    """

    points: int
    worth: Money
    step: int
    least_balance: int = 0
    on: bool = True
    in_cash: bool = False

    @property
    def step_worth(self) -> Money:
        """What one step is worth: a whole number of minor units, the document is checked for it."""
        return Money(self.worth.minor * self.step // self.points)


def read_points_as_money(table: Table) -> PointsAsMoney:
    points = table.whole("points", 1, MOST_POINTS)
    rate = PointsAsMoney(
        points=points,
        worth=table.amount("money", Money(1)),
        step=table.whole("step", 1, MOST_POINTS, default=points),
        least_balance=table.whole("least_balance", 0, MOST_POINTS, default=0),
        on=table.yes_or_no("on", default=True),
        in_cash=table.yes_or_no("in_cash", default=False),
    )
    table.close()
    return rate
