"""Which members have a word: one packed list a word, kept as profiles come, change and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from shuke_db.packed_numbers import NumberList, block_of, pack_numbers
from shuke_db.straight import read_all

__all__ = ["MemberLists"]

_READ = "SELECT members FROM member_lists WHERE tenant = ? AND word = ? ORDER BY block"
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

_LONG = 12_000
"""A list longer than this is asked number by number; making it a set would take longer."""

_MUCH_LONGER = 16
"""So many times longer than another list, it is asked for each of the other's numbers."""


class MemberLists:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def append(self, newcomers: Iterable[tuple[int, Iterable[str]]]) -> None:
        """List members whose numbers are higher than any before, in the order of their numbers."""
        listed: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for number, words in newcomers:
            block = block_of(number)
            for word in words:
                listed[word, block].append(number)
        # Sorted, so that neighbouring pages of a big table are visited once.
        rows = [
            (self._tenant, word, block, pack_numbers(numbers))
            for (word, block), numbers in sorted(listed.items())
        ]
        if rows:
            self._connection.exec_driver_sql(_APPEND, rows)

    def change(self, number: int, gone: Iterable[str], come: Iterable[str]) -> None:
        """Take a member from some lists and put it on others."""
        for word in gone:
            self._write(word, number, NumberList.take_out)
        for word in come:
            self._write(word, number, NumberList.put)

    def members_of(self, words: Sequence[str]) -> NumberList | set[int]:
        """Who is on every one of these lists."""
        shortest, *others = sorted((self._read(word) for word in words), key=len)
        if not others and len(shortest) > _LONG:
            return shortest
        left = set(shortest)
        for other in others:
            if len(other) > _MUCH_LONGER * len(left):
                left = set(other.intersection(left))
            else:
                left.intersection_update(other)
        return left

    def _read(self, word: str) -> NumberList:
        blocks = read_all(self._connection, _READ, (self._tenant, word))
        return NumberList(b"".join([content for (content,) in blocks]))

    def _write(self, word: str, number: int, change: Callable[[NumberList, int], None]) -> None:
        key = (self._tenant, word, block_of(number))
        found = self._connection.exec_driver_sql(_READ_BLOCK, key).scalar()
        numbers = NumberList(found or b"")
        change(numbers, number)
        if len(numbers):
            self._connection.exec_driver_sql(_WRITE, (*key, numbers.packed()))
        elif found:
            self._connection.exec_driver_sql(_DROP_BLOCK, key)
