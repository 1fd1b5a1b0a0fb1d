from __future__ import annotations

from collections.abc import Callable

import pytest

from fakes.background import SynchronousBackground
from messages_stand import DAY, Stand, fault
from shuke.application.messages import queue
from shuke.application.ports.messages import MessageState, MessageTrouble
from shuke.domain.consent import Channel
from shuke.presenters.message_pump import LOOK_MS, MessagePump


class Pumped(Stand):
    def __init__(self) -> None:
        super().__init__()
        self.alarms: list[tuple[int, Callable[[], None]]] = []
        self.moves = 0
        self.pump = MessagePump(
            SynchronousBackground(), self.queue, lambda ms, call: self.alarms.append((ms, call)), self._moved
        )

    def _moved(self) -> None:
        self.moves += 1

    def ring(self) -> None:
        (after_ms, call), self.alarms = self.alarms[0], self.alarms[1:]
        assert after_ms == LOOK_MS
        call()


def test_what_waits_leaves_one_after_the_other_and_the_queue_looks_again_once_a_minute() -> None:
    stand = Pumped()
    members = [stand.member(phone=f"1380013800{number}") for number in range(3)]
    stand.queued(*members)
    stand.pump.begin()
    assert (len(stand.carrier.sent), stand.moves, len(stand.alarms)) == (3, 4, 1)
    stand.queued(members[0], preset="lapsing", occasion="lapse/1")
    stand.ring()
    assert (len(stand.carrier.sent), len(stand.alarms)) == (4, 1)
    stand.queued(members[1], preset="lapsing", occasion="lapse/1")
    stand.pump.kick()
    assert (len(stand.carrier.sent), len(stand.alarms)) == (5, 1)


def test_without_a_network_one_tries_for_all() -> None:
    stand = Pumped()
    members = [stand.member(phone=f"1380013800{number}") for number in range(3)]
    stand.queued(*members)
    stand.carrier.faults = [fault()]
    stand.pump.begin()
    assert (len(stand.carrier.sent), stand.moves) == (0, 1)
    stand.ring()
    assert len(stand.carrier.sent) == 2
    stand.shop.clock.wall_ms += DAY
    stand.ring()
    assert len(stand.carrier.sent) == 3


def test_what_was_on_its_way_when_the_till_stopped_may_have_gone() -> None:
    stand = Pumped()
    member = stand.member()
    stand.queued(member)
    stand.queue.take()
    stand.pump.begin()
    assert stand.kept(member).state is MessageState.MAYBE
    assert not stand.carrier.sent


def test_one_refused_does_not_keep_the_others() -> None:
    stand = Pumped()
    members = [stand.member(phone=f"1380013800{number}") for number in range(2)]
    stand.queued(*members)
    stand.carrier.faults = [fault(MessageTrouble.REFUSED, lasting=True)]
    stand.pump.begin()
    assert len(stand.carrier.sent) == 1


def test_whoever_waits_behind_many_who_are_passed_over_need_not_wait_a_minute_for_each_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(queue, "_MOST_PASSED_OVER", 2)
    stand = Pumped()
    members = [stand.member(phone=f"1380013800{number}") for number in range(6)]
    stand.queued(*members)
    for member in members[:5]:
        stand.says(member, Channel.SMS, yes=False)
    stand.pump.begin()
    assert (len(stand.carrier.sent), len(stand.alarms)) == (1, 1)
