"""Line discounts: what members pay less for goods."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.goods import NO_GOODS, Goods, read_scope
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout, When, read_blackout, read_when_if_there
from shuke.domain.programme.tables import Table

__all__ = ["Discount", "read_discount"]


@dataclass(frozen=True, slots=True)
class Discount:
    """A line discount: the members of these tiers (or holders of these cards) pay this rate of the price.

    `only` must hold in all it names (None: all goods), `without` takes out whatever it names.

    Attributes:
        when: the days on which it holds; None: always.
        least: the sale's goods come to at least this before any discount; zero: any sale.
        not_on: days on which it does not hold.
        with_coupons: whether a coupon (or a group-buy) may be used in the same sale.
    """

    key: str
    name: Bilingual
    tiers: frozenset[str]
    rate: Fraction
    only: Goods | None = None
    without: Goods = NO_GOODS
    when: When | None = None
    least: Money = ZERO
    not_on: Blackout = NEVER_OUT
    with_coupons: bool = True


def read_discount(table: Table) -> Discount:
    scope = read_scope(table)
    discount = Discount(
        key=table.key_name("key"),
        name=table.words("name"),
        tiers=table.names("tiers", default=None),
        rate=table.number("pay_percent", Fraction(1), Fraction(9999, 100)) / 100,
        only=scope.only,
        without=scope.without,
        when=read_when_if_there(table),
        least=table.amount_or("least", ZERO),
        not_on=read_blackout(table),
        with_coupons=table.yes_or_no("with_coupons", default=True),
    )
    table.close()
    return discount
