"""Why offline no more of an account may be spent than the allowance leaves."""

from __future__ import annotations

from shuke.domain.explanation import Reason
from shuke.domain.programme.quote import Standing
from shuke.domain.programme.says import Says, reason
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowed, Limit

__all__ = ["bound_of", "why_bound"]

_SAYS = {
    Limit.FROZEN: Says.ALLOWANCE_FROZEN,
    Limit.CARD_LOST: Says.ALLOWANCE_CARD_LOST,
    Limit.LEASE: Says.ALLOWANCE_LEASE,
    Limit.HOURS: Says.ALLOWANCE_HOURS,
    Limit.SALE: Says.ALLOWANCE_SALE,
    Limit.MEMBER_DAY: Says.ALLOWANCE_MEMBER_DAY,
    Limit.TILL: Says.ALLOWANCE_TILL,
    Limit.SHOP: Says.ALLOWANCE_SHOP,
}
"""Own slices have words of their own where they are used."""


def bound_of(standing: Standing | None, account: AccountKind) -> Allowed | None:
    """What the allowance leaves of it, where that is what binds."""
    return standing.bound.get(account) if standing else None


def why_bound(rule: str, bound: Allowed) -> Reason:
    return reason(rule, _SAYS[bound.limit], most=bound.amount)
