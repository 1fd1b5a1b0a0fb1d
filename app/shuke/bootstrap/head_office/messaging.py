"""Messages leave head office while its server runs: rows on the lane that writes, services on this thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import TypeVar

from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.adapters.messages.open_ways import OpenWays
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.message_desk import MessageDesk
from shuke.application.head_office.office_machine import OfficeMachine, TellingRecorder
from shuke.application.messages.queue import MessageOutcome, MessageQueue, PassedOver
from shuke.application.messages.ways_out import WaysOut, ways_kept
from shuke.application.ports.messages import WAY_DOWN, MessageChannel
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.consent import Channel

__all__ = ["MessageSchedule", "machine_of", "message_desk"]

LOOK_EVERY_S = 20.0
SILENT_MS = 10 * 60_000
"""Longer no process sends one message: whoever marked it is gone, and it may have left."""

T = TypeVar("T")
_log = logging.getLogger("shuke.head_office.messages")


def machine_of(data: OfficeData, identity: OfficeIdentity) -> OfficeMachine:
    """For one thread at a time."""
    recorder = TellingRecorder(identity.place, data.sealing, CborEncoding(), data.clock)
    return OfficeMachine(identity, data.writing, recorder, UlidIds(data.clock.now_ms), ProgrammeShelf())


def message_desk(data: OfficeData, identity: OfficeIdentity) -> MessageDesk:
    def opened(ways: WaysOut) -> Mapping[Channel, MessageChannel]:
        return OpenWays(lambda: ways, data.vault, lambda: identity.name).channels()

    return MessageDesk(machine_of(data, identity), data.reading, data.vault, opened)


class MessageSchedule:
    """Each look sends what may leave, one after the other; several processes may do so at once."""

    def __init__(self, data: OfficeData, identity: OfficeIdentity, writing: Executor) -> None:
        self._writing = writing
        self._machine = machine_of(data, identity)
        self._ways = WaysOut()
        self._open = OpenWays(lambda: self._ways, data.vault, lambda: identity.name)
        self._queue = MessageQueue(self._machine, self._open.channels, lambda: self._ways.leaving)
        self._not_recorded: MessageOutcome | None = None
        self._looking = LookingAgain("messages", LOOK_EVERY_S, self.send, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def send(self) -> None:
        """What may leave now."""
        if self._not_recorded is not None:
            self._record(self._not_recorded)
        self._ways = self._on_lane(self._look)
        self._open.changed()  # a secret may be another one now, whichever process heard of it
        while not self._looking.is_stopping:
            order = self._on_lane(self._queue.take)
            if order is None:
                return
            if isinstance(order, PassedOver):
                continue
            outcome = self._queue.carry_out(order)
            self._record(outcome)
            if outcome.fault is not None and outcome.fault.trouble in WAY_DOWN:
                _log.warning("no message leaves: %s", outcome.fault.trouble.value)
                return

    def _look(self) -> WaysOut:
        stopped = self._queue.recover(SILENT_MS)
        if stopped:
            _log.warning("%d messages were on their way when a process ended", stopped)
        with self._machine.store.reading() as work:
            self._machine.look_at(work)
            return ways_kept(work)

    def _record(self, outcome: MessageOutcome) -> None:
        """Nothing more is taken until it is written down what became of this one."""
        self._not_recorded = outcome
        self._on_lane(lambda: self._queue.record(outcome))
        self._not_recorded = None

    def _on_lane(self, work: Callable[[], T]) -> T:
        return self._writing.submit(work).result()
