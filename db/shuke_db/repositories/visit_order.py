"""Who was here last: members in the order of their last visit, without touching their rows.

Two tables, both of packed numbers. `last_visits` has each member's last visit (seconds since 2000) by number.
`visit_log` lists who came in each quarter of an hour, as pairs of a second within it and a member. A visit only
ever adds to the log: read from its newest end, the first entry of a member is the one that counts. On SQLite
triggers on `members` keep both (see the first migration), so that a visit is noted wherever it comes from: a sale,
a pull, a rebuild.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection

from shuke_db.packed_numbers import NumberList, pack_numbers, unpack_numbers
from shuke_db.straight import read_by_and_by

__all__ = ["VisitOrder"]

_SORTED = (
    "SELECT wanted.value FROM json_each(?) AS wanted CROSS JOIN last_visits AS v "
    "WHERE v.tenant = ? AND v.block = wanted.value / 128 "
    "ORDER BY substr(v.seconds, 4 * (wanted.value % 128) + 1, 4) DESC, wanted.value DESC"
)
"""Bytes with the highest first compare as the numbers do."""

_READ_BLOCKS = (
    "SELECT block, seconds FROM last_visits WHERE tenant = ? AND block IN (SELECT value FROM json_each(?))"
)
_WRITE_BLOCK = (
    "INSERT INTO last_visits (tenant, block, seconds) VALUES (?, ?, ?) "
    "ON CONFLICT (tenant, block) DO UPDATE SET seconds = excluded.seconds"
)
_LOG = "SELECT quarter, members FROM visit_log WHERE tenant = ? ORDER BY quarter DESC, part DESC"
_APPEND_LOG = (
    "INSERT INTO visit_log (tenant, quarter, part, members) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (tenant, quarter, part) DO UPDATE SET members = CAST(members || excluded.members AS BLOB)"
)
_CLOSE_PART = (
    "UPDATE visit_log AS v SET part = "
    "(SELECT count(*) - 1 FROM visit_log AS w WHERE w.tenant = v.tenant AND w.quarter = v.quarter) "
    "WHERE tenant = ? AND quarter = ? AND part = ? AND length(members) >= ?"
)

_BLOCK = 128
_EPOCH_S = 946_684_800
_LATEST_S = 2**32 - 1
_QUARTER_S = 900
_OPEN_PART = 2**31 - 1
_FULL_PART_BYTES = 4096
"""The same numbers stand in the triggers."""

_FEW = 800
"""So many are sorted by their last visits; among more it is quicker to go through the log until enough are found."""

_MANY_IN_A_QUARTER = 1_000
"""So many of one quarter are put in order; after an import that knew no visits, everybody came in the same one."""


_FEW_HITS = 4
"""So many are looked up one by one."""


class VisitOrder:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def note(self, visits: Mapping[int, int]) -> None:
        """Enter newly numbered members: number → last visit in milliseconds since 1970 (0: never)."""
        seconds = {number: _seconds(visit_ms) for number, visit_ms in visits.items()}
        self._write_last_visits(seconds)
        quarters: defaultdict[int, list[int]] = defaultdict(list)
        for number, second in seconds.items():
            quarters[second // _QUARTER_S] += (second % _QUARTER_S, number)
        rows = [
            (self._tenant, quarter, _OPEN_PART, pack_numbers(pairs))
            for quarter, pairs in sorted(quarters.items())
        ]
        if rows:
            self._connection.exec_driver_sql(_APPEND_LOG, rows)
            full = [(self._tenant, quarter, _OPEN_PART, _FULL_PART_BYTES) for quarter in sorted(quarters)]
            self._connection.exec_driver_sql(_CLOSE_PART, full)

    def newest_first(self, members: NumberList | set[int]) -> Iterator[int]:
        """Those members, the most recent visitor first; of the same second, the higher number. Where one
        quarter of an hour saw more than a thousand of them, these come roughly in the order they were noted in."""
        if len(members) <= _FEW:
            asked = (json.dumps(sorted(members)), self._tenant)
            return (number for (number,) in read_by_and_by(self._connection, _SORTED, asked))
        return self._through_log(members)

    def everybody_newest_first(self) -> Iterator[int]:
        return self._through_log(None)

    def _through_log(self, wanted: NumberList | set[int] | None) -> Iterator[int]:
        seen: set[int] = set()
        log = read_by_and_by(self._connection, _LOG, (self._tenant,))
        for _, parts in groupby(log, key=itemgetter(0)):
            hits: list[tuple[int, int]] = []
            for _, content in parts:
                hits += _hits(content, wanted)
                if len(hits) >= _MANY_IN_A_QUARTER:
                    yield from _unseen(hits, seen)
                    hits = []
            yield from _unseen(hits, seen)

    def _write_last_visits(self, seconds: Mapping[int, int]) -> None:
        by_block: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for number, second in seconds.items():
            by_block[number // _BLOCK][number % _BLOCK] = second
        held = dict.fromkeys(by_block, bytes(4 * _BLOCK))
        for row in self._connection.exec_driver_sql(_READ_BLOCKS, (self._tenant, json.dumps(list(by_block)))):
            held[row.block] = row.seconds
        rows = []
        for block, changed in sorted(by_block.items()):
            visits = unpack_numbers(held[block])
            for place, second in changed.items():
                visits[place] = second
            rows.append((self._tenant, block, pack_numbers(visits)))
        if rows:
            self._connection.exec_driver_sql(_WRITE_BLOCK, rows)


def _hits(content: bytes, wanted: NumberList | set[int] | None) -> list[tuple[int, int]]:
    """The wanted members of a part, each with the second it came."""
    pairs = unpack_numbers(content)
    members = pairs[1::2]
    if wanted is None:
        return list(zip(pairs[::2], members, strict=True))
    hits = wanted.intersection(members)
    if len(hits) > _FEW_HITS:
        # Of a member that stands there twice the later place wins, which is the later visit.
        last = dict(zip(members, pairs[::2], strict=True))
        return [(last[member], member) for member in hits]
    backwards = members[::-1]
    return [(pairs[len(pairs) - 2 - 2 * backwards.index(member)], member) for member in hits]


def _unseen(hits: list[tuple[int, int]], seen: set[int]) -> Iterator[int]:
    for _, member in sorted(hits, reverse=True):
        if member not in seen:
            seen.add(member)
            yield member


def _seconds(visit_ms: int) -> int:
    return min(max(visit_ms // 1000 - _EPOCH_S, 0), _LATEST_S)
