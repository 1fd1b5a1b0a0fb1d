"""Finding members by words on PostgreSQL, where head office may have a million: each member's words in one row, and
an index that leads from a word to whoever has it.

It takes nothing but PostgreSQL itself: trigrams would need an extension that not every server has. Whoever joined
last comes first, as at a head office on SQLite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from shuke.domain.facts.rows import Cell
from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke_db.among import among
from shuke_db.member_words import words_of
from shuke_db.projections import put_rows
from shuke_db.repositories.members import member_of, member_select
from shuke_db.search_tables import WORDS, profiles
from shuke_db.tables import members

__all__ = ["WordSearch"]

_MOST_HELD = 2_000
"""So many who have the words are gathered and put in order; of more, the newest members are gone through."""

_MOST_GONE_THROUGH = 50_000

_HAVING = f"{WORDS} @> %s::text[]"
_SOME = f"SELECT member_id FROM member_words WHERE tenant = %s AND {_HAVING} LIMIT %s"
_NEWEST = (
    "SELECT member_id FROM (SELECT member_id, words FROM member_words "
    "WHERE tenant = %s AND words <> '' ORDER BY member_id DESC LIMIT %s) AS newest "
    f"WHERE {_HAVING} ORDER BY member_id DESC LIMIT %s"
)

_Check = Callable[[Any], object]
"""Whether a row is one of those looked for: who has all pairs of a name may have them in another order."""


class WordSearch:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def enter(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        """The words of these members in place of those they had: id, profile, its spellings."""
        rows: list[tuple[Cell, ...]] = [
            (self._tenant, member_id, " ".join(sorted(words_of(profile.name, initials, profile.phone))))
            for member_id, profile, initials in described
        ]
        if rows:
            put_rows(self._connection, "member_words", ("member_id",), ("words",), rows)

    def under(self, words: Sequence[str], limit: int, check: _Check) -> list[Member]:
        """Who has all of these words, whoever joined last first."""
        some = self._ids(_SOME, (self._tenant, list(words), _MOST_HELD + 1))
        newest = self._ids(_NEWEST, self._newest(words, 2 * limit)) if len(some) > _MOST_HELD else []
        return self._shown(dict.fromkeys([*newest, *sorted(some, reverse=True)]), limit, check)

    def latest(self, limit: int) -> list[Member]:
        """Of all who told a name or a phone."""
        return self._shown(self._ids(_NEWEST, self._newest((), limit)), limit, lambda _: True)

    def _newest(self, words: Sequence[str], limit: int) -> tuple[object, ...]:
        return (self._tenant, _MOST_GONE_THROUGH, list(words), limit)

    def _ids(self, statement: str, values: tuple[object, ...]) -> list[str]:
        return list(self._connection.exec_driver_sql(statement, values).scalars())

    def _shown(self, member_ids: Iterable[str], limit: int, check: _Check) -> list[Member]:
        """The first of them that pass, read a page at a time."""
        found: list[Member] = []
        for page in _pages(iter(member_ids), limit):
            rows = {row.member_id: row for row in self._rows(page)}
            found += [member_of(rows[one]) for one in page if one in rows and check(rows[one])]
            if len(found) >= limit:
                break
        return found[:limit]

    def _rows(self, page: list[str]) -> Sequence[Any]:
        asked = member_select(self._tenant, among(self._connection, members.c.member_id, page))
        return self._connection.execute(asked.add_columns(profiles.c.initials)).all()


def _pages(member_ids: Iterator[str], most: int) -> Iterator[list[str]]:
    while page := list(islice(member_ids, most)):
        yield page
