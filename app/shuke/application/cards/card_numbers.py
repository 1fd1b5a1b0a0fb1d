"""The number of a member's next card."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.domain.member import Member

__all__ = ["next_card_number"]


def next_card_number(work: Work, member: Member) -> str:
    """The member's number with a count behind it: 00111000042, then 00111000042-2, -3 … The count is that of the
    member's cards, so no number comes twice, whatever an old system's numbers look like."""
    return f"{member.number}-{len(work.cards.of_member(member.member_id)) + 1}"
