"""How often a PIN may be tried: three tries are free, then each costs a longer wait, up to an hour.

The try is counted, and what was counted is stored, *before* the PIN is looked at: pulling the plug at the right
moment wins no free try.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FREE_TRIES", "LONGEST_WAIT_MS", "Attempt", "Lockout", "attempt"]

FREE_TRIES = 3

_WAITS_S = (30, 60, 5 * 60, 15 * 60, 60 * 60)
"""After the third wrong try, the fourth, the fifth, the sixth, and every one from the seventh."""

LONGEST_WAIT_MS = _WAITS_S[-1] * 1000

_MOST_COUNTED = 1_000_000


@dataclass(frozen=True, slots=True)
class Lockout:
    """Tries since the last right PIN, and until when there may be no further one. Fresh: no tries."""

    failures: int = 0
    locked_until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Attempt:
    """Whether a PIN may be looked at now.

    Attributes:
        lockout: store this, durably, before anything else. After a right PIN store ``Lockout()``; after a
            wrong one nothing more is to be done.
        wait_ms: 0 if it may; else how long to wait, and the PIN must not be looked at.
        tries_left: free tries behind this one.
    """

    lockout: Lockout
    wait_ms: int
    tries_left: int


def attempt(lockout: Lockout, now_ms: int) -> Attempt:
    """Count a try, or say how long to wait.

    A clock set back cannot lengthen the wait beyond what the tries have earned: it then begins again from now.
    """
    wait_ms = lockout.locked_until_ms - now_ms
    if wait_ms > 0:
        earned_ms = _wait_after(lockout.failures)
        if wait_ms > earned_ms:
            lockout, wait_ms = Lockout(lockout.failures, now_ms + earned_ms), earned_ms
        if wait_ms > 0:
            return Attempt(lockout, wait_ms, 0)
    failures = min(lockout.failures + 1, _MOST_COUNTED)
    counted = Lockout(failures, now_ms + _wait_after(failures))
    return Attempt(counted, 0, max(0, FREE_TRIES - failures))


def _wait_after(failures: int) -> int:
    if failures < FREE_TRIES:
        return 0
    return _WAITS_S[min(failures - FREE_TRIES, len(_WAITS_S) - 1)] * 1000
