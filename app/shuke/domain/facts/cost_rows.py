"""What facts add to the cost of the programme: sums of a month by the card that members bought with, and what a
member bought in each month of a year.

Only sums, as `shuke.domain.facts.figure_rows` has them. A refund takes out what it undoes in the month in which the
goods come back, so a month that is told once stays as it was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import AddRows
from shuke.domain.money import ZERO, Money

__all__ = [
    "CARD_SUMS",
    "MONTHS",
    "NOTHING_UNDONE",
    "TakenOff",
    "Undone",
    "bought_rows",
    "card_of",
    "month_columns",
]

MONTHS = tuple(f"{month:02d}" for month in range(1, 13))

CARD_SUMS = (
    "sales",
    "sold_minor",
    "discount_minor",
    "coupon_minor",
    "points_minor",
    "bonus_minor",
    "points",
    "costed_minor",
    "cost_minor",
)
"""Columns of `month_cards`: `points_minor` is what points took off, `points` those that were given, `costed_minor`
the part of what was sold whose cost is known."""

_CARD_KEY = ("card", "month", "till_id")
_YEAR_KEY = ("member_id", "year")


def month_columns(month: str) -> tuple[str, str, str]:
    """Of a year's row, that month's: how often somebody bought, for how much, and what came off for a member."""
    return f"sales_{month}", f"net_{month}", f"off_{month}"


_COLUMNS_OF = {month: month_columns(month) for month in MONTHS}


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What a member's sale was lowered by, or paid with that the shop had given; what it gave, and what its goods
    cost.

    Attributes:
        points: given by it, whatever was used.
        costed: what was paid for goods whose cost is known; `cost` is what these cost the shop.
    """

    discount: Money = ZERO
    coupon: Money = ZERO
    points_value: Money = ZERO
    bonus: Money = ZERO
    points: int = 0
    costed: Money = ZERO
    cost: Money = ZERO


@dataclass(frozen=True, slots=True)
class Undone:
    """Of a sale's line amounts, the parts that belong to what came back."""

    discount: Money = ZERO
    coupon: Money = ZERO
    points_value: Money = ZERO
    costed: Money = ZERO
    cost: Money = ZERO


NOTHING_UNDONE = Undone()


def card_of(tier: str, beside: Iterable[str]) -> str:
    """What somebody bought with, in a word: the tier, then the cards held beside it, with spaces between them."""
    return " ".join((tier, *beside))


def bought_rows(
    header: FactHeader, member_id: str, card: str, sold: Money, off: TakenOff, *, back: bool = False
) -> tuple[AddRows, AddRows]:
    """
    Args:
        card: see `card_of`.
        back: it came back: all of it is taken out again, and it is no purchase.
    """
    sign, sales = (-1, 0) if back else (1, 1)
    year, month, _ = header.business_date.isoformat().split("-")
    amounts = (
        sold.minor,
        off.discount.minor,
        off.coupon.minor,
        off.points_value.minor,
        off.bonus.minor,
        off.points,
        off.costed.minor,
        off.cost.minor,
    )
    sums = (sales, *(sign * amount for amount in amounts))
    less = sign * (off.discount.minor + off.coupon.minor + off.points_value.minor + off.bonus.minor)
    bought = (sales, sign * sold.minor, less)
    return (
        AddRows("month_cards", _CARD_KEY, CARD_SUMS, (((card, f"{year}-{month}", header.till), sums),)),
        AddRows("member_years", _YEAR_KEY, _COLUMNS_OF[month], (((member_id, year), bought),)),
    )
