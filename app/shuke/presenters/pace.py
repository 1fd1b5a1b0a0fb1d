"""How far long work is, and how long it will still take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Pace", "Progress"]

_TOO_EARLY_PERMILLE = 50
"""Before that nobody can tell how long it will take."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`left_s` is None while it cannot be told."""

    permille: int = 0
    left_s: int | None = None


class Pace:
    """From when it is made. `clock_s` only goes forward."""

    def __init__(self, clock_s: Callable[[], float], whole: int) -> None:
        self._clock_s = clock_s
        self._whole = max(whole, 1)
        self._began_s = clock_s()

    def at(self, done: int) -> Progress:
        permille = min(done * 1000 // self._whole, 1000)
        if permille < _TOO_EARLY_PERMILLE:
            return Progress(permille)
        passed_s = self._clock_s() - self._began_s
        return Progress(permille, round(passed_s * (1000 - permille) / permille))
