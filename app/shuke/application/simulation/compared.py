"""What two programmes come to beside each other: amounts as they are written, and their months."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.simulation.outcome import Month, Simulated
from shuke.domain.money import Money
from shuke.wording import simulation
from shuke.wording.figures import points_text

__all__ = ["MoneyText", "figure_cells", "in_months", "months_of", "most_told"]

MoneyText = Callable[[Money], str]
"""An amount with its currency sign."""


def figure_cells(tried: Simulated, name: str, money: MoneyText) -> tuple[str, str, str]:
    """Now, as tried, and the difference."""
    now, then = (getattr(side.total, name) for side in (tried.today, tried.other))
    return _cell(name, now, money), _cell(name, then, money), _cell(name, then - now, money, signed=True)


def months_of(tried: Simulated) -> tuple[str, ...]:
    return tuple(sorted({*tried.today.months, *tried.other.months}))


def in_months(tried: Simulated, name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """One amount for each month, now and as tried."""
    now, then = (
        tuple(getattr(side.months.get(month, Month()), name) for month in months_of(tried))
        for side in (tried.today, tried.other)
    )
    return now, then


def most_told(tried: Simulated, name: str, money: MoneyText) -> str:
    """The largest amount of any month."""
    now, then = in_months(tried, name)
    return _cell(name, max((*now, *then), default=0), money)


def _cell(name: str, value: int, money: MoneyText, *, signed: bool = False) -> str:
    if name not in simulation.IN_MONEY:
        return points_text(value, signed=signed)
    return ("+" if signed and value > 0 else "") + money(Money(value))
