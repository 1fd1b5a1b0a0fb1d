"""What a shop sells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine
from shuke.domain.money import ZERO, Money

__all__ = ["Article", "Department"]


@dataclass(frozen=True, slots=True)
class Department:
    """A group of articles with a key of its own; open amounts are rung up under it."""

    department_id: str
    name: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """`style` 款式 is the design, size and colour apart; `price` is a piece's (or a unit's) price.

    `reduced` marks a lowered price, `special_price` one of a promotion: rules may exclude either. `offer` is a
    special price for a time, from and until business dates (both included; None: no bound); zero: there is none.
    `quick`: it has a key of its own at the counter.
    """

    article_id: str
    name: str
    price: Money
    barcode: str = ""
    department_id: str = ""
    style: str = ""
    brand: str = ""
    model: str = ""
    category: str = ""
    zone: str = ""
    cost: Money = ZERO
    reduced: bool = False
    special_price: bool = False
    active: bool = True
    offer: Money = ZERO
    offer_from: date | None = None
    offer_until: date | None = None
    quick: bool = False

    def on_offer(self, day: date) -> bool:
        """Whether the special price is the lower one that day."""
        begun = self.offer_from is None or self.offer_from <= day
        lasts = self.offer_until is None or day <= self.offer_until
        return ZERO < self.offer < self.price and begun and lasts

    def price_on(self, day: date) -> Money:
        return self.offer if self.on_offer(day) else self.price

    def line(self, day: date, quantity_milli: int = 1000) -> BasketLine:
        """A basket line of it on that business date; the basket gives the line its number."""
        return BasketLine(
            line_id=0,
            name=self.name,
            unit_price=self.price_on(day),
            quantity_milli=quantity_milli,
            article_id=self.article_id,
            department=self.department_id,
            style=self.style,
            brand=self.brand,
            model=self.model,
            category=self.category,
            zone=self.zone,
            reduced=self.reduced,
            special_price=self.special_price or self.on_offer(day),
            cost=self.cost,
        )
