"""What a member usually buys here, of the newest sales that this till knows."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.domain.habits import Habits, habits_of

__all__ = ["read_habits"]

_SALES = 200


def read_habits(work: Work, member_id: str) -> Habits:
    """Of the member, and of whoever went up in that member."""
    return habits_of(work.member_history.bought((member_id, *work.mergers.gone_up_in(member_id)), _SALES))
