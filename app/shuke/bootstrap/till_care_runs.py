"""Care runs while nobody needs the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shuke.application.care.running import CareRuns, CareStep, DuePieces, LookUp, look_up
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import StoreUnusable
from shuke.application.segments.looking import Everybody
from shuke.presenters.background import Background, Lane

__all__ = ["CareWhileQuiet"]

T = TypeVar("T")


class CareWhileQuiet:
    """What is due goes on in pieces of the counter's lane that keys may come between; who is due is looked up on the
    reading lane."""

    def __init__(self, background: Background, desk: Desk) -> None:
        self._background = background
        self._desk = desk
        self._runs = CareRuns(desk)

    def go(self, then: Callable[[], object]) -> None:
        """`then` is called once nothing is due, or nothing can be done."""
        self._on(Lane.COUNTER, self._runs.step, lambda done: self._stepped(done, then), then)

    def _stepped(self, done: CareStep | LookUp | None, then: Callable[[], object]) -> None:
        if done is None:
            then()
        elif isinstance(done, CareStep):
            self.go(then)
        else:
            found = self._look_up(done)
            self._on(Lane.READING, found, lambda pieces: self._put_down(done, pieces, 0, then), then)

    def _look_up(self, wanted: LookUp) -> Callable[[], DuePieces]:
        desk = self._desk

        def looked_up() -> DuePieces:
            # Made for one look: a million members are not kept.
            everybody = Everybody(desk.programme_in_force, lambda work: desk.recorder.today(work, desk.shop))
            with desk.reports.reading() as work:
                return look_up(desk, work, everybody, wanted)

        return looked_up

    def _put_down(self, wanted: LookUp, pieces: DuePieces, at: int, then: Callable[[], object]) -> None:
        def put(following: int) -> None:
            if following < len(pieces):
                self._put_down(wanted, pieces, following, then)
            else:
                self.go(then)

        self._on(Lane.COUNTER, lambda: self._runs.put_down(wanted, pieces, at), put, then)

    def _on(
        self, lane: Lane, work: Callable[[], T], done: Callable[[T], object], then: Callable[[], object]
    ) -> None:
        self._background.run(lane, work, done, lambda _: then(), expected=(StoreUnusable,))
