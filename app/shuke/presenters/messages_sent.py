"""A message that a member was sent, in words: what about, when and by which way, what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shuke.application.members.messages_sent import MemberMessage
from shuke.wording import member_messages as words
from shuke.wording.care import OCCASIONS
from shuke.wording.message_states import MESSAGE_STATES
from shuke.wording.message_window import CHANNELS
from shuke.wording.said import Words, said

__all__ = ["message_state", "message_title", "message_way"]


def message_title(one: MemberMessage) -> Words:
    if one.care is not None:
        return said(words.ABOUT, what=OCCASIONS[one.care])
    return said(words.ABOUT, what=one.campaign) if one.campaign else words.MESSAGE


def message_way(one: MemberMessage, local_time: Callable[[int], datetime]) -> Words:
    """When, by which way and, once it left, where to."""
    time, way = f"{local_time(one.at_ms):%Y-%m-%d %H:%M}", CHANNELS[one.channel.value]
    return (
        said(words.WENT, time=time, way=way, to=one.sent_to)
        if one.sent_to
        else said(words.BY, time=time, way=way)
    )


def message_state(one: MemberMessage) -> Words:
    return words.NOT_ALLOWED if one.not_allowed else MESSAGE_STATES[one.state.value]
