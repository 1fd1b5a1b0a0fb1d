"""The machine's own clocks."""

from __future__ import annotations

import sys
import time

__all__ = ["SystemClock"]


class SystemClock:
    def now_ms(self) -> int:
        return max(time.time_ns() // 1_000_000, 0)

    def monotonic_s(self) -> float:
        # Linux stops its usual monotonic clock while the machine sleeps; a lease must not.
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()
