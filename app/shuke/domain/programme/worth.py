"""What things that a programme gives cost the shop, as far as it says."""

from __future__ import annotations

from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives

__all__ = ["gives_worth", "points_worth", "spins_worth"]


def points_worth(programme: Programme, points: int) -> Money:
    """What they pay at the counter, never less than it may come to; nothing where they pay nothing there."""
    rate = programme.points_as_money
    if not points or rate is None or not rate.on:
        return Money(0)
    return Money(-(-rate.worth.minor * points // rate.points))


def gives_worth(programme: Programme, gives: Gives) -> Money | None:
    """What one costs the shop at most: the thing, the bonus, what its coupons take off, its points. None: the
    programme does not say."""
    coupon = programme.coupon(gives.coupon) if gives.coupon else None
    off = coupon.amount.minor * gives.count if coupon is not None else 0
    thing = (gives.worth_most or gives.worth_least) + gives.bonus
    worth = thing.minor + off + points_worth(programme, gives.points).minor
    return Money(worth) if worth else None


def spins_worth(programme: Programme, spins: int) -> tuple[Money, bool]:
    """What so many spins of the wheel are to be expected to cost while nothing has run out, and whether that is all:
    what the programme does not say the worth of is left out."""
    wheel = programme.wheel
    if wheel is None or not spins:
        return Money(0), True
    whole = sum(one.weight for one in wheel.segments)
    sums, is_all = 0, True
    for one in wheel.segments:
        worth = gives_worth(programme, one.gives) if one.gives is not None else Money(0)
        sums += 0 if worth is None else worth.minor * one.weight
        is_all = is_all and (worth is not None or not one.weight)
    return Money(-(-sums * spins // whole)), is_all
