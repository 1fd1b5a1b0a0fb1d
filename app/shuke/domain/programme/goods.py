"""Whether a line is among the goods that a rule names, or that it takes out."""

from __future__ import annotations

from shuke.domain.basket import BasketLine
from shuke.domain.programme.parts.goods import Goods, Scope

__all__ = ["REDUCED", "SPECIAL_PRICE", "among", "in_scope", "taken_out_by"]

REDUCED = "reduced"
SPECIAL_PRICE = "special price"


def among(goods: Goods | None, line: BasketLine) -> bool:
    """Whether the line is as described in every respect that is named."""
    return goods is None or (
        (not goods.categories or line.category in goods.categories)
        and (not goods.brands or line.brand in goods.brands)
        and (not goods.zones or line.zone in goods.zones)
        and (not goods.articles or line.article_id in goods.articles)
        and (not goods.styles or line.style in goods.styles)
        and (line.reduced or not goods.reduced)
        and (line.special_price or not goods.special_price)
    )


def taken_out_by(goods: Goods, line: BasketLine) -> tuple[str, str] | None:
    """What takes the line out: the respect (``category``, … `REDUCED`, `SPECIAL_PRICE`) and the name in it."""
    if line.category in goods.categories:
        return "category", line.category
    if line.brand in goods.brands:
        return "brand", line.brand
    if line.zone in goods.zones:
        return "zone", line.zone
    if line.article_id in goods.articles or line.style in goods.styles:
        return "article", line.name
    if goods.reduced and line.reduced:
        return REDUCED, ""
    if goods.special_price and line.special_price:
        return SPECIAL_PRICE, ""
    return None


def in_scope(scope: Scope, line: BasketLine) -> bool:
    """Whether a rule of this scope is about the line."""
    return among(scope.only, line) and taken_out_by(scope.without, line) is None
