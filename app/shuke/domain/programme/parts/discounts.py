"""Line discounts: what members pay less for goods."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.goods import NO_GOODS, Goods, Scope, read_scope
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout, When, read_blackout, read_when_if_there
from shuke.domain.programme.tables import Table

__all__ = ["Discount", "read_discount"]


class _WorkedOut:
    """Of the rate, and of the goods, once for all sales.

    Attributes:
        rule: the rule's name in an explanation.
        off: of a price, as numerator and denominator.
        percent: what is paid, as people write it.
        of_goods: the goods it names, without what it takes out.
        names_articles: whether it tells single articles apart.
    """

    __slots__ = ("names_articles", "of_goods", "off", "percent", "rule")

    rule: str
    off: tuple[int, int]
    percent: str
    of_goods: Scope
    names_articles: bool


@dataclass(frozen=True, slots=True)
class Discount(_WorkedOut):
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

    def __post_init__(self) -> None:
        off = 1 - self.rate
        named = (self.without,) if self.only is None else (self.only, self.without)
        object.__setattr__(self, "rule", f"discount.{self.key}")
        object.__setattr__(self, "off", (off.numerator, off.denominator))
        object.__setattr__(self, "percent", decimal_text(self.rate * 100))
        object.__setattr__(self, "of_goods", Scope(self.only))
        object.__setattr__(self, "names_articles", any(goods.articles or goods.styles for goods in named))


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
