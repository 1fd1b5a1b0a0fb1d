"""Members shared out one by one, as plainly as it can be written: in columns it has to come out the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from shuke.domain.figures.sharing_out import Move

__all__ = ["Cared", "simply_shared"]


class Cared(NamedTuple):
    """A member; `staff_id`: who looks after them, empty for nobody; `spent`: fen in twelve months."""

    member_id: str
    staff_id: str
    spent: int


def simply_shared(
    free: Sequence[Cared],
    held: Mapping[str, Sequence[Cared]],
    *,
    evening: bool,
    most: int | None = None,
) -> tuple[Move, ...]:
    """Who goes to whom. Nobody is moved but for the number's sake; whoever finds no room stays where they are.

    Args:
        free: who is to go to somebody.
        held: by those who take part, whom they look after now.
        evening: those who take part also hand on to each other until their numbers differ by one at most;
            otherwise each keeps theirs.
        most: members that one person may look after.
    """
    if not held:
        return ()
    counts = {staff_id: len(members) for staff_id, members in held.items()}
    quotas = _even(counts, len(free), most) if evening else _filled(counts, len(free), most)
    rooms = {staff_id: max(quotas[staff_id] - count, 0) for staff_id, count in counts.items()}
    places = sum(rooms.values())
    pool = sorted(free, key=_order)[:places]
    spent = {staff_id: sum(one.spent for one in members) for staff_id, members in held.items()}
    everything = sum(spent.values()) + sum(one.spent for one in pool)
    left = places - len(pool)
    for staff_id in sorted(counts, key=lambda one: (quotas[one] - counts[one], one)):
        count = min(counts[staff_id] - quotas[staff_id], left)
        if count > 0:
            left -= count
            given = _handed_over(held[staff_id], count, spent[staff_id] - everything // len(held))
            spent[staff_id] -= sum(one.spent for one in given)
            pool.extend(given)
    return _given(sorted(pool, key=_order), rooms, spent)


def _order(one: Cared) -> tuple[int, str]:
    return -one.spent, one.member_id


def _even(counts: Mapping[str, int], more: int, most: int | None) -> dict[str, int]:
    """The one that remains is for those who have the most: so fewer are moved."""
    share, rest = divmod(sum(counts.values()) + more, len(counts))
    richest = sorted(counts, key=lambda one: (-counts[one], one))
    quotas = {staff_id: share + (at < rest) for at, staff_id in enumerate(richest)}
    return {staff_id: quota if most is None else min(quota, most) for staff_id, quota in quotas.items()}


def _filled(counts: Mapping[str, int], more: int, most: int | None) -> dict[str, int]:
    """One after the other to whoever has the fewest then."""
    quotas = dict(counts)
    fewest = [(count, staff_id) for staff_id, count in counts.items()]
    heapify(fewest)
    for _ in range(more):
        count, staff_id = heappop(fewest)
        if most is not None and count >= most:
            break
        quotas[staff_id] = count + 1
        heappush(fewest, (count + 1, staff_id))
    return quotas


def _handed_over(members: Sequence[Cared], count: int, too_much: int) -> list[Cared]:
    """So many who stand side by side by what they bought: those whose sum is nearest to what is too much."""
    ordered = sorted(members, key=_order)
    window = sum(one.spent for one in ordered[:count])
    best, best_at = abs(window - too_much), 0
    for at in range(1, len(ordered) - count + 1):
        window += ordered[at + count - 1].spent - ordered[at - 1].spent
        if abs(window - too_much) < best:
            best, best_at = abs(window - too_much), at
    return ordered[best_at : best_at + count]


def _given(pool: Sequence[Cared], rooms: Mapping[str, int], spent: Mapping[str, int]) -> tuple[Move, ...]:
    """Whoever bought most first, to whoever's members bought least so far and who has room."""
    free = dict(rooms)
    least = [(spent[staff_id], staff_id) for staff_id, room in rooms.items() if room]
    heapify(least)
    moves: list[Move] = []
    for one in pool:
        bought, staff_id = heappop(least)
        moves.append(Move(one.member_id, one.staff_id, staff_id))
        free[staff_id] -= 1
        if free[staff_id]:
            heappush(least, (bought + one.spent, staff_id))
    return tuple(moves)
