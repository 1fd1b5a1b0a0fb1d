"""Who may do what with messages: one row a use case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fakes.vault import MemoryVault
from role_stand import RoleStand, UseCase
from shuke.adapters.messages.kept_here import KeptHere
from shuke.application.messages.queue import call_off, send_again
from shuke.application.messages.templates import save_template, take_template_off
from shuke.application.messages.ways_out import WaysOut, save_ways, try_way
from shuke.application.ports.messages import MessageDraft, MessageState
from shuke.application.session import Session
from shuke.domain.consent import Channel
from shuke.domain.messaging.template import Purpose
from shuke.domain.shop import Right
from shuke.wording.message_presets import PRESETS

__all__ = ["ROWS"]

Act = Callable[[Session], object]
_NEWS = PRESETS["news"]


def _taken_off(s: RoleStand) -> Act:
    save_template(s.desk, s.boss, _NEWS, "news")
    return lambda who: take_template_off(s.desk, who, "news")


def _queued(s: RoleStand, state: MessageState) -> None:
    with s.desk.store.writing() as work:
        draft = MessageDraft(s.member, "news/1", Purpose.OFFER, Channel.SMS, "x", "x")
        work.messages.put([draft], 1, 0)
        kept = work.messages.get(s.member, "news/1")
        assert kept is not None
        work.messages.change(replace(kept, state=state))
        work.commit()


def _sent_again(s: RoleStand) -> Act:
    _queued(s, MessageState.FAILED)
    return lambda who: send_again(s.desk, who, s.member, "news/1")


def _called_off(s: RoleStand) -> Act:
    _queued(s, MessageState.WAITING)
    return lambda who: call_off(s.desk, who, s.member, "news/1")


CARING = (Right.CARE_FOR_MEMBERS,)
ROWS = {
    "messages.templates:save_template": UseCase(
        CARING, lambda s: lambda who: save_template(s.desk, who, _NEWS)
    ),
    "messages.templates:take_template_off": UseCase(CARING, _taken_off),
    "messages.ways_out:save_ways": UseCase(
        (Right.MANAGE_DEVICES,),
        lambda s: lambda who: save_ways(who, WaysOut(), {}, MemoryVault(), lambda _name, _value: None),
    ),
    "messages.ways_out:try_way": UseCase(
        (Right.MANAGE_DEVICES,), lambda s: lambda who: try_way(s.desk, who, KeptHere(), "13800138000")
    ),
    "messages.queue:send_again": UseCase(CARING, _sent_again),
    "messages.queue:call_off": UseCase(CARING, _called_off),
}
