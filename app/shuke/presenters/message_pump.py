"""Keeps the queue of messages moving: rows on the counter's lane, services on the lane of slow things."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.messages.queue import MessageOrder, MessageOutcome, MessageQueue, PassedOver
from shuke.application.ports.messages import WAY_DOWN, MessageFault, MessageTrouble
from shuke.application.ports.store import StoreUnusable
from shuke.presenters.background import Background, Lane

__all__ = ["LOOK_MS", "MessagePump"]

LOOK_MS = 60_000
"""So often it is looked whether a message may leave by now."""


class MessagePump:
    """`begin` it once; it looks again by itself, and sooner when something was queued (`kick`).

    Args:
        later: calls back after so many milliseconds.
        moved: some message's row changed.
    """

    def __init__(
        self,
        background: Background,
        queue: MessageQueue,
        later: Callable[[int, Callable[[], None]], None],
        moved: Callable[[], None],
    ) -> None:
        self._background = background
        self._queue = queue
        self._later = later
        self._moved = moved
        self._at_work = False
        self._kicked = False
        self._look_is_due = False

    def begin(self) -> None:
        self._at_work = True
        self._background.run(
            Lane.COUNTER, self._queue.recover, lambda _: self._take(), self._rest, expected=(StoreUnusable,)
        )

    def kick(self) -> None:
        """Something was queued."""
        if self._at_work:
            self._kicked = True
        else:
            self._at_work, self._kicked = True, False
            self._take()

    def _take(self) -> None:
        self._background.run(
            Lane.COUNTER, self._queue.take, self._taken, self._rest, expected=(StoreUnusable,)
        )

    def _taken(self, order: MessageOrder | PassedOver | None) -> None:
        if isinstance(order, PassedOver):
            self._take()
            return
        if order is None:
            self._moved()  # some may have been found that are not to go
            self._rest()
            return
        unknown = MessageFault(MessageTrouble.STOPPED, "a bug", reached=True)
        self._background.run(
            Lane.CARE,
            lambda: self._queue.carry_out(order),
            self._carried_out,
            lambda _: self._carried_out(MessageOutcome(order, fault=unknown)),
        )

    def _carried_out(self, outcome: MessageOutcome) -> None:
        down = outcome.fault is not None and outcome.fault.trouble in WAY_DOWN

        def recorded(_message: object) -> None:
            self._moved()
            if down:
                self._rest()
            else:
                self._take()

        def not_recorded(error: Exception) -> None:
            """Nothing more is taken until it is written down what became of this one."""
            if isinstance(error, StoreUnusable):
                self._later(LOOK_MS, lambda: self._carried_out(outcome))
            else:
                self._rest()

        self._background.run(
            Lane.COUNTER,
            lambda: self._queue.record(outcome),
            recorded,
            not_recorded,
            expected=(StoreUnusable,),
        )

    def _rest(self, _error: Exception | None = None) -> None:
        self._at_work = False
        if self._kicked:
            self.kick()
        elif not self._look_is_due:
            self._look_is_due = True
            self._later(LOOK_MS, self._look)

    def _look(self) -> None:
        self._look_is_due = False
        self.kick()
