"""Who bears it when a lot changes without a till spending or earning: the slices follow the balance."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.slices.holders import is_on_the_way

__all__ = ["levelled"]


def levelled(
    balance: int, slices: Mapping[str, int], delta: int, own: str = ""
) -> tuple[tuple[str, int], ...]:
    """What each till's slice of a lot changes by, so that slices and pool still make up the balance.

    A lot that comes to nothing leaves nothing with anybody. What is taken otherwise comes out of the pool first, then
    of the largest slice, and last of what is on the way. What is given first pays what a till has spent beyond its
    slice; the rest is `own`'s. A way below nothing heals by itself, once the giver is heard.

    Args:
        balance: of the lot, before.
        slices: by till.
        own: the till that may spend what is given; empty: it stays in the pool.
    """
    if balance + delta == 0:
        if len(slices) < 2:  # as with most lots
            return tuple((till, -amount) for till, amount in slices.items() if amount)
        return tuple((till, -amount) for till, amount in sorted(slices.items()) if amount)
    left = abs(delta)
    moved: list[tuple[str, int]] = []
    if delta < 0:
        left -= min(left, max(0, balance - sum(slices.values())))
        for till, amount in sorted(slices.items(), key=lambda one: (is_on_the_way(one[0]), -one[1], one[0])):
            part = min(left, max(0, amount))
            moved.append((till, -part))
            left -= part
        return tuple(one for one in moved if one[1])
    for till, amount in sorted(slices.items(), key=lambda one: (one[1], one[0])):
        if is_on_the_way(till):
            continue
        part = min(left, max(0, -amount))
        moved.append((till, part))
        left -= part
    if own and left:
        before = dict(moved).get(own, 0)
        moved = [(till, part) for till, part in moved if till != own]
        moved.append((own, before + left))
    return tuple(one for one in moved if one[1])
