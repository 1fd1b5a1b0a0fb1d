"""What a rule hands out: points, coupons, a thing, bonus value, perks."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Gives", "read_gives"]

MOST_COUPONS = 100


@dataclass(frozen=True, slots=True)
class Gives:
    """At least one of: points; `count` coupons of a kind; a thing by its name; bonus value.

    Attributes:
        coupon: the coupon's key in the document; empty: none.
        thing: what is handed over, in words; None: nothing.
        worth_least, worth_most: what the thing may cost the shop; zero: not said.
    """

    points: int = 0
    coupon: str = ""
    count: int = 1
    thing: Bilingual | None = None
    worth_least: Money = ZERO
    worth_most: Money = ZERO
    bonus: Money = ZERO


def read_gives(table: Table, key: str = "gives") -> Gives | None:
    """The table at a key; None if it is absent."""
    inner = table.table_if_there(key)
    if inner is None:
        return None
    gives = Gives(
        points=inner.whole_or_none("points", 1, MOST_POINTS) or 0,
        coupon=inner.key_name_or("coupon", ""),
        count=inner.whole("count", 1, MOST_COUPONS, default=1),
        thing=inner.words_or_none("thing"),
        worth_least=inner.amount_or("worth_least", ZERO),
        worth_most=inner.amount_or("worth_most", ZERO),
        bonus=inner.amount_or("bonus", ZERO),
    )
    inner.close()
    if inner.there and not (gives.points or gives.coupon or gives.thing or gives.bonus):
        table.note(ProblemKind.GIVES_NOTHING, key)
    return gives
