"""Prizes of somebody who may have been made one with others: each keeps the name that its code says."""

from __future__ import annotations

from datetime import date

from shuke.application.ports.prizes import PrizeKept
from shuke.application.ports.store import Work

__all__ = ["prizes_of"]


def prizes_of(work: Work, member_id: str) -> list[PrizeKept]:
    """Those that wait, of the member and of whoever went up in them, soonest to lapse first."""
    whole = (member_id, *work.mergers.gone_up_in(member_id))
    found = [one for name in whole for one in work.prizes.of_member(name) if one.left > 0]
    return sorted(found, key=lambda one: (one.prize.last_day or date.max, one.prize.prize_id))
