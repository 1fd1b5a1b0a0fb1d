"""Which members have a word: one packed list a word, kept as profiles come, change and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from sqlalchemy import Connection

from shuke_db.packed_numbers import NumberList, block_of, pack_block, place_in, unpack_block

__all__ = ["MemberLists"]

_READ = "SELECT block, members FROM member_lists WHERE tenant = ? AND word = ?"
_READ_BLOCK = "SELECT members FROM member_lists WHERE tenant = ? AND word = ? AND block = ?"
_DROP_BLOCK = "DELETE FROM member_lists WHERE tenant = ? AND word = ? AND block = ?"
_WRITE = (
    "INSERT INTO member_lists (tenant, word, block, members) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (tenant, word, block) DO UPDATE SET members = excluded.members"
)
_APPEND = (
    "INSERT INTO member_lists (tenant, word, block, members) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (tenant, word, block) DO UPDATE SET members = CAST(members || excluded.members AS BLOB)"
)

_LONG = 20_000
"""A list longer than this is asked number by number instead of being made a set."""


class MemberLists:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def append(self, newcomers: Iterable[tuple[int, Iterable[str]]]) -> None:
        """List members whose numbers are higher than any before, in the order of their numbers."""
        places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for number, words in newcomers:
            block, place = block_of(number), place_in(number)
            for word in words:
                places[word, block].append(place)
        rows = [(self._tenant, word, block, pack_block(listed)) for (word, block), listed in places.items()]
        if rows:
            # Sorted, so that neighbouring pages of a big table are visited once.
            self._connection.exec_driver_sql(_APPEND, sorted(rows, key=lambda row: row[1:3]))

    def change(self, number: int, gone: Iterable[str], come: Iterable[str]) -> None:
        """Take a member from some lists and put it on others."""
        for word in gone:
            self._write(word, number, listed=False)
        for word in come:
            self._write(word, number, listed=True)

    def members_of(self, words: Sequence[str]) -> NumberList | set[int]:
        """Who is on every one of these lists."""
        lists = sorted((self._read(word) for word in words), key=len)
        if len(lists) == 1 and len(lists[0]) > _LONG:
            return lists[0]
        left = set(lists[0])
        for other in lists[1:]:
            holder: Container[int] = other if len(other) > _LONG else set(other)
            left = {number for number in left if number in holder}
        return left

    def _read(self, word: str) -> NumberList:
        blocks = self._connection.exec_driver_sql(_READ, (self._tenant, word))
        return NumberList((row[0], row[1]) for row in blocks)

    def _write(self, word: str, number: int, *, listed: bool) -> None:
        key = (self._tenant, word, block_of(number))
        found = self._connection.exec_driver_sql(_READ_BLOCK, key).first()
        places = set(unpack_block(found[0])) if found else set()
        (places.add if listed else places.discard)(place_in(number))
        if places:
            self._connection.exec_driver_sql(_WRITE, (*key, pack_block(sorted(places))))
        elif found:
            self._connection.exec_driver_sql(_DROP_BLOCK, key)
