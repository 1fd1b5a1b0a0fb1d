"""What a campaign may come to at most."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import CouponKind
from shuke.domain.programme.worth import points_worth, spins_worth

__all__ = ["Cost", "cost_at_most", "each_at_most", "room_left"]


@dataclass(frozen=True, slots=True)
class Cost:
    """
    Attributes:
        is_whole: false where some of it is not known before it is used: what a percentage takes off, a thing.
        has_prizes: false where it leaves out prizes of the wheel whose worth the programme does not say.
    """

    money: Money
    is_whole: bool = True
    has_prizes: bool = True


def each_at_most(programme: Programme, what: Handout) -> Cost:
    """For one member, if all of it is used: points at what they pay at the counter, coupons at what they take off.
    Spins cost what the wheel is to be expected to bring."""
    spins, has_prizes = spins_worth(programme, what.chances)
    worth = points_worth(programme, what.points).minor + spins.minor
    coupon = programme.coupon(what.coupon) if what.coupon else None
    is_whole = coupon is None or coupon.kind is CouponKind.AMOUNT
    if coupon is not None:
        worth += coupon.amount.minor * what.count
    return Cost(Money(worth), is_whole, has_prizes)


def cost_at_most(plan: Plan, each: Cost, members: int) -> Cost:
    """For so many of them, a time, within the plan's bounds."""
    room = room_left(plan, each, 0)
    members = members if room is None else min(members, room)
    return replace(each, money=Money(each.money.minor * members))


def room_left(plan: Plan, each: Cost, given: int) -> int | None:
    """To how many more it may be given; None: to all."""
    bounds = []
    if plan.most_members:
        bounds.append(plan.most_members)
    if plan.budget_minor and each.money > ZERO:
        bounds.append(plan.budget_minor // each.money.minor)
    return max(min(bounds) - given, 0) if bounds else None
