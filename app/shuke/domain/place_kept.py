"""How long a place is kept that is asked for from afar and paid at a counter. Nothing is recorded when it lapses:
whoever looks compares the instant that was fixed at the asking with the clock, a till without a network as well."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["KEPT_HOURS", "has_lapsed", "kept_until", "places_kept"]

KEPT_HOURS = 48
_KEPT_MS = KEPT_HOURS * 3_600_000


def kept_until(asked_ms: int, begins_ms: int, free: int | None, ahead: Sequence[int]) -> int:
    """Until when somebody who asks now may come and pay: so many hours after a place is theirs, and no longer than
    until the event begins. Where no place is free the hours run from when one lapses of those ahead.

    Args:
        begins_ms: when the event begins.
        free: places that nobody signed up for; None: there is no limit.
        ahead: until when each place is kept of those who asked before and wait; 0: without bound.

    Returns:
        Milliseconds since 1970.
    """
    theirs = asked_ms
    if free is not None and free <= len(ahead):
        ends = sorted(until or begins_ms for until in ahead)
        theirs = ends[len(ahead) - free] if free else begins_ms
    return min(theirs + _KEPT_MS, begins_ms)


def has_lapsed(until_ms: int, now_ms: int) -> bool:
    """Args:
    until_ms: as it was fixed at the asking; 0: kept without bound.
    """
    return 0 < until_ms <= now_ms


def places_kept(free: int, waits: Sequence[int]) -> int:
    """How many of the places that nobody signed up for are kept for whoever asked and has yet to pay.

    Args:
        free: places that nobody signed up for.
        waits: until when each is kept of those who wait, none of them lapsed, in order; 0: without bound, and those
            get a place that is free without having one kept.
    """
    return sum(until > 0 for until in waits[:free])
