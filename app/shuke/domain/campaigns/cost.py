"""What a campaign may come to at most."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import CouponKind

__all__ = ["Cost", "cost_at_most", "each_at_most", "room_left"]


@dataclass(frozen=True, slots=True)
class Cost:
    """`is_whole`: false where some of it is not known before it is used: what a percentage takes off, a thing."""

    money: Money
    is_whole: bool = True


def each_at_most(programme: Programme, what: Handout) -> Cost:
    """For one member, if all of it is used: points at what they pay at the counter, coupons at what they take off."""
    rate = programme.points_as_money
    worth = 0
    if what.points and rate is not None and rate.on:
        worth = -(-rate.worth.minor * what.points // rate.points)
    coupon = programme.coupon(what.coupon) if what.coupon else None
    is_whole = coupon is None or coupon.kind is CouponKind.AMOUNT
    if coupon is not None:
        worth += coupon.amount.minor * what.count
    return Cost(Money(worth), is_whole)


def cost_at_most(plan: Plan, each: Cost, members: int) -> Cost:
    """For so many of them, a time, within the plan's bounds."""
    members = min(members, plan.most_members) if plan.most_members else members
    whole = each.money.minor * members
    return Cost(Money(min(whole, plan.budget_minor) if plan.budget_minor else whole), each.is_whole)


def room_left(plan: Plan, each: Cost, given: int) -> int | None:
    """To how many more it may be given; None: to all."""
    bounds = []
    if plan.most_members:
        bounds.append(plan.most_members)
    if plan.budget_minor and each.money > ZERO:
        bounds.append(plan.budget_minor // each.money.minor)
    return max(min(bounds) - given, 0) if bounds else None
