"""Coupons given by staff or in a campaign, and taken away again."""

from __future__ import annotations

from datetime import date

from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CouponTurned, Outcome
from shuke.domain.membership.coupon_tells import CouponTells
from shuke.domain.membership.giving import given
from shuke.domain.membership.limits import coupon_in_the_way, who_in_the_way
from shuke.domain.membership.state import CouponState, Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.says import reason

__all__ = ["BY_STAFF", "give_coupon", "withdraw_coupon"]

BY_STAFF = "coupon.given"
"""For this member alone."""


def give_coupon(
    book: Book,
    programme: Programme,
    membership: Membership,
    kind: str,
    on: date,
    count: int = 1,
    rule: str = BY_STAFF,
) -> Outcome:
    """So many coupons of a kind, each with the rate of the tier held now; all of them or none.

    Args:
        rule: why they are given, for whoever counts them afterwards.
    """
    coupon = programme.coupon(kind)
    if coupon is None:
        choices = ", ".join(one.key for one in programme.coupons) or "–"
        return Outcome.no(reason(rule, CouponTells.NO_SUCH_KIND, choices=choices, coupon=kind))
    gives = Gives(coupon=kind, count=count)
    why = who_in_the_way(programme, membership, coupon.tiers, rule, coupon.name)
    why = why or coupon_in_the_way(book, programme, membership, gives, rule)
    if why is None and coupon.rates and coupon.rate_for(membership.tier) is None:
        tier = programme.tier(membership.tier).name
        why = reason(rule, CouponTells.NO_RATE, name=coupon.name, tier=tier)
    return given(book, programme, membership, gives, rule, on) if why is None else Outcome.no(why)


def withdraw_coupon(book: Book, programme: Programme, coupon_id: str) -> Outcome:
    """It cannot be used any more. One that was used stays used."""
    owned = book.coupons.get(coupon_id)
    if owned is None:
        return Outcome.no(reason("coupon", CouponTells.NO_SUCH_COUPON, coupon=coupon_id))
    kind = programme.coupon(owned.held.kind)
    rule = f"coupon.{owned.held.kind}"
    if owned.state is CouponState.REDEEMED:
        return Outcome.no(reason(rule, CouponTells.USED_ALREADY, coupon=coupon_id, sale=owned.sale_id))
    if owned.state is CouponState.WITHDRAWN:
        return Outcome.no(reason(rule, CouponTells.WITHDRAWN_ALREADY, coupon=coupon_id))
    told = coupon_id if kind is None else kind.name
    turned = CouponTurned(coupon_id, CouponState.WITHDRAWN)
    return Outcome((turned,), (reason(rule, CouponTells.WITHDRAWN, applied=True, name=told),))
