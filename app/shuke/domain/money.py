"""Money: a whole number of minor units (fen for CNY); never a float."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["ZERO", "Money", "divide_half_up", "share_out", "shared_out", "total"]


def divide_half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest whole number, halves away from zero (denominator > 0)."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units of the shop's currency. May be negative (refunds, corrections)."""

    minor: int

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + other.minor)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - other.minor)

    def __neg__(self) -> Money:
        return Money(-self.minor)

    def __bool__(self) -> bool:
        return self.minor != 0

    def times(self, quantity_milli: int) -> Money:
        """The price of a quantity given in thousandths (2 pieces = 2000, 250 g of a kg price = 250)."""
        return Money(divide_half_up(self.minor * quantity_milli, 1000))

    def portion(self, rate: Fraction) -> Money:
        """The amount times an exact rate, rounded half-up to the minor unit."""
        return Money(divide_half_up(self.minor * rate.numerator, rate.denominator))


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.minor for amount in amounts))


def share_out(amount: Money, weights: Sequence[int]) -> list[Money]:
    """Split an amount in proportion to non-negative weights so that the parts add up to it exactly.

    Largest remainder; equal remainders go to the earlier part. With all weights zero every part is zero,
    so the caller must not ask to split a non-zero amount over nothing.

    Raises:
        ValueError: a weight is negative, or a non-zero amount has nothing to be split over.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative")
    if amount and not any(weights):
        raise ValueError("nothing to share the amount over")
    sign = -1 if amount.minor < 0 else 1
    return [Money(sign * part) for part in shared_out(abs(amount.minor), weights)]


def shared_out(size: int, weights: Sequence[int]) -> list[int]:
    """`share_out` of a whole number that is not negative, in whole numbers; weights of which one is above zero,
    unless there is nothing to share."""
    whole = sum(weights)
    if not size:
        return [0] * len(weights)
    products = [size * weight for weight in weights]
    parts = [product // whole for product in products]
    missing = size - sum(parts)
    if missing:
        remainders = [product % whole for product in products]
        # Sorting downwards keeps equal ones in their order, so the earlier part comes first.
        order = sorted(range(len(weights)), key=remainders.__getitem__, reverse=True)
        for index in order[:missing]:
            parts[index] += 1
    return parts
