"""What time it is by head office's signed word, carried on by the clock that nobody can set. Where that cannot be
told, nothing is guessed: codes that hang on the time count as printed cards."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Work

__all__ = ["MOST_AGE_S", "MOST_TRIP_S", "TrustedTime"]

MOST_AGE_S = 72 * 3600
"""After so long without a word a cheap clock may have gone wrong by half a minute."""

MOST_TRIP_S = 10
"""A reply that took longer says too little about now."""

_APART_MS = 5_000
"""Further apart the wall clock and the other one may not have gone since: one was set, or the machine slept without
counting."""

_OFFICE, _STEADY, _WALL = "head-office.time-ms", "head-office.time-steady-ms", "head-office.time-wall-ms"


@dataclass(frozen=True, slots=True)
class _Told:
    """Head office's time when the clock that nobody sets, and the one on the wall, stood there."""

    office_ms: int
    steady_ms: int
    wall_ms: int


class TrustedTime:
    """Looked at on the counter's lane, told on the lanes that speak with head office."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told: _Told | None = None

    def now_ms(self) -> int | None:
        """Milliseconds since 1970, wrong by some seconds at most; None: nobody can tell."""
        told = self._told
        if told is None:
            return None
        steady_ms, wall_ms = self._steady_ms(), self._clock.now_ms()
        passed_ms = steady_ms - told.steady_ms
        apart_ms = (wall_ms - told.wall_ms) - passed_ms
        if not 0 <= passed_ms <= MOST_AGE_S * 1000 or abs(apart_ms) > _APART_MS:
            return None
        return told.office_ms + passed_ms

    def begun(self) -> tuple[int, int]:
        """How the clocks stand before a question goes out."""
        return self._steady_ms(), self._clock.now_ms()

    def heard(self, office_ms: int, begun: tuple[int, int]) -> None:
        """A signed answer to a question that went out when the clocks stood so."""
        if self._steady_ms() - begun[0] <= MOST_TRIP_S * 1000:
            self._told = _Told(office_ms, *begun)

    def note(self, work: Work) -> None:
        """For the next start of the program, in the caller's transaction."""
        told = self._told
        if told is not None:
            for cursor, value in zip((_OFFICE, _STEADY, _WALL), _cells(told), strict=True):
                work.cursors.put(cursor, value)

    def recall(self, work: Work) -> None:
        """Of use until the machine itself was started anew: the clocks show that."""
        office_ms = work.cursors.get(_OFFICE)
        if office_ms:
            self._told = _Told(office_ms, work.cursors.get(_STEADY), work.cursors.get(_WALL))

    def _steady_ms(self) -> int:
        return int(self._clock.monotonic_s() * 1000)


def _cells(told: _Told) -> tuple[int, int, int]:
    return told.office_ms, told.steady_ms, told.wall_ms
