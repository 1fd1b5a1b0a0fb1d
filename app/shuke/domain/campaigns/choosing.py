"""Who of an audience is given it, who is held back to compare with, who is passed over."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from shuke.domain.campaigns.plan import Plan
from shuke.domain.consent import Channel, Consent

__all__ = ["Choice", "choice", "is_held_back", "opted_out", "too_soon"]

_PARTS = 10_000


def is_held_back(seed: str, member_id: str, percent: int) -> bool:
    """By a keyed hash, so that nobody picks and every machine that asks hears the same.

    Args:
        seed: drawn when the campaign starts.
    """
    drawn = hmac.digest(seed.encode(), member_id.encode(), sha256)
    return int.from_bytes(drawn[:8], "big") % _PARTS < percent * (_PARTS // 100)


def opted_out(said: Mapping[Channel, Consent]) -> bool:
    """They said something, and wish to be told of offers in no way. Whoever never said anything is not written to,
    but may find a coupon in the account."""
    return bool(said) and not any(consent.given for consent in said.values())


def too_soon(turned_to: date | None, on: date, gap_days: int) -> bool:
    return turned_to is not None and (on - turned_to).days < gap_days


@dataclass(frozen=True, slots=True)
class Choice:
    """`soon` and `out`: how many were passed over as marketing turned to them too lately, or as they wish none of it.
    `full`: the bound of the plan is reached; nobody behind that was looked at."""

    given: tuple[str, ...]
    held_back: tuple[str, ...]
    soon: int = 0
    out: int = 0
    full: bool = False


def choice(
    plan: Plan,
    seed: str,
    members: Sequence[str],
    turned_to: Mapping[str, date],
    said: Mapping[str, Mapping[Channel, Consent]],
    on: date,
    room: int | None,
) -> Choice:
    """Those held back are drawn among who could have had it, so that the two can be compared.

    Args:
        room: to how many more it may be given; None: to all.
    """
    given: list[str] = []
    held: list[str] = []
    soon = out = 0
    for member_id in members:
        if room is not None and len(given) >= room:
            return Choice(tuple(given), tuple(held), soon, out, full=True)
        if opted_out(said.get(member_id, {})):
            out += 1
        elif too_soon(turned_to.get(member_id), on, plan.gap_days):
            soon += 1
        else:
            (held if is_held_back(seed, member_id, plan.control_percent) else given).append(member_id)
    return Choice(tuple(given), tuple(held), soon, out)
