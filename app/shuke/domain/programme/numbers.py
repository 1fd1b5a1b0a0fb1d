"""Exact numbers as people write them."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["decimal_text"]

MOST_DECIMALS = 12


def decimal_text(number: Fraction) -> str:
    """An exact decimal fraction as it would be written: ``3/2`` is ``1.5``; others stay ``1/3``."""
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
        if digits > MOST_DECIMALS:
            return f"{number.numerator}/{number.denominator}"
    whole = str(abs(number.numerator) * 10**digits // number.denominator).rjust(digits + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole)
