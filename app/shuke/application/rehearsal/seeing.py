"""What can be looked at after a step, and how an expectation finds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.state import Membership
from shuke.domain.money import Money

__all__ = ["Expectation", "Found", "Seen"]

Found = int | str | bool | Fraction | list[str] | date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be looked at after a step. `names` is what the step's own keys name: the member, a perk …"""

    shop: RehearsedShop
    outcome: Outcome
    names: Mapping[str, object]

    @property
    def member(self) -> Membership | None:
        name = self.names.get("member")
        return self.shop.book.membership(name) if isinstance(name, str) else None

    def money(self, amount: Money) -> Fraction:
        return Fraction(amount.minor, 10**self.shop.programme.money_digits)


Expectation = Callable[[Seen], Found]
"""How one thing that can be expected is found."""
