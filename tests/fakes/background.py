"""Lanes without threads: work is done at once, or when the test lets it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from shuke.presenters.background import Lane

__all__ = ["SynchronousBackground"]

T = TypeVar("T")


class SynchronousBackground:
    """Does each piece at once. After `hold()` pieces wait until `release()`, so that a test sees the state in
    between. An exception that is not expected is raised right through the test, unless it `survives`: then it is
    only handed to whoever puts the screen in order, as in a running till.
    """

    def __init__(self) -> None:
        self.lanes_used: list[Lane] = []
        self.survives: tuple[type[Exception], ...] = ()
        self._held: frozenset[Lane] = frozenset()
        self._waiting: deque[Callable[[], None]] = deque()

    def hold(self) -> None:
        self._held = frozenset(Lane)

    def hold_lane(self, lane: Lane) -> None:
        """What is asked of that lane waits; the others work on."""
        self._held = frozenset({lane})

    def release(self) -> None:
        self._held = frozenset()
        while self._waiting:
            self._waiting.popleft()()

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        expected: tuple[type[Exception], ...] = (),
    ) -> None:
        self.lanes_used.append(lane)

        def piece() -> None:
            try:
                result = work()
            except (*expected, *self.survives) as error:
                if failed is None:
                    raise
                failed(error)
            else:
                then(result)

        if lane in self._held:
            self._waiting.append(piece)
        else:
            piece()
