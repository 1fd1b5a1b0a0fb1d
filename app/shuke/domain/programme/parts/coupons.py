"""Coupons: what each kind is worth, on what, for how long, beside what else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.goods import ALL_GOODS, Scope, read_scope
from shuke.domain.programme.parts.validity import Validity, read_validity
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout, read_blackout
from shuke.domain.programme.tables import Table

__all__ = ["MOST_OF_MEMBER", "Beside", "Coupon", "CouponKind", "read_coupon"]

MOST_A_SALE = 50
MOST_OF_MEMBER = 10_000
LEAST, MOST = Fraction(1), Fraction(9999, 100)
"""Percent paid."""


class CouponKind(StrEnum):
    """AMOUNT and PERCENT lower the basket; ITEM_PERCENT lowers one piece of one line; EXCHANGE gives one piece
    at `price`; GIFT is handed over and lowers nothing."""

    AMOUNT = "amount"
    PERCENT = "percent"
    ITEM_PERCENT = "item-percent"
    EXCHANGE = "exchange"
    GIFT = "gift"


class Beside(StrEnum):
    """What a coupon does not go together with in one sale."""

    COUPONS = "coupons"
    DISCOUNTS = "discounts"
    POINTS = "points"
    GROUP_BUY = "group-buy"


class _WorkedOut:
    """Once for all sales.

    Attributes:
        rule: the kind's name in an explanation.
        for_one_item: whether it lowers a piece, not the basket.
    """

    __slots__ = ("for_one_item", "rule")

    rule: str
    for_one_item: bool


@dataclass(frozen=True, slots=True)
class Coupon(_WorkedOut):
    """One kind of coupon; those in members' hands name it.

    Attributes:
        amount: what an AMOUNT takes off, or all there is if that is less.
        rates: what is paid, by the tier held when it was given; the entry for ``""`` is for all others.
        price: what an EXCHANGE costs.
        threshold: the goods in its scope come to at least this, after line discounts.
        scope: the goods it is for; ``scope.only`` None: all.
        tiers: holders of these tiers or cards only; empty: everybody who has one.
        validity: counted from the day it is given.
        not_on: days on which it does not count.
        never_with: what it does not go together with.
        most_a_sale: so many of this kind in one sale.
        most_of_member: so many of this kind are given to one member; None: any number.
    """

    key: str
    name: Bilingual
    kind: CouponKind
    validity: Validity
    amount: Money = ZERO
    rates: tuple[tuple[str, Fraction], ...] = ()
    price: Money = ZERO
    threshold: Money = ZERO
    scope: Scope = ALL_GOODS
    tiers: frozenset[str] = frozenset()
    not_on: Blackout = NEVER_OUT
    never_with: frozenset[Beside] = frozenset()
    most_a_sale: int = 1
    most_of_member: int | None = None

    def __post_init__(self) -> None:
        of_items = (CouponKind.ITEM_PERCENT, CouponKind.EXCHANGE)
        object.__setattr__(self, "rule", f"coupon.{self.key}")
        object.__setattr__(self, "for_one_item", self.kind in of_items)

    def rate_for(self, tier: str) -> Fraction | None:
        """What is paid with one given to a holder of that tier; None: it has no rate."""
        rates = dict(self.rates)
        return rates.get(tier, rates.get(""))


def read_coupon(table: Table) -> Coupon:
    kind = table.choice("kind", CouponKind)
    coupon = Coupon(
        key=table.key_name("key"),
        name=table.words("name"),
        kind=kind,
        validity=read_validity(table, "validity"),
        amount=table.amount("amount", Money(1)) if kind is CouponKind.AMOUNT else ZERO,
        rates=_rates(table) if kind in (CouponKind.PERCENT, CouponKind.ITEM_PERCENT) else (),
        price=table.amount_or("price", ZERO, ZERO) if kind is CouponKind.EXCHANGE else ZERO,
        threshold=table.amount_or("threshold", ZERO),
        scope=read_scope(table),
        tiers=table.names("tiers"),
        not_on=read_blackout(table),
        never_with=frozenset(table.choices("never_with", Beside)),
        most_a_sale=table.whole("most_a_sale", 1, MOST_A_SALE, default=1),
        most_of_member=table.whole_or_none("most_of_member", 1, MOST_OF_MEMBER),
    )
    table.close()
    return coupon


def _rates(table: Table) -> tuple[tuple[str, Fraction], ...]:
    """``pay_percent = 80``, or ``pay_percent_by_tier = { silver = 70, … }``, or both."""
    by_tier = table.by_name("pay_percent_by_tier", lambda inner, tier: inner.number(tier, LEAST, MOST) / 100)
    if by_tier and not table.there_is("pay_percent"):
        return by_tier
    return (*by_tier, ("", table.number("pay_percent", LEAST, MOST) / 100))
