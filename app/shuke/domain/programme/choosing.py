"""What lowers the price before points: discounts, the coupons chosen or proposed, a full stamp card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.explanation import Reason
from shuke.domain.programme.coupons_open import in_hand
from shuke.domain.programme.discounts import line_discounts
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import Beside
from shuke.domain.programme.pricing import Pricing
from shuke.domain.programme.proposing import best_of
from shuke.domain.programme.quote import Checkout, CouponUse
from shuke.domain.programme.redeeming import Chosen
from shuke.domain.programme.rung_up import RungUp
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.second_quote import plain_by_stored_value
from shuke.domain.programme.telling_coupons import of_those_left, of_those_used

__all__ = ["Reduced", "reduced"]

_PLAIN = reason("stored_value.plain", Says.STORED_VALUE_PLAIN)
_POINTS_KEPT_OUT = reason("points.as_money", Says.POINTS_STORED_VALUE)


@dataclass(frozen=True, slots=True)
class Reduced:
    """For each line, in minor units: the discount, and what coupons and the stamp card take off.

    Attributes:
        no_points: why points may not be used beside them; empty: they may.
    """

    discounts: list[int]
    coupon_shares: list[int]
    reasons: tuple[Reason, ...]
    coupons: tuple[CouponUse, ...] = ()
    stamps_used: int = 0
    no_points: tuple[Reason, ...] = ()


def reduced(programme: Programme, checkout: Checkout, rung: RungUp) -> Reduced:
    """Discounts and coupons of the choice made. A coupon that does not count is left out, and says why."""
    if plain_by_stored_value(programme, checkout):
        return _plain(programme, checkout, rung)
    pricing = Pricing(programme, checkout, rung)
    hand = in_hand(programme, checkout)
    if checkout.coupons is None:
        wished: Sequence[Chosen] = best_of(pricing, [one for one in hand.values() if isinstance(one, Chosen)])
    else:
        named = (hand.get(name) for name in dict.fromkeys(checkout.coupons))
        wished = [one for one in named if isinstance(one, Chosen)]
    settled = pricing.settled(wished)
    left = of_those_left(pricing, hand, frozenset(one.held.coupon_id for one in wished), settled)
    before = [gross - discount for gross, discount in zip(rung.gross, settled.priced.discounts, strict=True)]
    return Reduced(
        discounts=settled.priced.discounts,
        coupon_shares=[net - after for net, after in zip(before, settled.taken.left, strict=True)],
        reasons=(
            *settled.priced.reasons,
            *settled.priced.free.reasons,
            *of_those_used(settled),
            *settled.refused,
            *left,
        ),
        coupons=settled.taken.uses,
        stamps_used=settled.priced.free.used,
        no_points=tuple(
            reason("points.as_money", Says.POINTS_WITH_COUPON, name=one.coupon.name)
            for one in settled.chosen
            if Beside.POINTS in one.coupon.never_with
        ),
    )


def _plain(programme: Programme, checkout: Checkout, rung: RungUp) -> Reduced:
    discounts, reasons = line_discounts(programme, checkout, rung, Says.DISCOUNT_STORED_VALUE)
    kinds = {one.kind for one in checkout.standing.coupons} if checkout.standing else set()
    reasons += [
        reason(f"coupon.{coupon.key}", Says.COUPON_STORED_VALUE, name=coupon.name)
        for coupon in programme.coupons
        if coupon.key in kinds
    ]
    no_points = () if programme.points_as_money is None else (_POINTS_KEPT_OUT,)
    return Reduced(discounts, [0] * len(rung.lines), (*reasons, _PLAIN), no_points=no_points)
