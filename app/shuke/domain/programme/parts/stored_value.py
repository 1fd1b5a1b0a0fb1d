"""Stored value: topping up with a ladder of bonuses, and what may be paid with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.validity import NEVER_LAPSES, Validity, read_validity
from shuke.domain.programme.tables import Table

__all__ = ["Invoices", "LadderStep", "StoredValue", "read_stored_value"]

MOST_STEPS = 20
MOST_PERCENT = Fraction(1000)
BEARER_CEILING = 1000
NAMED_CEILING = 5000
"""In the currency's major unit, after the rules for single-purpose prepaid cards."""


class Invoices(StrEnum):
    """When an invoice for what is paid with stored value may be had: never twice for the same money."""

    AT_TOP_UP = "at-top-up"
    AT_SPENDING = "at-spending"


@dataclass(frozen=True, slots=True)
class LadderStep:
    """From `least` paid in on: a bonus of `rate` of it plus `bonus`, and what else the step gives."""

    least: Money
    rate: Fraction = Fraction(0)
    bonus: Money = ZERO
    gives: Gives | None = None

    def bonus_on(self, paid: Money) -> Money:
        return paid.portion(self.rate) + self.bonus


NO_STEP = LadderStep(ZERO)


@dataclass(frozen=True, slots=True)
class StoredValue:
    """What a member can pay in, and spend.

    Attributes:
        least: the smallest top-up.
        ladder: from the lowest step; the highest one reached holds.
        higher_rate_from: from this amount on a manager may set a higher rate than the ladder's; None: never.
        most: what was paid in may lie on a named card up to this (bonus is not counted); None: no ceiling.
        most_bearer: the same of a bearer card; None: no ceiling.
        without_discounts: paying any part with it excludes every discount, coupon and points of the sale.
        same_day_below: on the day of a top-up, spending stays below this share of what was paid in that day.
        proofs: what is shown at each spending.
        signed: each spending prints a bill that the customer signs.
        presets: top-ups on the keys of the till.
        tiers: holders of these tiers or cards top up, nobody else; empty: everybody, bearer cards too.
        bonus_validity: how long a bonus can be spent.
        invoices: when an invoice may be asked for.
    """

    least: Money
    ladder: tuple[LadderStep, ...] = ()
    higher_rate_from: Money | None = None
    most: Money | None = None
    most_bearer: Money | None = None
    without_discounts: bool = False
    same_day_below: Fraction | None = None
    proofs: tuple[Proof, ...] = ()
    signed: bool = False
    presets: tuple[Money, ...] = ()
    tiers: frozenset[str] = frozenset()
    bonus_validity: Validity = NEVER_LAPSES
    invoices: Invoices = Invoices.AT_TOP_UP

    def step_for(self, paid: Money) -> LadderStep:
        """The highest step that the amount reaches; one that gives nothing below the ladder."""
        reached = [step for step in self.ladder if step.least <= paid]
        return reached[-1] if reached else NO_STEP


def read_stored_value(table: Table) -> StoredValue:
    bounded = table.yes_or_no("ceilings", default=True)
    stored = StoredValue(
        least=table.amount("least", Money(1)),
        ladder=tuple(_step(step) for step in table.tables("ladder", 0, MOST_STEPS)),
        higher_rate_from=table.amount_or_none("higher_rate_from"),
        most=table.amount_or("most", _major(table, NAMED_CEILING)) if bounded else None,
        most_bearer=table.amount_or("most_bearer", _major(table, BEARER_CEILING)) if bounded else None,
        without_discounts=table.yes_or_no("without_discounts", default=False),
        same_day_below=_share(table),
        proofs=read_proofs(table),
        signed=table.yes_or_no("signed", default=False),
        presets=table.amounts("presets", MOST_STEPS),
        tiers=table.names("tiers"),
        bonus_validity=read_validity(table, "bonus_validity", NEVER_LAPSES),
        invoices=table.choice_or("invoices", Invoices.AT_TOP_UP),
    )
    table.close()
    return stored


def _major(table: Table, amount: int) -> Money:
    return Money(amount * 10**table.notes.money_digits)


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
