"""Where the lines are drawn between scores, stages and quadrants; a segment is saved with its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import pairwise

from shuke.domain.figures.abc import USUAL_SHARES, Shares
from shuke.domain.programme.document import Programme

__all__ = ["BY_QUINTILE", "Bounds", "bounds_of", "plain_bounds", "read_bounds"]

BY_QUINTILE: tuple[int, ...] = ()
_SCORE_BOUNDS = 4
_RISING = ("recency", "frequency", "money")
_MOST = 10**13

USUAL_ACTIVE_DAYS = 90
USUAL_SLEEPING_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    Attributes:
        recency, frequency, money: four rising bounds each, in days, sales and minor units, or none: by quintile (see
            `scores`).
        active_days: who bought in so many days is active, and whoever joined in them and never bought yet is new.
        sleeping_months: silent from the last active day on, sleeping from so many months on.
        lost_months: and given up from so many on.
        basket_minor: a basket from this on is large enough; 0: from the mean of all sales of members on.
        days_a_sale: whoever comes every so many days, or more often, comes often enough; 0: the mean of all members.
        share_a, share_b: per cent of all sales up to which ABC's A and B go; see `shuke.domain.figures.abc`.

    Raises:
        ValueError: bounds that do not rise, or out of order.
    """

    recency: tuple[int, ...] = BY_QUINTILE
    frequency: tuple[int, ...] = BY_QUINTILE
    money: tuple[int, ...] = BY_QUINTILE
    active_days: int = USUAL_ACTIVE_DAYS
    sleeping_months: int = USUAL_SLEEPING_MONTHS
    lost_months: int = 2 * USUAL_SLEEPING_MONTHS
    basket_minor: int = 0
    days_a_sale: int = 0
    share_a: int = int(USUAL_SHARES.a * 100)
    share_b: int = int(USUAL_SHARES.b * 100)

    def __post_init__(self) -> None:
        for bounds in (self.recency, self.frequency, self.money):
            if bounds and not _rise(bounds):
                raise ValueError(f"four rising bounds are expected, not {bounds}")
        if not 1 <= self.active_days <= self.sleeping_months * 28 or not 1 <= self.sleeping_months <= 1200:
            raise ValueError("active ends before sleeping begins")
        if not self.sleeping_months < self.lost_months <= 2400:
            raise ValueError("sleeping comes before lost")
        if not (0 <= self.basket_minor <= _MOST and 0 <= self.days_a_sale <= 100_000):
            raise ValueError("bounds of quadrants")
        if not 1 <= self.share_a <= self.share_b <= 100:
            raise ValueError("A ends before B does")

    @property
    def shares(self) -> Shares:
        return Shares(Fraction(self.share_a, 100), Fraction(self.share_b, 100))


def _rise(bounds: Sequence[int]) -> bool:
    return (
        len(bounds) == _SCORE_BOUNDS
        and bounds[0] >= 0
        and bounds[-1] <= _MOST
        and all(low < high for low, high in pairwise(bounds))
    )


def bounds_of(programme: Programme) -> Bounds:
    """Life cycle by the programme's own limits: sleeping from the first thing that it does about members who buy
    nothing, lost from the last (where there is but one: twice as long)."""
    months = sorted({step.months for step in programme.dormancy})
    if not months:
        return Bounds()
    sleeping = months[0]
    lost = months[-1] if len(months) > 1 else 2 * sleeping
    return Bounds(
        active_days=min(USUAL_ACTIVE_DAYS, sleeping * 14), sleeping_months=sleeping, lost_months=lost
    )


def plain_bounds(bounds: Bounds) -> dict[str, object]:
    """Whatever is not as usual."""
    named = ((field.name, getattr(bounds, field.name), field.default) for field in fields(Bounds))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value, usual in named
        if value != usual
    }


def read_bounds(plain: object) -> Bounds:
    """
    Raises:
        ValueError: no such form, or out of order.
    """
    if not isinstance(plain, Mapping) or not plain.keys() <= {field.name for field in fields(Bounds)}:
        raise ValueError("no bounds")
    return Bounds(
        **{name: _four(value) for name, value in plain.items() if name in _RISING},  # type: ignore[arg-type]
        **{name: _whole(value) for name, value in plain.items() if name not in _RISING},  # type: ignore[arg-type]
    )


def _four(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise ValueError("four bounds are expected")  # noqa: TRY004
    return tuple(map(_whole, value))


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("whole numbers are expected")
