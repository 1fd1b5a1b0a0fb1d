"""Stored value that goes with no discount: what is to pay by it, beside what is to pay otherwise."""

from __future__ import annotations

from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import Checkout

__all__ = ["by_stored_value", "plain_by_stored_value", "rest_is_free"]


def plain_by_stored_value(programme: Programme, checkout: Checkout) -> bool:
    """Whether a part is paid with stored value that excludes every discount."""
    rules = programme.stored_value
    return (
        rules is not None
        and rules.without_discounts
        and any(tender.kind is TenderKind.STORED_VALUE for tender in checkout.tenders)
    )


def by_stored_value(programme: Programme, checkout: Checkout, gross: Money, to_pay: Money) -> Money | None:
    """What is to pay if stored value that excludes discounts pays any part; None where that is no other amount."""
    rules, standing = programme.stored_value, checkout.standing
    if rules is None or standing is None or not rules.without_discounts or gross == to_pay:
        return None
    return gross if standing.principal + standing.bonus else None


def rest_is_free(programme: Programme, kind: TenderKind) -> bool:
    """Whether that kind of tender for the rest changes neither discounts nor coupons, so that one quote tells all."""
    rules = programme.stored_value
    return kind is not TenderKind.STORED_VALUE or rules is None or not rules.without_discounts
