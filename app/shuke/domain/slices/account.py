"""Accounts and slices: whatever is limited is divided, and a till spends only what is its own.

An account (one member's points, say) has a balance in lots. A slice is a part of one lot that belongs to one
till; what belongs to no till is the pool at head office. Sum of slices + pool = balance, always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "NEVER",
    "NEVER_LENT",
    "OWED",
    "PIECES",
    "SPENT",
    "AccountKind",
    "Slice",
    "is_over",
    "lot_of",
    "spendable",
    "take",
]

NEVER = "never"
"""The lot of what has no last day."""

_DATE_LENGTH = len("2026-12-31")


class AccountKind(StrEnum):
    """What is counted in lots. PROGRESS is what counts towards the next tier where points do; nobody spends it.
    Each coupon, and each prize, is a lot of its own, named by its id, of which there is one or none. STOCK is what
    is left of a prize in a campaign; its holder is no member (`shuke.domain.prize_stock`). SPINS is the one right to
    spin for a member: the till that has it spins, no other."""

    POINTS = "points"
    PRINCIPAL = "principal"
    BONUS = "bonus"
    STAMPS = "stamps"
    PROGRESS = "progress"
    COUPON = "coupon"
    PRIZE = "prize"
    STOCK = "stock"
    SPINS = "spins"


SPENT = tuple(account for account in AccountKind if account is not AccountKind.PROGRESS)
"""What is divided into slices because somebody could spend it."""

OWED = tuple(account for account in SPENT if account not in (AccountKind.STOCK, AccountKind.SPINS))
"""What of it members have in hand: neither the shop's own stock nor the right to spin."""

PIECES = frozenset({AccountKind.COUPON, AccountKind.PRIZE})
"""Each lot of these is one thing: a second use of one is not made good by another."""

NEVER_LENT = PIECES | {AccountKind.STOCK, AccountKind.SPINS}
"""No goodwill floor lends these."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a lot. A lot is named by its last day (ISO date) or `NEVER`: what lapses together is one."""

    lot: str
    amount: int


def lot_of(last_day: date | None) -> str:
    return last_day.isoformat() if last_day else NEVER


def is_over(lot: str, today: date) -> bool:
    """Whether the lot's last day has gone by. `NEVER` has none; nor has a coupon's lot, which is named by an id: its
    days stand with the coupon."""
    return len(lot) == _DATE_LENGTH and lot[4] == lot[7] == "-" and lot < today.isoformat()


def _usable(slices: Iterable[Slice], today: date) -> list[Slice]:
    """What has not lapsed, soonest to lapse first ("never" sorts behind every date)."""
    alive = (part for part in slices if part.amount > 0 and not is_over(part.lot, today))
    return sorted(alive, key=lambda part: part.lot)


def spendable(slices: Iterable[Slice], today: date, floor: int = 0) -> int:
    """How much this till may spend today: what has not lapsed, less what it owes on any lot, and as much more as the
    goodwill floor lets the account go below nothing."""
    held = list(slices)
    if not held:
        return max(0, floor)
    owed = -sum(part.amount for part in held if part.amount < 0)
    return max(0, sum(part.amount for part in _usable(held, today)) - owed + floor)


def take(slices: Iterable[Slice], amount: int, today: date, floor: int = 0) -> tuple[Slice, ...] | None:
    """The parts that make up `amount`, from what lapses soonest; None if the slices and the floor do not reach.

    Never partial: either the whole amount is there or nothing is taken. What goes below nothing does so on the lot
    without end, or on the last one there is.

    Raises:
        ValueError: an amount below zero, which would give instead of take.
    """
    if amount < 0:
        raise ValueError("an amount below zero cannot be taken")
    held = list(slices)
    if not amount:
        return ()
    if amount > spendable(held, today, floor):
        return None
    parts: dict[str, int] = {}
    missing = amount
    for part in _usable(held, today):
        if missing == 0:
            break
        parts[part.lot] = min(part.amount, missing)
        missing -= parts[part.lot]
    if missing:
        last = max((part.lot for part in held if not is_over(part.lot, today)), default=NEVER)
        parts[last] = parts.get(last, 0) + missing
    return tuple(Slice(lot, taken) for lot, taken in parts.items())
