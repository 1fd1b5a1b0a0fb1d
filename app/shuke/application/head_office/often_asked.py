"""How often somebody asks, so that nobody tries words out or keeps head office busy."""

from __future__ import annotations

from dataclasses import dataclass, field

from shuke.application.ports.clock import Clock

__all__ = ["MOST_TIMES", "TIMES_WITHIN_S", "OftenAsked"]

MOST_TIMES, TIMES_WITHIN_S = 5, 600
"""So often one address, or one phone, is heard in that time, where nothing else is said."""

_MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class OftenAsked:
    """Counts in the memory of this process; a restart forgets, and each process counts by itself."""

    clock: Clock
    most: int = MOST_TIMES
    _times: dict[str, tuple[int, int]] = field(default_factory=dict)

    def too_often(self, who: str) -> bool:
        window = int(self.clock.monotonic_s()) // TIMES_WITHIN_S
        if len(self._times) >= _MOST_REMEMBERED:
            self._times = {name: seen for name, seen in self._times.items() if seen[0] == window}
        if len(self._times) >= _MOST_REMEMBERED and who not in self._times:
            return True
        last, times = self._times.get(who, (window, 0))
        times = times + 1 if last == window else 1
        self._times[who] = (window, times)
        return times > self.most
