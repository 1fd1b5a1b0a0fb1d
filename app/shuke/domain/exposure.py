"""Exposure: what could be lost at most while a till is out of reach, in money. Of stamps and coupons only so many are
told: what one is worth hangs on what it will be used for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shuke.domain.exceptions.worth import worth
from shuke.domain.money import Money, total
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowance

__all__ = ["Exposed", "Holding", "exposed", "money_at_risk"]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a till holds of an account, of all members together; `members` have any of it at all, wherever."""

    account: AccountKind
    held: int
    members: int = 0


@dataclass(frozen=True, slots=True)
class Exposed:
    """One account at one till.

    Attributes:
        held: the till's slices. A copy of its disk could spend them once more, and so could every further copy.
        lent: what the goodwill floor could let go below nothing before the caps stop it.
    """

    account: AccountKind
    held: int
    lent: int
    held_worth: Money
    lent_worth: Money


def exposed(
    policy: Allowance, points: PointsAsMoney | None, holdings: Iterable[Holding], tills: int
) -> tuple[Exposed, ...]:
    """A till's exposure, account by account; accounts of which nothing is at risk are left out.

    Args:
        points: what they are worth by the programme in force.
        tills: how many the till's shop has.
    """
    found = []
    for holding in holdings:
        account, held = holding.account, holding.held
        lent = _lent(policy, account, holding.members, tills)
        if held or lent:
            values = worth(account, held, points), worth(account, lent, points)
            found.append(Exposed(account, held, lent, *values))
    return tuple(found)


def money_at_risk(parts: Iterable[Exposed]) -> Money:
    """What a till that is never seen again could have spent: all it holds, and all that the floor lends."""
    return total(part.held_worth + part.lent_worth for part in parts)


def _lent(policy: Allowance, account: AccountKind, members: int, tills: int) -> int:
    bounds = policy.bounds(account)
    caps = [bounds.till, None if bounds.shop is None else bounds.shop // max(tills, 1)]
    return min([bounds.floor * members, *(cap for cap in caps if cap is not None)])
