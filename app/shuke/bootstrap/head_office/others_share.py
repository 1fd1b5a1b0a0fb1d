"""How much of a processor a process spends on others than one piece of work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["OthersShare"]

_Answer = TypeVar("_Answer")


class OthersShare:
    """Measured between two looks at `since`; what `own` runs, on whatever thread, is not others'."""

    def __init__(self) -> None:
        self._own_s = 0.0
        self._began = time.perf_counter(), time.process_time()

    def own(self, do: Callable[..., _Answer], *given: object) -> _Answer:
        began = time.thread_time()
        try:
            return do(*given)
        finally:
            self._own_s += time.thread_time() - began

    def since(self) -> float:
        """Of one processor, since it was asked last: 0 is nothing, 1 all of it."""
        now = time.perf_counter(), time.process_time()
        elapsed, spent = (end - begin for end, begin in zip(now, self._began, strict=True))
        others = max(spent - self._own_s, 0.0)
        self._began, self._own_s = now, 0.0
        return others / elapsed if elapsed > 0 else 1.0
