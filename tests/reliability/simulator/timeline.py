"""Time that passes only when nothing is left to do now: events in order, and programs that wait in between."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any

from greenlet import GreenletExit, getcurrent, greenlet

__all__ = ["MORNING_MS", "MachineClock", "Program", "Timeline"]

MORNING_MS = 1_793_757_600_000
"""3 November 2026, 10:00 in Shanghai."""


class Timeline:
    """One queue of events for the whole chain; those of one instant happen in the order they were planned."""

    def __init__(self) -> None:
        self.now_ms = MORNING_MS
        self.loop = getcurrent()
        self._planned: list[tuple[int, int, Callable[[], object]]] = []
        self._count = 0

    def after(self, delay_ms: int, event: Callable[[], object]) -> None:
        self._count += 1
        heapq.heappush(self._planned, (self.now_ms + delay_ms, self._count, event))

    def run(self, until_ms: int) -> None:
        """Everything planned up to that instant, and what comes of it."""
        while self._planned and self._planned[0][0] <= until_ms:
            self.now_ms, _, event = heapq.heappop(self._planned)
            event()
        self.now_ms = max(self.now_ms, until_ms)


class MachineClock:
    """A machine's clock: off by so much, and set anew by people; what counts up since its start is never wrong."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.off_ms = 0

    def now_ms(self) -> int:
        return max(0, self._timeline.now_ms + self.off_ms)

    def monotonic_s(self) -> float:
        return (self._timeline.now_ms - MORNING_MS) / 1000


class Program:
    """Something that runs on a machine, waits for answers, and ends with the machine's power."""

    def __init__(
        self, timeline: Timeline, body: Callable[[], object], ended: Callable[[Program], object]
    ) -> None:
        self._timeline = timeline
        self._ended = ended
        self._thread = greenlet(self._run, timeline.loop)
        self._waits_for = 0
        self._body = body

    def start(self) -> None:
        self._thread.switch()

    def is_current(self, thread: object) -> bool:
        return thread is self._thread

    def wait(self, plan: Callable[[Callable[[Any], None]], object], longest_ms: int) -> Any:
        """Stop here until the answer comes that `plan` was given a way to bring, or None once it took too long.
        Answers that come later find nobody waiting."""
        assert getcurrent() is self._thread
        self._waits_for += 1
        ticket = self._waits_for

        def bring(answer: Any) -> None:
            if ticket == self._waits_for and not self._thread.dead:
                self._waits_for += 1
                self._thread.switch(answer)

        plan(bring)
        self._timeline.after(longest_ms, lambda: bring(None))
        return self._timeline.loop.switch()

    def end(self) -> None:
        """As when the power goes: no answer reaches it any more. What it leaves is cleared by the loop, to which a
        thread that ends returns."""
        self._waits_for += 1
        if getcurrent() is self._timeline.loop:
            self._clear()
        else:
            self._timeline.after(0, self._clear)

    def _clear(self) -> None:
        if not self._thread.dead:
            self._thread.throw(GreenletExit)

    def _run(self) -> None:
        try:
            self._body()
        finally:
            self._ended(self)
