"""Reading names: members that a snapshot brought are entered into the lists they are found by, a stretch at a time.

The words of a stretch are gathered in memory and written in their order, so that neighbouring pages of a big table
are visited once. All of it may be done twice: lists are united, of two notes of a visit either says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection

from shuke.application.ports.snapshot import NamesRead, Spelled
from shuke_db.member_words import words_of
from shuke_db.packed_numbers import NumberList, block_of, pack_numbers
from shuke_db.repositories.profile_rows import highest_number
from shuke_db.repositories.shops import CursorRows
from shuke_db.repositories.visit_order import VisitOrder
from shuke_db.straight import read_all, write_many

__all__ = ["MemberNameRows", "WordStretch"]

_READ, _UNTIL = "names.read", "names.until"
_STRETCH = 65_536

_NEXT = (
    "SELECT p.member_no, p.member_id, p.name, p.phone, p.initials, m.last_visit_ms "
    "FROM profiles AS p INDEXED BY profiles_by_number CROSS JOIN members AS m "
    "WHERE p.tenant = ? AND p.member_no > ? AND p.member_no <= ? "
    "AND m.tenant = p.tenant AND m.member_id = p.member_id ORDER BY p.member_no LIMIT ?"
)
_SPELL = "UPDATE profiles SET initials = ? WHERE tenant = ? AND member_id = ? AND name = ?"
"""Somebody whose name was changed in the meantime has its spellings already."""

_ENTER = (
    "INSERT INTO member_lists (tenant, word, block, members) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (tenant, word, block) DO UPDATE SET members = shuke_united(members, excluded.members)"
)


class WordStretch:
    """Who has which word, in memory: some 50 MB for 65,536 members."""

    def __init__(self) -> None:
        self._listed: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        """By block, then by word."""

    def add(self, one: Spelled) -> None:
        listed = self._listed[block_of(one.number)]
        for word in words_of(one.name, one.initials, one.phone):
            listed[word].append(one.number)

    def rows(self, most: int) -> Iterator[Sequence[tuple[str, int, bytes]]]:
        """So many at a time, in the order of the table."""
        ordered = iter(sorted((word, block) for block, words in self._listed.items() for word in words))
        while keys := list(islice(ordered, most)):
            yield [(word, block, pack_numbers(self._listed[block][word])) for word, block in keys]


class MemberNameRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant
        self._cursors = CursorRows(connection, tenant)

    def standing(self) -> NamesRead:
        return NamesRead(self._cursors.get(_READ), self._cursors.get(_UNTIL))

    def expect(self) -> None:
        """Who is numbered now and was not before is yet to be read."""
        until = highest_number(self._connection, self._tenant)
        if self.standing().done:
            self._cursors.put(_READ, until)
        self._cursors.put(_UNTIL, until)

    def expect_more(self) -> None:
        self._cursors.put(_UNTIL, highest_number(self._connection, self._tenant))

    def stretch(self) -> tuple[WordStretch, int]:
        """An empty one, and the number up to which it goes."""
        standing = self.standing()
        return WordStretch(), min(standing.until, standing.read + _STRETCH)

    def next(self, behind: int, until: int, most: int) -> list[Spelled]:
        """The next members; their last visits are noted."""
        found = read_all(self._connection, _NEXT, (self._tenant, behind, until, most))
        visits = {number: last_visit_ms for number, *_, last_visit_ms in found}
        VisitOrder(self._connection, self._tenant).note(visits)
        return [Spelled(*told) for *told, _ in found]

    def spell(self, spelled: Sequence[Spelled]) -> None:
        rows = [(one.initials, self._tenant, one.member_id, one.name) for one in spelled]
        write_many(self._connection, _SPELL, rows)

    def enter(self, rows: Sequence[tuple[str, int, bytes]]) -> None:
        connection = self._connection.connection.driver_connection
        assert connection is not None  # a block is open
        connection.create_function("shuke_united", 2, _united, deterministic=True)
        write_many(self._connection, _ENTER, [(self._tenant, *row) for row in rows])

    def read_up_to(self, number: int) -> None:
        self._cursors.put(_READ, number)


def _united(held: bytes, come: bytes) -> bytes:
    return pack_numbers(sorted({*NumberList(held), *NumberList(come)}))
