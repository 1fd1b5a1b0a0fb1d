"""What somebody types of the programme's costs and its budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from shuke.domain.figures.costs_said import MOST_MARGIN_MILLI, CostsSaid
from shuke.domain.figures.months import Months
from shuke.domain.money import ZERO, Money
from shuke.presenters.typed import amount_of, day_of

__all__ = ["EARLIEST", "LONGEST_TYPED", "CostField", "CostForm", "costs_read", "months_read"]

LONGEST_TYPED = 13
EARLIEST, _LATEST = 1900 * 12, 2999 * 12
"""No shop's figures begin before the one, or are asked for behind the other."""


class CostField(StrEnum):
    """`shuke.wording.programme_cost_form` has a name for each."""

    BUDGET = "budget"
    MARGIN = "margin"
    GIFT = "gift"
    PRIZE = "prize"
    PERK = "perk"
    GUEST = "guest"
    RECRUIT = "recruit"


@dataclass(frozen=True, slots=True)
class CostForm:
    """`wrong`: what is not an amount, or a percentage."""

    typed: Mapping[CostField, str] = field(default_factory=dict)
    yearly: bool = False
    wrong: frozenset[CostField] = frozenset()

    @classmethod
    def of(cls, said: CostsSaid) -> CostForm:
        """What was said, to be changed; nothing stays empty."""
        amounts = {
            CostField.BUDGET: said.budget,
            CostField.GIFT: said.gift,
            CostField.PRIZE: said.prize,
            CostField.PERK: said.perk,
            CostField.GUEST: said.guest,
            CostField.RECRUIT: said.recruit,
            CostField.MARGIN: Money(said.margin_milli * 10),
        }
        return cls({one: _plain(amount) for one, amount in amounts.items()}, said.yearly)

    def with_text(self, which: CostField, text: str) -> CostForm:
        typed = {**self.typed, which: text[:LONGEST_TYPED]}
        return replace(self, typed=typed, wrong=self.wrong - {which})


def costs_read(form: CostForm) -> CostsSaid | frozenset[CostField]:
    """What the form says, or what of it is wrong."""
    read = {one: _amount(form.typed.get(one, "")) for one in CostField}
    margin = read[CostField.MARGIN]
    if margin is not None and (margin.minor % 10 or margin.minor > MOST_MARGIN_MILLI * 10):
        read[CostField.MARGIN] = None
    wrong = frozenset(one for one, amount in read.items() if amount is None)
    if wrong:
        return wrong
    known = {one: amount for one, amount in read.items() if amount is not None}
    return CostsSaid(
        known[CostField.MARGIN].minor // 10,
        known[CostField.GIFT],
        known[CostField.PRIZE],
        known[CostField.PERK],
        known[CostField.GUEST],
        known[CostField.RECRUIT],
        known[CostField.BUDGET],
        yearly=form.yearly,
    )


def months_read(first: str, last: str) -> Months | None:
    """Two months such as ``2026-03``; None: that is not what was written, or no shop was or will be there then."""
    days = [
        day for text in (first, last) if (day := day_of(f"{text.strip().removesuffix('月')}-01")) is not None
    ]
    if len(days) < 2:
        return None
    try:
        months = Months.between(*days)
    except ValueError:
        return None
    return months if months.first >= EARLIEST and months.last <= _LATEST else None


def _amount(text: str) -> Money | None:
    return amount_of(text) if text.strip() else ZERO


def _plain(amount: Money) -> str:
    """As it is typed; nothing is empty."""
    if not amount:
        return ""
    whole, part = divmod(amount.minor, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
