"""ULIDs: 48 bits of time and 80 random bits as 26 characters that sort by when they were made."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

__all__ = ["UlidIds"]

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_RANDOM_BITS = 80
_RANDOM_END = 1 << _RANDOM_BITS
_STEP_BITS = 32
_TOGETHER_MS = 1_000
"""What is made within a second, a member with the card and the first coupon, begins its random half alike: a snapshot
of a million members is ten megabytes less by that."""

_LENGTH = 26
_LATEST_MS = 2**48 - 1


class UlidIds:
    """Safe from several threads. A clock set back, or a thousand ids in one millisecond, neither repeats an
    id nor breaks the order: then the last id's number is counted on. So is its random half for a second."""

    def __init__(
        self, now_ms: Callable[[], int], random_bits: Callable[[int], int] = secrets.randbits
    ) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._last_number = -_TOGETHER_MS * _RANDOM_END * 2

    def new_id(self) -> str:
        now_ms = min(max(self._now_ms(), 0), _LATEST_MS)
        with self._lock:
            last_ms, last_random = divmod(self._last_number, _RANDOM_END)
            # A random step, not one: the next id of somebody else's must not be guessable from this one.
            stepped = last_random + 1 + self._random_bits(_STEP_BITS)
            if now_ms <= last_ms:
                number = self._last_number + stepped - last_random
            elif now_ms <= last_ms + _TOGETHER_MS and stepped < _RANDOM_END:
                number = now_ms * _RANDOM_END + stepped
            else:
                number = now_ms * _RANDOM_END + self._random_bits(_RANDOM_BITS)
            self._last_number = number
        return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
