"""Before a letter is read: whether this very one came before, and whether its till asks too often. Kept in memory:
what was sealed for a lead that has been started anew since nobody can open."""

from __future__ import annotations

from collections import defaultdict, deque
from threading import Lock

from shuke.application.ports.clock import Clock
from shuke.application.sync.correspondence import Claim
from shuke.domain.sync.limits import MOST_LETTERS_A_SECOND, TIME_WINDOW_MS

__all__ = ["Doorstep"]


class Doorstep:
    """Only letters that are rightly signed reach it: it remembers as many tills as a shop has. Safe from several
    threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._lately: defaultdict[str, deque[float]] = defaultdict(deque)
        self._seen: defaultdict[str, dict[bytes, int]] = defaultdict(dict)

    def has_time(self, till: str) -> bool:
        """False once a till has written as many letters within a second as it may."""
        now_s = self._clock.monotonic_s()
        with self._lock:
            lately = self._lately[till]
            while lately and now_s - lately[0] >= 1:
                lately.popleft()
            if len(lately) >= MOST_LETTERS_A_SECOND:
                return False
            lately.append(now_s)
            return True

    def is_new(self, claim: Claim) -> bool:
        """False for a letter whose nonce was seen as long as its time could be right."""
        now_ms = self._clock.now_ms()
        with self._lock:
            seen = self._seen[claim.till]
            for nonce in [nonce for nonce, at_ms in seen.items() if abs(now_ms - at_ms) > 2 * TIME_WINDOW_MS]:
                del seen[nonce]
            if claim.nonce in seen:
                return False
            seen[claim.nonce] = now_ms
            return True
