"""Members shared out among those who look after them: how many each is to have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Move", "shared_evenly", "shared_to_fewest"]


class Move(NamedTuple):
    """`before` is empty where nobody looked after the member."""

    member_id: str
    before: str
    after: str


def shared_evenly(counts: Mapping[int, int], more: int, most: int | None) -> dict[int, int]:
    """So that numbers differ by one at most. The one that remains is for those who have the most: so fewer are moved.

    Args:
        counts: members of each person; of equals the lower key comes first.
        more: members who are to go to one of them.
        most: members that one person may look after.
    """
    share, rest = divmod(sum(counts.values()) + more, len(counts))
    richest = sorted(counts, key=lambda one: (-counts[one], one))
    quotas = {one: share + (at < rest) for at, one in enumerate(richest)}
    return {one: quota if most is None else min(quota, most) for one, quota in quotas.items()}


def shared_to_fewest(counts: Mapping[int, int], more: int, most: int | None) -> dict[int, int]:
    """One after the other to whoever has the fewest then, so that each keeps theirs."""
    level, rest = 0, more
    rising = [*sorted(counts.values()), None]
    for reached, following in enumerate(rising[1:], 1):
        level = rising[reached - 1] or 0
        gap = rest if following is None else following - level
        step = min(gap, rest // reached) if most is None else max(min(gap, rest // reached, most - level), 0)
        level, rest = level + step, rest - step * reached
        if step < gap:
            break
    quotas = {one: max(count, level) for one, count in counts.items()}
    if most is None or level < most:
        for one in sorted(one for one, count in quotas.items() if count == level)[:rest]:
            quotas[one] += 1
    return quotas
