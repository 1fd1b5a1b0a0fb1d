"""Amounts, points and quantities as people read them, the same on paper and on screen."""

from __future__ import annotations

from shuke.domain.money import Money

__all__ = ["money_text", "plain_amount", "points_text", "quantity_text"]


def money_text(amount: Money, *, symbol: str = "¥", minor_digits: int = 2) -> str:
    """``¥1,234.50``, ``-¥3.00``. The sign stands before the symbol."""
    sign = "-" if amount.minor < 0 else ""
    whole, part = divmod(abs(amount.minor), 10**minor_digits)
    fraction = f".{part:0{minor_digits}d}" if minor_digits else ""
    return f"{sign}{symbol}{whole:,}{fraction}"


def points_text(points: int, *, signed: bool = False) -> str:
    """``1,234``; with `signed` also ``+36`` (zero has no sign)."""
    return f"{points:+,}" if signed and points else f"{points:,}"


def quantity_text(quantity_milli: int) -> str:
    """``2``, ``0.25``, ``-1.5``: thousandths without idle zeros."""
    sign = "-" if quantity_milli < 0 else ""
    whole, part = divmod(abs(quantity_milli), 1000)
    return f"{sign}{whole:,}" + (f".{part:03d}".rstrip("0") if part else "")


def plain_amount(minor: int) -> str:
    """``1234.50``, ``-3.00``: for a cell that a spreadsheet adds up."""
    digits = f"{abs(minor):03d}"
    return f"{'-' if minor < 0 else ''}{digits[:-2]}.{digits[-2:]}"
