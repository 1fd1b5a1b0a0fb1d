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
    def whom(self) -> str:
        """The member that the step names, or whose receipt, card or prize it names; empty: nobody's."""
        book = self.shop.book
        named = {key: str(self.names.get(key, "")) for key in ("member", "sale", "card", "prize")}
        of = [book.sales.get(named["sale"]), book.cards.get(named["card"]), book.prizes.get(named["prize"])]
        return named["member"] or next((one.member_id for one in of if one is not None), "")

    @property
    def member(self) -> Membership | None:
        return self.shop.book.membership(self.whom)

    def money(self, amount: Money) -> Fraction:
        return Fraction(amount.minor, 10**self.shop.programme.money_digits)


Expectation = Callable[[Seen], Found]
"""How one thing that can be expected is found."""
