"""Whether a line is among the goods that a rule names, or that it takes out."""

from __future__ import annotations

from shuke.domain.basket import BasketLine
from shuke.domain.programme.parts.goods import Goods, Scope

__all__ = ["REDUCED", "SPECIAL_PRICE", "among", "in_scope", "leaves_nothing", "taken_out_by"]

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


def leaves_nothing(scope: Scope) -> bool:
    """Whether a rule takes out, in some respect, everything that it names."""
    only, without = scope.only, scope.without
    if only is None:
        return False
    named = (
        (only.categories, without.categories),
        (only.brands, without.brands),
        (only.zones, without.zones),
        (only.articles, without.articles),
        (only.styles, without.styles),
    )
    return (
        any(chosen and chosen <= taken for chosen, taken in named)
        or (only.reduced and without.reduced)
        or (only.special_price and without.special_price)
    )
