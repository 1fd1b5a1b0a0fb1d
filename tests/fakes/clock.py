"""Time and ids that a test decides."""

from __future__ import annotations

__all__ = ["CountingIds", "FakeClock"]

MORNING_MS = 1_793_757_600_000
"""3 November 2026, 10:00 in Shanghai."""


class FakeClock:
    """Both times stand still until told to go."""

    def __init__(self, now_ms: int = MORNING_MS, monotonic_s: float = 1_000.0) -> None:
        self.wall_ms = now_ms
        self.since_start_s = monotonic_s

    def now_ms(self) -> int:
        return self.wall_ms

    def monotonic_s(self) -> float:
        return self.since_start_s

    def advance(self, seconds: float) -> None:
        """Time goes by, as both clocks see it."""
        self.wall_ms += round(seconds * 1000)
        self.since_start_s += seconds

    def set_back(self, seconds: float) -> None:
        """Somebody changes the wall clock; time goes on."""
        self.wall_ms -= round(seconds * 1000)


class CountingIds:
    """00000000000000000000000001, 00000000000000000000000002, …"""

    def __init__(self) -> None:
        self.made = 0

    def new_id(self) -> str:
        self.made += 1
        return f"{self.made:026d}"
