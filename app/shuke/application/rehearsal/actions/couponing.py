"""Coupons given by staff or in a campaign, and withdrawn."""

from __future__ import annotations

from shuke.application.rehearsal.action import Action, member_named, no_such_member
from shuke.application.rehearsal.shop import RehearsedShop
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.compensating import MOST_COUPONS, MOST_POINTS, Compensation, compensate
from shuke.domain.membership.couponing import BY_STAFF, give_coupon, withdraw_coupon
from shuke.domain.programme.tables import Table

__all__ = ["ACTIONS"]

MOST_AT_ONCE = 100


def _give(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    kind = step.key_name("coupon")
    count = step.whole("count", 1, MOST_AT_ONCE, default=1)
    campaign = step.key_name_or("campaign", "")
    if member is None:
        return no_such_member()
    rule = f"campaign.{campaign}" if campaign else BY_STAFF
    return give_coupon(shop.book, shop.programme, member, kind, shop.today, count, rule)


def _withdraw(shop: RehearsedShop, step: Table) -> Outcome:
    step.text_or("member", "")
    return withdraw_coupon(shop.book, shop.programme, step.text("coupon", 40))


def _compensate(shop: RehearsedShop, step: Table) -> Outcome:
    member = member_named(shop, step)
    wanted = Compensation(
        points=step.whole("points", 0, MOST_POINTS, default=0),
        coupon=step.key_name_or("coupon", ""),
        count=step.whole("count", 1, MOST_COUPONS, default=1),
    )
    if member is None:
        return no_such_member()
    return compensate(shop.book, shop.programme, member, shop.today, wanted)


ACTIONS = (
    Action(
        name="compensate",
        keys=("member", "points", "coupon", "count"),
        example='do = "compensate"\nmember = "li"\npoints = 50',
        act=_compensate,
    ),
    Action(
        name="give-coupon",
        keys=("member", "coupon", "count", "campaign"),
        example='do = "give-coupon"\nmember = "li"\ncoupon = "voucher-50"\n[steps.expect]\nrefused = true',
        act=_give,
    ),
    Action(
        name="withdraw-coupon",
        keys=("coupon", "member"),
        example='do = "withdraw-coupon"\ncoupon = "coupon-1"\n[steps.expect]\nrefused = true',
        act=_withdraw,
    ),
)
