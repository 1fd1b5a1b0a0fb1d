"""From what amounts on a shop wants more than the cashier's word where members' money is concerned."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import Money

__all__ = ["USUAL_APPROVED_FROM", "USUAL_CONFIRMED_ABOVE", "MoneyPolicy"]

USUAL_APPROVED_FROM = Money(5_000_00)
USUAL_CONFIRMED_ABOVE = Money(500_00)


@dataclass(frozen=True, slots=True)
class MoneyPolicy:
    """
    Attributes:
        approved_from: a top-up of so much and more needs somebody with the right to approve it.
        confirmed_above: paying more than this with stored value in one sale, the member confirms it: by the PIN,
            or, where none is set, by signing.
    """

    approved_from: Money = USUAL_APPROVED_FROM
    confirmed_above: Money = USUAL_CONFIRMED_ABOVE
