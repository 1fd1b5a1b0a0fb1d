"""Somebody whose membership is over, as the panel shows one: nothing is earned, used or offered."""

from __future__ import annotations

from shuke.domain.member import Member
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile import mask_phone
from shuke.presenters.member_state import MemberState
from shuke.wording import members as words
from shuke.wording.figures import points_text
from shuke.wording.said import said

__all__ = ["member_over"]


def member_over(member: Member) -> MemberState:
    cancelled = member.held.state is MembershipState.CANCELLED
    return MemberState(
        member_id=member.member_id,
        name=member.profile.name or words.NO_NAME,
        tier=words.CANCELLED if cancelled else words.ENDED,
        tier_place=0,
        tiers=1,
        phone=mask_phone(member.profile.phone),
        card="",
        points=points_text(0),
        near=said(words.OVER_SINCE, day=member.held.since.isoformat()),
    )
