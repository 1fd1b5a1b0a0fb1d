"""Until when a member's card runs."""

from __future__ import annotations

from datetime import date

from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme

__all__ = ["runs_until"]


def runs_until(programme: Programme, membership: Membership, on: date) -> date | None:
    """The last day of the card's term. In the days of grace after it, what is given lasts as with a term that begins
    today; otherwise it would lapse the same day."""
    ends = membership.term_ends
    if ends is None or on <= ends:
        return ends
    return programme.term_of(programme.tier(membership.tier)).last_day(on)
