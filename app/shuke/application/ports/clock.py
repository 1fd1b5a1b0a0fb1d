"""Time and names, asked for from outside: the core never takes them by itself."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Clock", "Ids"]


class Clock(Protocol):
    def now_ms(self) -> int:
        """Wall-clock time, milliseconds since 1970 (UTC). May jump in both directions: for people only."""

    def monotonic_s(self) -> float:
        """Seconds that only go forward, sleep of the machine included where the system can tell;
        they begin anew at a restart and mean nothing by themselves."""


class Ids(Protocol):
    def new_id(self) -> str:
        """26 characters of 0-9 A-Z without I L O U; later ones of one process sort after earlier ones.
        Made by the client, so that storing the same thing again is seen to be the same thing."""
