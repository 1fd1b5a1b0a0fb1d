"""Who gets what of an account: the policy, in one pure function. It moves only what is in the pool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shuke.domain.slices.account import Slice, spendable, take
from shuke.domain.slices.holders import is_till

__all__ = ["Deal", "deal", "share_of"]


@dataclass(frozen=True, slots=True)
class Deal:
    """`granted` leaves the pool, lot by lot; `recalled` says which tills are asked to give back how much."""

    granted: tuple[Slice, ...]
    recalled: tuple[tuple[str, int], ...]

    @property
    def amount(self) -> int:
        return sum(part.amount for part in self.granted)

    @property
    def recalling(self) -> int:
        return sum(amount for _, amount in self.recalled)


def deal(pool: Sequence[Slice], held: Mapping[str, int], till: str, amount: int, today: date) -> Deal:
    """What to do about a till that could use `amount`: grant what the pool has, up to that, and ask the others
    for the rest, whoever has most first. What a till earned stays its own until it gives it back itself.

    Args:
        pool: by lot, what belongs to no till.
        held: how much each till has.
    """
    granted = take(pool, min(amount, spendable(pool, today)), today) or ()
    missing = amount - sum(part.amount for part in granted)
    recalled = []
    for other, has in sorted(held.items(), key=lambda holder: (-holder[1], holder[0])):
        if missing <= 0:
            break
        if other != till and is_till(other):
            recalled.append((other, min(has, missing)))
            missing -= min(has, missing)
    return Deal(granted, tuple(recalled))


def share_of(pool: Sequence[Slice], held: int, percent: int, today: date) -> tuple[Slice, ...]:
    """What a till is dealt without having asked, so that it has its share of what is there together. Rounded up: a
    single coupon goes along whole. Dealt again, it changes nothing.

    Args:
        held: how much it has already.
    """
    there = spendable(pool, today)
    share = -(-percent * (there + held) // 100)
    return take(pool, max(0, min(share - held, there)), today) or ()
