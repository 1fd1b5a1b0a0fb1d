"""What a shop lets its people do at the counter without asking anybody else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.money import ZERO, Money, divide_half_up
from shuke.domain.shop import Right

__all__ = ["CounterRules", "Rounding", "RoundingStep"]

_WHOLE_PERCENT = 100


class RoundingStep(StrEnum):
    """To what a cash payment is rounded."""

    NONE = "none"
    DIME_DOWN = "dime_down"
    DIME_NEAREST = "dime_nearest"
    HALF_DOWN = "half_down"
    HALF_NEAREST = "half_nearest"
    WHOLE_DOWN = "whole_down"
    WHOLE_NEAREST = "whole_nearest"


_STEPS = {"dime": 10, "half": 50, "whole": 100}


@dataclass(frozen=True, slots=True)
class Rounding:
    """How cash is rounded. Only what cash pays last, and never to nothing."""

    step: RoundingStep = RoundingStep.NONE

    def of(self, due: Money) -> Money:
        """What is left to the customer; below nothing where the nearest step is above."""
        if self.step is RoundingStep.NONE or due <= ZERO:
            return ZERO
        size, _, way = self.step.value.partition("_")
        step = _STEPS[size]
        steps = due.minor // step if way == "down" else divide_half_up(due.minor, step)
        return Money(due.minor - steps * step) if steps else ZERO


@dataclass(frozen=True, slots=True)
class CounterRules:
    """
    Attributes:
        refund_days: so many days after the sale a shift lead may take it back; later a manager. 0: on the day alone.
        cashier_percent, lead_percent: so much a cashier, or a shift lead, may take off by hand.
    """

    refund_days: int = 7
    rounding: Rounding = Rounding()
    cashier_percent: int = 5
    lead_percent: int = 20

    def right_to_reduce(self, before: Money, after: Money) -> Right:
        """What somebody needs who takes a price from here to there."""
        off = _WHOLE_PERCENT * (before - after).minor
        if off <= self.cashier_percent * before.minor:
            return Right.SELL
        return Right.REDUCE if off <= self.lead_percent * before.minor else Right.REDUCE_FREELY
