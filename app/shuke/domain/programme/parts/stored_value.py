"""Stored value: topping up with a ladder of bonuses, and what may be paid with it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.tables import Table

__all__ = ["LadderStep", "StoredValue", "read_stored_value"]

MOST_STEPS = 20
MOST_PERCENT = Fraction(1000)
BEARER_CEILING = Money(1000_00)
NAMED_CEILING = Money(5000_00)
"""After the rules for single-purpose prepaid cards."""


@dataclass(frozen=True, slots=True)
class LadderStep:
    """From `least` paid in on: a bonus of `rate` of it plus `bonus`, and what else the step gives."""

    least: Money
    rate: Fraction = Fraction(0)
    bonus: Money = ZERO
    gives: Gives | None = None


@dataclass(frozen=True, slots=True)
class StoredValue:
    """What a member can pay in, and spend.

    Attributes:
        least: the smallest top-up.
        ladder: from the lowest step; the highest one reached holds.
        higher_rate_from: from this amount on a manager may set a higher rate than the ladder's; None: never.
        most: what may lie on a named card; None: no ceiling.
        most_bearer: what may lie on a bearer card; None: no ceiling.
        without_discounts: paying any part with it excludes every discount, coupon and points of the sale.
        same_day_below: on the day of a top-up, spending stays below this share of what was paid in that day.
        signed: each spending prints a bill that the customer signs.
        presets: top-ups on the keys of the till.
    """

    least: Money
    ladder: tuple[LadderStep, ...] = ()
    higher_rate_from: Money | None = None
    most: Money | None = NAMED_CEILING
    most_bearer: Money | None = BEARER_CEILING
    without_discounts: bool = False
    same_day_below: Fraction | None = None
    signed: bool = False
    presets: tuple[Money, ...] = ()


def read_stored_value(table: Table) -> StoredValue:
    bounded = table.yes_or_no("ceilings", default=True)
    stored = StoredValue(
        least=table.amount("least", Money(1)),
        ladder=tuple(_step(step) for step in table.tables("ladder", 0, MOST_STEPS)),
        higher_rate_from=table.amount_or_none("higher_rate_from"),
        most=table.amount_or("most", NAMED_CEILING) if bounded else None,
        most_bearer=table.amount_or("most_bearer", BEARER_CEILING) if bounded else None,
        without_discounts=table.yes_or_no("without_discounts", default=False),
        same_day_below=_share(table),
        signed=table.yes_or_no("signed", default=False),
        presets=table.amounts("presets", MOST_STEPS),
    )
    table.close()
    return stored


def _share(table: Table) -> Fraction | None:
    percent = table.number_or("same_day_below_percent", Fraction(0), Fraction(1), Fraction(100))
    return percent / 100 if percent else None


def _step(table: Table) -> LadderStep:
    step = LadderStep(
        least=table.amount("from", Money(1)),
        rate=table.number_or("bonus_percent", Fraction(0), Fraction(0), MOST_PERCENT) / 100,
        bonus=table.amount_or("bonus", ZERO),
        gives=read_gives(table),
    )
    table.close()
    return step
