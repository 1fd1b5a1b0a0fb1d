"""What a shop says of its programme's cost where no record can know it, and how much of it there may be."""

from __future__ import annotations

from dataclasses import dataclass, fields

from shuke.domain.money import ZERO, Money

__all__ = ["MOST_MARGIN_MILLI", "MOST_SAID", "NOTHING_SAID", "WHOLE_CHAIN", "CostsSaid"]

WHOLE_CHAIN = ""
"""The scope of what head office says for all shops; any other is a shop's id."""

MOST_SAID = Money(1_000_000_000_00)
MOST_MARGIN_MILLI = 1000


@dataclass(frozen=True, slots=True)
class CostsSaid:
    """Nothing (zero) is not said: then it is not counted.

    Attributes:
        margin_milli: of sales, what is left over the goods' cost, in thousandths; for goods without a cost price.
        gift: what a gift costs beyond its points; `prize`, `perk`, `guest` (of an event), `recruit` (a new member:
            card and handbook) likewise, each.
        budget: what the programme may cost in a month; `yearly`: in a calendar year.
    """

    margin_milli: int = 0
    gift: Money = ZERO
    prize: Money = ZERO
    perk: Money = ZERO
    guest: Money = ZERO
    recruit: Money = ZERO
    budget: Money = ZERO
    yearly: bool = False

    @property
    def is_possible(self) -> bool:
        amounts = [value for one in fields(self) if isinstance(value := getattr(self, one.name), Money)]
        return 0 <= self.margin_milli <= MOST_MARGIN_MILLI and all(
            ZERO <= one <= MOST_SAID for one in amounts
        )


NOTHING_SAID = CostsSaid()
