"""Head office wants something that a till may spend now: whoever has most of it is asked first."""

from __future__ import annotations

from datetime import date

from shuke.application.ports.store import Work
from shuke.application.ports.sync import OpenRecall
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import is_till

__all__ = ["ask_back"]


def ask_back(work: Work, holder: str, account: AccountKind, amount: int, on: date, now_ms: int) -> bool:
    """Ask tills for so much of a holder's account, in the caller's transaction; whether anybody has any."""
    asked = False
    held = work.pools.held(holder, account, on)
    for till, has in sorted(held.items(), key=lambda one: (-one[1], one[0])):
        if amount > 0 and is_till(till):
            part = min(has, amount)
            work.pools.recall(OpenRecall(till, account, holder, part, HEAD_OFFICE, now_ms))
            amount, asked = amount - part, True
    return asked
