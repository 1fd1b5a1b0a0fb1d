"""A code that stays in the picture is one scan, however many frames show it.

The camera sees the same card thirty times a second, misses it in some frames, and may see two codes on it.
A code counts when it is the nearest to the centre, and again only after it was out of the picture for
`absent_ms`; a shorter absence of `swap_ms` is enough when another code counted meanwhile (the next customer's
card was shown in between). While a code that counted is still there, another one must be nearest for
`steady_ms` before it counts too, so that a card with two codes is one scan and a trembling hand no trouble.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CountingRule", "CountsOnce"]

_MOST_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class CountingRule:
    """The times of the rule above."""

    absent_ms: int = 1_500
    swap_ms: int = 400
    steady_ms: int = 700


@dataclass(slots=True)
class _Sighting:
    seen_at_ms: int
    counted_at_ms: int | None = None


class CountsOnce:
    """Remembers what is in the picture. It is asked frame by frame, with a time that only goes forward."""

    __slots__ = ("_nearest", "_nearest_since_ms", "_rule", "_sightings")

    def __init__(self, rule: CountingRule | None = None) -> None:
        self._rule = rule or CountingRule()
        self._sightings: dict[str, _Sighting] = {}
        self._nearest = ""
        self._nearest_since_ms = 0

    def counts(self, keys: tuple[str, ...], at_ms: int) -> bool:
        """Whether the first of these codes is a scan now.

        Args:
            keys: what tells the codes of one frame apart (their texts), the nearest to the centre first.
            at_ms: when the frame was taken.
        """
        self._forget(at_ms)
        if not keys:
            return False
        nearest = keys[0]
        if nearest != self._nearest or nearest not in self._sightings:
            self._nearest, self._nearest_since_ms = nearest, at_ms
        for key in keys[:_MOST_REMEMBERED]:
            self._sightings.setdefault(key, _Sighting(at_ms)).seen_at_ms = at_ms
        if self._sightings[nearest].counted_at_ms is not None or not self._undisputed(nearest, at_ms):
            return False
        self._sightings[nearest].counted_at_ms = at_ms
        return True

    def _undisputed(self, nearest: str, at_ms: int) -> bool:
        another_is_there = any(
            sighting.counted_at_ms is not None and at_ms - sighting.seen_at_ms < self._rule.swap_ms
            for key, sighting in self._sightings.items()
            if key != nearest
        )
        return not another_is_there or at_ms - self._nearest_since_ms >= self._rule.steady_ms

    def _forget(self, at_ms: int) -> None:
        counted = [s.counted_at_ms for s in self._sightings.values() if s.counted_at_ms is not None]
        last_counted_ms = max(counted, default=at_ms)
        for key, sighting in tuple(self._sightings.items()):
            absent_ms = at_ms - sighting.seen_at_ms
            another_counted = bool(counted) and last_counted_ms > sighting.seen_at_ms
            swapped = another_counted and absent_ms >= self._rule.swap_ms
            if swapped or absent_ms >= self._rule.absent_ms:
                del self._sightings[key]
        while len(self._sightings) > _MOST_REMEMBERED:
            del self._sightings[min(self._sightings, key=lambda key: self._sightings[key].seen_at_ms)]
