"""Keeps the print queue moving: rows on the counter's lane, paper on the printer's, one order in flight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from shuke.application.ports.printing import PrinterTrouble
from shuke.application.ports.store import StoreUnusable
from shuke.application.print_queue import PrinterSeen, PrintOrder, PrintOutcome, PrintQueue, QueueState
from shuke.presenters.background import Background, Lane

__all__ = ["LOOK_MS", "RETRY_MS", "PrintPump"]

RETRY_MS = 4_000
"""A printer in trouble is asked again so soon: as long as it takes to put a new roll in."""

LOOK_MS = 60_000
"""So often a printer that has nothing to do is asked how it is."""


class PrintPump:
    """`kick` it whenever something was queued; it goes on by itself until nothing waits.

    Args:
        later: calls back after so many milliseconds.
        tell: gets the queue's state after every step.
    """

    def __init__(
        self,
        background: Background,
        queue: Callable[[], PrintQueue],
        later: Callable[[int, Callable[[], None]], None],
        tell: Callable[[QueueState], None],
    ) -> None:
        self._background = background
        self._queue = queue
        self._later = later
        self._tell = tell
        self._at_work = False
        self._kicked = False
        self._in_trouble = False
        self._told = QueueState(0)
        self._look_is_due = False

    def recover(self) -> None:
        """After a start: what was being printed when the till stopped prints again, marked as a copy."""
        self._at_work = True
        self._background.run(Lane.COUNTER, lambda: self._queue().recover(), self._go_on, self._stopped)

    def kick(self) -> None:
        """Something was queued, or the printer was seen to."""
        if self._at_work:
            self._kicked = True
            return
        self._at_work, self._kicked = True, False
        self._take()

    def _take(self) -> None:
        self._background.run(
            Lane.COUNTER, lambda: self._queue().take(), self._taken, self._stopped, expected=(StoreUnusable,)
        )

    def _taken(self, order: PrintOrder | None) -> None:
        if order is None:
            self._rest()
            return
        self._background.run(
            Lane.PRINTER,
            lambda: self._queue().carry_out(order),
            self._carried_out,
            # A bug on the way to the paper, reported elsewhere: its row must not stay "being printed" for ever.
            lambda _: self._carried_out(PrintOutcome(order, PrinterTrouble.FAILED, readable=False)),
        )

    def _carried_out(self, outcome: PrintOutcome) -> None:
        self._background.run(
            Lane.COUNTER,
            lambda: self._queue().record(outcome),
            self._go_on,
            lambda error: self._not_recorded(outcome, error),
            expected=(StoreUnusable,),
        )

    def _not_recorded(self, outcome: PrintOutcome, error: Exception) -> None:
        """Nothing more is taken until it is written down what became of this one."""
        if isinstance(error, StoreUnusable):
            self._later(RETRY_MS, lambda: self._carried_out(outcome))
        else:
            self._stopped(error)

    def _go_on(self, state: QueueState) -> None:
        self._say(replace(state, paper_low=self._told.paper_low))
        self._in_trouble = state.trouble is not None
        if self._in_trouble:
            self._rest()
        else:
            self._take()

    def _rest(self) -> None:
        self._at_work = False
        if self._in_trouble:
            self._in_trouble = False
            self._later(RETRY_MS, self.kick)
        elif self._kicked:
            self.kick()
        else:
            self._look()

    def _say(self, state: QueueState) -> None:
        self._told = state
        self._tell(state)

    # how the printer is while nothing prints

    def _look(self) -> None:
        self._background.run(
            Lane.PRINTER, lambda: self._queue().look(), self._looked, lambda _: self._look_later(LOOK_MS)
        )

    def _looked(self, seen: PrinterSeen) -> None:
        if not self._at_work:
            now = replace(self._told, trouble=seen.trouble, paper_low=seen.paper_low)
            if now != self._told:
                self._say(now)
        self._look_later(RETRY_MS if seen.trouble else LOOK_MS)

    def _look_later(self, after_ms: int) -> None:
        if not self._look_is_due:
            self._look_is_due = True
            self._later(after_ms, self._look_again)

    def _look_again(self) -> None:
        """Unless something prints, or waits for the printer: whoever comes to the end of that looks then."""
        self._look_is_due = False
        if not self._at_work and not self._told.waiting:
            self._look()

    def _stopped(self, _error: Exception) -> None:
        """The store refused, or a bug was reported elsewhere; try again by and by."""
        self._at_work = False
        self._later(RETRY_MS, self.kick)
