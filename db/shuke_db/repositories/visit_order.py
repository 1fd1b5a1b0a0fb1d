"""Who was here last: members in the order of their last visit, without touching their rows.

Two tables, both of packed numbers. `last_visits` has each member's last visit (seconds since 2000) by number.
`visit_log` lists who came in each hour. A visit only ever adds to the log: an entry counts if its hour is still
that of the member's last visit. On SQLite triggers on `members` keep both (see the first migration), so that a
visit is noted wherever it comes from: a sale, a pull, a rebuild.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from sqlalchemy import Connection

from shuke_db.packed_numbers import NumberList, pack_numbers, unpack_numbers

__all__ = ["VisitOrder"]

_LAST_VISITS = (
    "SELECT block, seconds FROM last_visits WHERE tenant = ? AND block IN (SELECT value FROM json_each(?))"
)
_WRITE_LAST_VISITS = (
    "INSERT INTO last_visits (tenant, block, seconds) VALUES (?, ?, ?) "
    "ON CONFLICT (tenant, block) DO UPDATE SET seconds = excluded.seconds"
)
_LOG = "SELECT hour, members FROM visit_log WHERE tenant = ? ORDER BY hour DESC, part DESC"
_APPEND_LOG = (
    "INSERT INTO visit_log (tenant, hour, part, members) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (tenant, hour, part) DO UPDATE SET members = CAST(members || excluded.members AS BLOB)"
)
_CLOSE_PART = (
    "UPDATE visit_log AS v SET part = "
    "(SELECT count(*) - 1 FROM visit_log AS w WHERE w.tenant = v.tenant AND w.hour = v.hour) "
    "WHERE tenant = ? AND hour = ? AND part = ? AND length(members) >= ?"
)

_BLOCK = 512
_EPOCH_S = 946_684_800
_LATEST_S = 2**32 - 1
_HOUR_S = 3600
_OPEN_PART = 2**31 - 1
_FULL_PART_BYTES = 4096
"""The same numbers stand in the triggers."""

_FEW = 800
"""So many are sorted by their last visits; among more it is quicker to go through the log until enough are found."""

_CHECK_AT = 32
"""Entries of the log are checked against the last visits in batches of about this size."""

_MOST_WAITING = 1_000
"""So many of one hour are put in order; after an import that knew no visits, everybody came in the same hour."""


class VisitOrder:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def note(self, visits: Mapping[int, int]) -> None:
        """Enter newly numbered members: number → last visit in milliseconds since 1970 (0: never)."""
        seconds = {number: _seconds(visit_ms) for number, visit_ms in visits.items()}
        self._write_last_visits(seconds)
        hours: defaultdict[int, list[int]] = defaultdict(list)
        for number, second in sorted(seconds.items(), key=lambda visit: visit[1]):
            hours[second // _HOUR_S].append(number)
        rows = [(self._tenant, hour, _OPEN_PART, pack_numbers(numbers)) for hour, numbers in hours.items()]
        if rows:
            self._connection.exec_driver_sql(_APPEND_LOG, rows)
            full = [(self._tenant, hour, _OPEN_PART, _FULL_PART_BYTES) for hour in hours]
            self._connection.exec_driver_sql(_CLOSE_PART, full)

    def forget(self, number: int) -> None:
        """The member is taken out of the search; its entries in the log no longer count."""
        self._write_last_visits({number: _LATEST_S})

    def newest_first(self, members: NumberList | set[int]) -> Iterator[int]:
        """Those members, the most recent visitor first; of the same second, the higher number. One whose hour
        saw more than a thousand of them may come twice, and in that hour's order of arrival."""
        if len(members) <= _FEW:
            last = self._last_visits(members)
            return iter(sorted(last, key=lambda number: (last[number], number), reverse=True))
        return self._through_log(members)

    def everybody_newest_first(self) -> Iterator[int]:
        return self._through_log(_Everybody())

    def _through_log(self, wanted: Container[int]) -> Iterator[int]:
        waiting: list[tuple[int, int]] = []
        hour_before = -1
        for hour, entries in self._log():
            if len(waiting) >= (_CHECK_AT if hour != hour_before else _MOST_WAITING):
                yield from self._checked(waiting)
                waiting = []
            hour_before = hour
            waiting += [(number, hour) for number in entries if number in wanted]
        yield from self._checked(waiting)

    def _log(self) -> Iterator[tuple[int, array[int]]]:
        cursor = self._connection.connection.cursor()
        try:
            for hour, content in cursor.execute(_LOG, (self._tenant,)):
                yield hour, unpack_numbers(content)
        finally:
            cursor.close()

    def _checked(self, entries: list[tuple[int, int]]) -> list[int]:
        last = self._last_visits({number for number, _ in entries})
        valid = {number for number, hour in entries if last.get(number, _LATEST_S) // _HOUR_S == hour}
        return sorted(valid, key=lambda number: (last[number], number), reverse=True)

    def _last_visits(self, members: Iterable[int]) -> dict[int, int]:
        by_block: defaultdict[int, list[int]] = defaultdict(list)
        for number in members:
            by_block[number // _BLOCK].append(number)
        found: dict[int, int] = {}
        for row in self._connection.exec_driver_sql(
            _LAST_VISITS, (self._tenant, json.dumps(sorted(by_block)))
        ):
            block, content = row
            for number in by_block[block]:
                at = 4 * (number % _BLOCK)
                found[number] = int.from_bytes(content[at : at + 4], "big")
        return found

    def _write_last_visits(self, seconds: Mapping[int, int]) -> None:
        by_block: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for number, second in seconds.items():
            by_block[number // _BLOCK][number % _BLOCK] = second
        held = dict.fromkeys(by_block, bytes(4 * _BLOCK))
        held.update(
            (row[0], row[1])
            for row in self._connection.exec_driver_sql(
                _LAST_VISITS, (self._tenant, json.dumps(sorted(by_block)))
            )
        )
        rows = []
        for block, changed in by_block.items():
            visits = unpack_numbers(held[block])
            for place, second in changed.items():
                visits[place] = second
            rows.append((self._tenant, block, pack_numbers(visits)))
        if rows:
            self._connection.exec_driver_sql(_WRITE_LAST_VISITS, rows)


class _Everybody:
    def __contains__(self, number: object) -> bool:
        return True


def _seconds(visit_ms: int) -> int:
    return min(max(visit_ms // 1000 - _EPOCH_S, 0), _LATEST_S)
