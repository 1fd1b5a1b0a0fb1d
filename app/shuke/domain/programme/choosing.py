"""What lowers the price before points: discounts, the coupons chosen, a full stamp card, and what excludes what."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.discounts import line_discounts
from shuke.domain.programme.document import Programme
from shuke.domain.programme.free_items import free_item
from shuke.domain.programme.parts.coupons import Beside
from shuke.domain.programme.quote import Checkout, CouponUse
from shuke.domain.programme.redeeming import Chosen, coupon_shares, rule_of, standing_in_the_way, usable
from shuke.domain.programme.says import Says, reason

__all__ = ["Reduced", "chosen_coupons", "plain_by_stored_value", "reduced"]

_PLAIN = reason("stored_value.plain", Says.STORED_VALUE_PLAIN)
_POINTS_KEPT_OUT = reason("points.as_money", Says.POINTS_STORED_VALUE)


@dataclass(frozen=True, slots=True)
class Reduced:
    """Per line, in the order of the lines: the discount, and what coupons and the stamp card take off.

    Attributes:
        no_points: why points may not be used beside them; empty: they may.
    """

    discounts: list[Money]
    coupon_shares: list[Money]
    reasons: tuple[Reason, ...]
    coupons: tuple[CouponUse, ...] = ()
    stamps_used: int = 0
    no_points: tuple[Reason, ...] = ()


def plain_by_stored_value(programme: Programme, checkout: Checkout) -> bool:
    """Whether a part is paid with stored value that excludes every discount."""
    rules = programme.stored_value
    return (
        rules is not None
        and rules.without_discounts
        and any(tender.kind is TenderKind.STORED_VALUE for tender in checkout.tenders)
    )


def reduced(programme: Programme, checkout: Checkout) -> Reduced:
    """Discounts and coupons of the choice made. A coupon that does not count is left out, and says why."""
    if plain_by_stored_value(programme, checkout):
        return _plain(programme, checkout)
    chosen, refused = chosen_coupons(programme, checkout)
    while True:
        tried = _with(programme, checkout, chosen)
        if isinstance(tried, Reduced):
            break
        out, why = tried
        refused.append(why)
        chosen = [one for one in chosen if one is not out]
    return Reduced(
        tried.discounts,
        tried.coupon_shares,
        (*tried.reasons, *refused),
        tried.coupons,
        tried.stamps_used,
        tried.no_points,
    )


def _plain(programme: Programme, checkout: Checkout) -> Reduced:
    discounts, reasons = line_discounts(programme, checkout, Says.DISCOUNT_STORED_VALUE)
    nothing = [ZERO] * len(checkout.lines)
    held = checkout.standing.coupons if checkout.standing else ()
    kinds = {one.kind for one in held if one.coupon_id in (checkout.coupons or ())}
    reasons += [
        reason(rule_of(coupon), Says.COUPON_STORED_VALUE, name=coupon.name)
        for coupon in programme.coupons
        if coupon.key in kinds
    ]
    no_points = () if programme.points_as_money is None else (_POINTS_KEPT_OUT,)
    return Reduced(discounts, nothing, (*reasons, _PLAIN), no_points=no_points)


def chosen_coupons(programme: Programme, checkout: Checkout) -> tuple[list[Chosen], list[Reason]]:
    """The coupons chosen that may count, in the order chosen, and the word of those that may not."""
    held = {one.coupon_id: one for one in checkout.standing.coupons} if checkout.standing else {}
    found = [usable(programme, checkout, held[name]) for name in checkout.coupons or () if name in held]
    chosen = [one for one in found if isinstance(one, Chosen)]
    refused = [one for one in found if isinstance(one, Reason)]
    for out, why in standing_in_the_way(programme, chosen):
        chosen = [one for one in chosen if one is not out]
        refused.append(why)
    return chosen, refused


def _with(programme: Programme, checkout: Checkout, chosen: list[Chosen]) -> Reduced | tuple[Chosen, Reason]:
    """The reductions with all of these coupons, or the first that does not count and why."""
    lines = checkout.lines
    alone = next((one for one in chosen if Beside.DISCOUNTS in one.coupon.never_with), None)
    if alone is not None:
        discounts, reasons = [ZERO] * len(lines), _kept_out(programme, checkout)
    else:
        other = (
            Says.DISCOUNT_WITH_COUPON if chosen else Says.DISCOUNT_GROUP_BUY if checkout.group_buy else None
        )
        discounts, reasons = line_discounts(programme, checkout, other)
    nets = [line.gross - discount for line, discount in zip(lines, discounts, strict=True)]
    stamps = checkout.standing.stamps if checkout.standing else 0
    free = free_item(programme.stamps, stamps, lines, nets)
    nets = [net - share for net, share in zip(nets, free.shares, strict=True)]
    taken = coupon_shares(chosen, lines, nets)
    if isinstance(taken, tuple):
        return taken
    no_points = tuple(
        reason("points.as_money", Says.POINTS_WITH_COUPON, name=one.coupon.name)
        for one in chosen
        if Beside.POINTS in one.coupon.never_with
    )
    shares = [share + gone for share, gone in zip(taken.shares, free.shares, strict=True)]
    return Reduced(
        discounts, shares, (*reasons, *free.reasons, *taken.reasons), taken.used, free.used, no_points
    )


def _kept_out(programme: Programme, checkout: Checkout) -> list[Reason]:
    """The word of the discounts that a coupon of this kind excludes."""
    holds = checkout.standing.holds if checkout.standing else frozenset[str]()
    return [
        reason(f"discount.{rule.key}", Says.DISCOUNT_WITH_COUPON, name=rule.name)
        for rule in programme.discounts
        if rule.tiers & holds
    ]
