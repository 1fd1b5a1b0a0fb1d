"""ULIDs: 48 bits of time and 80 random bits as 26 characters that sort by when they were made."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

__all__ = ["UlidIds"]

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80
_LENGTH = 26
_LATEST_MS = 2**48 - 1


class UlidIds:
    """Safe from several threads. A clock set back, or a thousand ids in one millisecond, neither repeats an
    id nor breaks the order: then the last id's number is counted on."""

    def __init__(
        self, now_ms: Callable[[], int], random_bits: Callable[[int], int] = secrets.randbits
    ) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._last_number = -1

    def new_id(self) -> str:
        now_ms = min(max(self._now_ms(), 0), _LATEST_MS)
        with self._lock:
            number = now_ms << _RANDOM_BITS | self._random_bits(_RANDOM_BITS)
            if now_ms <= self._last_number >> _RANDOM_BITS:
                # A random step, not one: the next id of somebody else's must not be guessable from this one.
                number = self._last_number + 1 + self._random_bits(_RANDOM_BITS // 2)
            self._last_number = number
        return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
