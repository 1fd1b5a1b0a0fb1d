"""What takes a walk through all members' purchases is counted while nobody needs the counter."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.counter.desk import Desk
from shuke.application.figures.counting import keep_count, next_count
from shuke.application.ports.costs import KeptCount
from shuke.application.ports.store import StoreUnusable
from shuke.presenters.background import Background, Lane

__all__ = ["CountsWhileQuiet"]


class CountsWhileQuiet:
    """Counted on the reading lane; on the counter's one row is written for each."""

    def __init__(self, background: Background, desk: Desk) -> None:
        self._background = background
        self._desk = desk

    def go(self, then: Callable[[], object]) -> None:
        """`then` is called once all is counted, or nothing can be done."""
        desk = self._desk

        def count() -> KeptCount | None:
            now_ms = desk.recorder.now_ms()
            return next_count(desk.reports, lambda work: desk.recorder.today(work, desk.shop), now_ms)

        def counted(found: KeptCount | None) -> None:
            if found is None:
                then()
            else:
                self._keep(found, then)

        self._background.run(Lane.READING, count, counted, lambda _: then(), expected=(StoreUnusable,))

    def _keep(self, found: KeptCount, then: Callable[[], object]) -> None:
        self._background.run(
            Lane.COUNTER,
            lambda: keep_count(self._desk.store, found),
            lambda _: self.go(then),
            lambda _: then(),
            expected=(StoreUnusable,),
        )
