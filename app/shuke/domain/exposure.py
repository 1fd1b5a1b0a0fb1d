"""Exposure: what could be lost at most while a till is out of reach, in money. A coupon that takes an amount off
counts for that amount. Of stamps and other coupons only so many are told: what one is worth hangs on its use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from shuke.domain.exceptions.worth import worth
from shuke.domain.money import Money, total
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowance

__all__ = ["Exposed", "Holding", "exposed", "money_at_risk"]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a till holds of an account, of all members together; `members` have any of it at all, wherever (no more
    are counted than reach the caps); `coupons` are the coupons by their kind."""

    account: AccountKind
    held: int
    members: int = 0
    coupons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rates:
    """What things are worth in money by the programme in force: points, and the kinds of coupons that take an amount
    off."""

    points: PointsAsMoney | None = None
    coupons: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exposed:
    """One account at one till.

    Attributes:
        held: the till's slices. A copy of its disk could spend them once more, and so could every further copy.
        lent: what the goodwill floor could let go below nothing before the caps stop it.
        unpriced: how many of those held the programme gives no value in money.
    """

    account: AccountKind
    held: int
    lent: int
    held_worth: Money
    lent_worth: Money
    unpriced: int = 0


def exposed(policy: Allowance, rates: Rates, holdings: Iterable[Holding], tills: int) -> tuple[Exposed, ...]:
    """A till's exposure, account by account; accounts of which nothing is at risk are left out.

    Args:
        tills: how many the till's shop has.
    """
    found = []
    for holding in holdings:
        account, held = holding.account, holding.held
        lent = _lent(policy, account, holding.members, tills)
        if held or lent:
            held_worth, unpriced = _worth_held(holding, rates)
            lent_worth = worth(account, lent, rates.points)
            found.append(Exposed(account, held, lent, held_worth, lent_worth, unpriced))
    return tuple(found)


def _worth_held(holding: Holding, rates: Rates) -> tuple[Money, int]:
    """In money, and how many of it have no value in money."""
    if holding.account is AccountKind.COUPON:
        priced = {kind: count for kind, count in holding.coupons.items() if kind in rates.coupons}
        worth_of = total(Money(rates.coupons[kind].minor * count) for kind, count in priced.items())
        return worth_of, max(0, holding.held - sum(priced.values()))
    known = worth(holding.account, holding.held, rates.points)
    return known, 0 if known else holding.held


def money_at_risk(parts: Iterable[Exposed]) -> Money:
    """What a till that is never seen again could have spent: all it holds, and all that the floor lends."""
    return total(part.held_worth + part.lent_worth for part in parts)


def _lent(policy: Allowance, account: AccountKind, members: int, tills: int) -> int:
    bounds = policy.bounds(account)
    caps = [bounds.till, None if bounds.shop is None else bounds.shop // max(tills, 1)]
    return min([bounds.floor * members, *(cap for cap in caps if cap is not None)])
