"""Who looks after whom: members shared out evenly among account managers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heapreplace

__all__ = ["MOST_MEMBERS_EACH", "Assignment", "assigned"]

MOST_MEMBERS_EACH = 500


@dataclass(frozen=True, slots=True)
class Assignment:
    """Each member's account manager.

    Attributes:
        moved: the members who were given one now, or another than before.
        without: the members for whom nobody has room.
    """

    staff_of: Mapping[str, str]
    moved: tuple[str, ...]
    without: tuple[str, ...]


def assigned(
    members: Iterable[str],
    before: Mapping[str, str],
    staff: Collection[str],
    most_each: int = MOST_MEMBERS_EACH,
) -> Assignment:
    """Every member keeps whom they had, as long as that person is there; the others, in order of id, each go to
    whoever has the fewest then, of equals to the lesser id.
    """
    everybody = sorted(set(members))
    staff_of = {member: before[member] for member in everybody if before.get(member) in staff}
    counts = dict.fromkeys(staff, 0)
    for person in staff_of.values():
        counts[person] += 1
    fewest = [(count, person) for person, count in counts.items()]
    heapify(fewest)
    moved: list[str] = []
    without: list[str] = []
    for member in everybody:
        if member in staff_of:
            continue
        if not fewest or fewest[0][0] >= most_each:
            without.append(member)
            continue
        count, person = fewest[0]
        heapreplace(fewest, (count + 1, person))
        staff_of[member] = person
        moved.append(member)
    return Assignment(staff_of, tuple(moved), tuple(without))
