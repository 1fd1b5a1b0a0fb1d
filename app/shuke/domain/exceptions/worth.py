"""What a part of an account is worth in money, at most."""

from __future__ import annotations

from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import AccountKind

__all__ = ["worth"]


def worth(account: AccountKind, amount: int, points: PointsAsMoney | None) -> Money:
    """Stored value counts in minor units; points by the programme's rate, rounded up; the rest has no price of its
    own (a coupon's is what it took off)."""
    if account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
        return Money(amount)
    if account is AccountKind.POINTS and points is not None and points.on:
        return Money(-(-amount * points.worth.minor // points.points))
    return ZERO
