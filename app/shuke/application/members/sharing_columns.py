"""Who goes to whom where members are shared out: in columns, as it may be a million of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heapreplace
from typing import overload

import numpy as np

from shuke.application.ports.store import Work
from shuke.application.segments.columns import UNKNOWN, Mask, Numbers, Whole, Words
from shuke.domain.figures.sharing_out import Move, shared_evenly, shared_to_fewest
from shuke.domain.segments.fields import Kept

__all__ = ["Held", "Moves", "read_held", "share_members"]

_PIECE = 50_000
"""Members whose amounts are plain numbers at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Members, and who looks after each of them.

    Attributes:
        ids: rising.
        rows: who of them is meant, by their places in `ids`, rising.
        names: of everybody who works there, rising; the empty one is first and stands for nobody.
        holders: of each who is meant the place among `names`.
        spent: of each who is meant, fen in twelve months.
    """

    ids: Sequence[str]
    rows: Whole
    names: Sequence[str]
    holders: Whole
    spent: Whole

    def looked_after_by(self, wanted: Collection[str]) -> Mask:
        """Of each who is meant."""
        return np.array([name in wanted for name in self.names], dtype=np.bool_)[self.holders]

    def loads(self, moves: Moves | None = None) -> Iterator[tuple[str, int, int]]:
        """The names, how many each has, and what these spent; with `moves` once these are done."""
        holders = self.holders
        if moves is not None:
            holders = holders.copy()
            holders[moves.members] = moves.after
        spent = np.zeros(len(self.names), dtype=np.int64)
        np.add.at(spent, holders, self.spent)
        counts = np.bincount(holders, minlength=len(self.names))
        yield from zip(self.names, counts.tolist(), spent.tolist(), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class Moves(Sequence[Move]):
    """Written out one by one only where they are asked for.

    Attributes:
        members: who is moved, by their places among those who are meant in `held`.
        after: to whom, by their places among its names; as many.
    """

    held: Held
    members: Whole
    after: Whole

    @property
    def mark(self) -> str:
        """Tells these from any others."""
        found = hashlib.sha256(repr(tuple(self.held.names)).encode())
        for column in (self.held.holders[self.members], self.after):
            found.update(column.tobytes())
        for place in self.held.rows[self.members].tolist():
            found.update(self.held.ids[place].encode() + b"\n")
        return found.hexdigest()[:16]

    @overload
    def __getitem__(self, at: int) -> Move: ...
    @overload
    def __getitem__(self, at: slice) -> Moves: ...
    def __getitem__(self, at: int | slice) -> Move | Moves:
        if isinstance(at, slice):
            return Moves(self.held, self.members[at], self.after[at])
        member, names = int(self.members[at]), self.held.names
        member_id = self.held.ids[int(self.held.rows[member])]
        return Move(member_id, names[int(self.held.holders[member])], names[int(self.after[at])])

    def __len__(self) -> int:
        return len(self.members)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(Move.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]


def read_held(work: Work, today: date, shop_id: str, here: Collection[str]) -> Held:
    """
    Args:
        here: who works in that shop: their members are meant, and the shop's own whom nobody looks after.
    """
    kept = work.segments.members((Kept.LOOKED_AFTER, Kept.SHOP, Kept.YEAR_SPENT), today)
    by, home, spent = (kept.columns[one] for one in (Kept.LOOKED_AFTER, Kept.SHOP, Kept.YEAR_SPENT))
    assert isinstance(by, Words)
    assert isinstance(home, Words)
    assert isinstance(spent, Numbers)
    names = ("", *sorted(here))
    places = {name: place for place, name in enumerate(names)}
    table = np.array([places.get(word, -1) for word in by.words] + [0], dtype=np.int64)
    holders = table[by.firsts()]  # the last stands for nobody
    holders[(holders == 0) & ~home.with_any((shop_id,))] = -1
    rows = np.flatnonzero(holders >= 0)
    amounts = spent.values[rows]
    amounts[amounts == UNKNOWN] = 0
    return Held(kept.ids, rows, names, holders[rows], amounts)


def share_members(
    held: Held, free: Mask, takers: Collection[str], *, evening: bool, most: int | None = None
) -> Moves:
    """Even by number, and within that by what they bought. Nobody is moved but for the number's sake; whoever finds
    no room stays where they are.

    Args:
        free: who is to go to somebody.
        takers: who takes part; of their members nobody is free.
        evening: those who take part also hand on to each other until their numbers differ by one at most;
            otherwise each keeps theirs.
        most: members that one person may look after.
    """
    places = [place for place, name in enumerate(held.names) if name in takers]
    if not places:
        nobody = np.zeros(0, dtype=np.int64)
        return Moves(held, nobody, nobody)
    theirs = {one: np.flatnonzero(held.holders == one) for one in places}
    counts = {one: len(places) for one, places in theirs.items()}
    count = int(np.count_nonzero(free))
    quotas = (shared_evenly if evening else shared_to_fewest)(counts, count, most)
    rooms = {one: max(quotas[one] - have, 0) for one, have in counts.items()}
    room = sum(rooms.values())
    pool = [_ordered(held.spent, np.flatnonzero(free))[:room]]
    spent = {one: int(held.spent[places].sum()) for one, places in theirs.items()}
    everything = sum(spent.values()) + int(held.spent[pool[0]].sum())
    left = room - len(pool[0])
    for one in sorted(counts, key=lambda one: (quotas[one] - counts[one], one)):
        over = min(counts[one] - quotas[one], left)
        if over > 0:
            left -= over
            given = _handed_over(held.spent, theirs[one], over, spent[one] - everything // len(places))
            spent[one] -= int(held.spent[given].sum())
            pool.append(given)
    members = _ordered(held.spent, np.sort(np.concatenate(pool)))
    return Moves(held, members, _given(held.spent[members], rooms, spent))


def _ordered(spent: Whole, places: Whole) -> Whole:
    """These places, which rise, by what was bought, the most first."""
    return places[np.argsort(-spent[places], kind="stable")]


def _handed_over(spent: Whole, places: Whole, count: int, too_much: int) -> Whole:
    """So many who stand side by side by what they bought: those whose sum is nearest to what is too much."""
    ordered = _ordered(spent, places)
    sums = np.concatenate(([0], np.cumsum(spent[ordered])))
    best = int(np.argmin(np.abs(sums[count:] - sums[:-count] - too_much)))
    return ordered[best : best + count]


def _given(amounts: Whole, rooms: Mapping[int, int], spent: Mapping[int, int]) -> Whole:
    """Whoever bought most first, to whoever's members bought least so far and who has room.

    Args:
        amounts: falling.
    """
    free = {one: room for one, room in rooms.items() if room}
    least = [(spent[one], one) for one in free]
    heapify(least)
    after = np.zeros(len(amounts), dtype=np.int64)
    nothing, owing = np.searchsorted(-amounts, (0, 1)).tolist()
    _one_by_one(amounts[:nothing], after[:nothing], free, least)
    at = nothing
    while at < owing:  # who bought nothing changes no order: all of them to one until there is no room
        one = least[0][1]
        count = min(free[one], owing - at)
        after[at : at + count] = one
        at, free[one] = at + count, free[one] - count
        if not free[one]:
            heappop(least)
    _one_by_one(amounts[owing:], after[owing:], free, least)
    return after


def _one_by_one(amounts: Whole, after: Whole, free: dict[int, int], least: list[tuple[int, int]]) -> None:
    for start in range(0, len(amounts), _PIECE):
        given = []
        for amount in amounts[start : start + _PIECE].tolist():
            bought, one = least[0]
            given.append(one)
            free[one] -= 1
            if free[one]:
                heapreplace(least, (bought + amount, one))
            else:
                heappop(least)
        after[start : start + _PIECE] = given
