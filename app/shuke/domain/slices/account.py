"""Accounts and slices: whatever is limited is divided, and a till spends only what is its own.

An account (one member's points, say) has a balance in lots. A slice is a part of one lot that belongs to one
till; what belongs to no till is the pool at head office. Sum of slices + pool = balance, always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["NEVER", "SPENT", "AccountKind", "Slice", "is_over", "lot_of", "spendable", "take"]

NEVER = "never"
"""The lot of what has no last day."""

_DATE_LENGTH = len("2026-12-31")


class AccountKind(StrEnum):
    """What is counted in lots. PROGRESS is what counts towards the next tier where points do; nobody spends it.
    Each coupon is a lot of its own, named by its id, of which there is one or none."""

    POINTS = "points"
    PRINCIPAL = "principal"
    BONUS = "bonus"
    STAMPS = "stamps"
    PROGRESS = "progress"
    COUPON = "coupon"


SPENT = tuple(account for account in AccountKind if account is not AccountKind.PROGRESS)
"""What is divided into slices because somebody could spend it."""


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


def spendable(slices: Iterable[Slice], today: date) -> int:
    """How much this till may spend today."""
    return sum(part.amount for part in _usable(slices, today))


def take(slices: Iterable[Slice], amount: int, today: date) -> tuple[Slice, ...] | None:
    """The parts that make up `amount`, from what lapses soonest; None if the slices do not reach.

    Never partial: either the whole amount is there or nothing is taken.

    Raises:
        ValueError: an amount below zero, which would give instead of take.
    """
    if amount < 0:
        raise ValueError("an amount below zero cannot be taken")
    parts: list[Slice] = []
    missing = amount
    for part in _usable(slices, today):
        if missing == 0:
            break
        taken = min(part.amount, missing)
        parts.append(Slice(part.lot, taken))
        missing -= taken
    return None if missing else tuple(parts)
