"""The stamp card at a checkout: a full one makes one item free; a purchase earns a stamp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.offline_limits import why_bound
from shuke.domain.programme.parts.stamps import Stamps
from shuke.domain.programme.rung_up import RungUp, piece_price
from shuke.domain.programme.says import Says, reason
from shuke.domain.slices.allowance import Allowed

__all__ = ["FreeItem", "free_item", "stamps_earned"]

RULE = "stamps.card"


@dataclass(frozen=True, slots=True)
class FreeItem:
    """What a full card takes off, and the place of the line it takes it off; `used` stamps."""

    amount: int = 0
    place: int = -1
    used: int = 0
    reasons: tuple[Reason, ...] = ()


NOTHING_FREE = FreeItem()


def free_item(
    rules: Stamps | None, held: int, rung: RungUp, nets: Sequence[int], bound: Allowed | None = None
) -> FreeItem:
    """One piece, the dearest, is free when the card is full: it could have been bought alone.

    Args:
        bound: what the allowance leaves of the stamps, where it does not leave all.
    """
    if rules is None or held < rules.full:
        return NOTHING_FREE
    if bound is not None and bound.amount < rules.full:
        return FreeItem(reasons=(why_bound(RULE, bound),))
    prices = [
        (-piece_price(nets[place], rung.lines[place].quantity_milli), place)
        for place in rung.inside(rules.scope)
    ]
    price, place = min(prices, default=(0, -1))
    if not price:
        return NOTHING_FREE
    saved = Money(-price)
    free = reason(
        RULE,
        Says.STAMPS_FREE,
        applied=True,
        amount=saved,
        line_id=rung.lines[place].line_id,
        full=rules.full,
        saved=saved,
    )
    return FreeItem(-price, place, rules.full, (free,))


def stamps_earned(
    rules: Stamps | None, held: int, used: int, rung: RungUp, nets: Sequence[int]
) -> tuple[int, tuple[Reason, ...]]:
    """One for a purchase in which something is paid for; a full card takes no more."""
    if rules is None:
        return 0, ()
    left = held - used
    paid = sum(nets[place] for place in rung.inside(rules.scope))
    if not paid or left >= rules.full:
        return 0, ()
    if paid < rules.least.minor:
        return 0, (reason(RULE, Says.STAMPS_BELOW_LEAST, least=rules.least),)
    earned = reason(
        RULE, Says.STAMPS_EARNED, applied=True, full=rules.full, missing=rules.full - left - 1, now=left + 1
    )
    return 1, (earned,)
