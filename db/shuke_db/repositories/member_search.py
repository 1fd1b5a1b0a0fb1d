"""Finding members among a million: by phone, its last digits, name, pinyin initials.

On SQLite a search reads the packed list of what was typed and brings it into the order of last visits; what it
costs hardly depends on how common the name is. PostgreSQL, at head office, has an index of words (`word_search`).
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, func, select, union_all
from sqlalchemy import text as sql

from shuke.application.ports.members import LEAST_NUMBER_PART
from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke.domain.spelling import folded
from shuke_db.member_words import (
    LISTED_BEGINNING,
    LISTED_ENDINGS,
    beginning_word,
    ending_word,
    name_words,
    spelling_word,
)
from shuke_db.repositories.member_lists import MemberLists
from shuke_db.repositories.members import MemberRows, member_of, member_select
from shuke_db.repositories.profile_rows import ProfileRows
from shuke_db.repositories.visit_order import VisitOrder
from shuke_db.repositories.word_search import WordSearch
from shuke_db.search_tables import profiles
from shuke_db.straight import read_all
from shuke_db.tables import NUMBER_END, cards, members

__all__ = ["OfficeMemberRows", "SearchableMemberRows"]

_m = members.c
_p = profiles.c

_SELECTED = (_p.member_no, _p.initials, *member_select("").selected_columns)

_COLUMNS = ", ".join(map(str, _SELECTED))

_Shown = namedtuple("_Shown", [column.name for column in _SELECTED])  # type: ignore[misc]
"""A row with the names of its columns."""


_ROW = f"SELECT {_COLUMNS} "
_JOINED = "AND members.tenant = profiles.tenant AND members.member_id = profiles.member_id "

_NUMBERED = (
    f"{_ROW} FROM json_each(?) AS wanted CROSS JOIN profiles INDEXED BY profiles_by_number "
    f"CROSS JOIN members WHERE profiles.tenant = ? AND profiles.member_no = wanted.value {_JOINED}"
)
_AMONG_FEW = (
    " AS few CROSS JOIN profiles CROSS JOIN members "
    f"WHERE profiles.tenant = few.tenant AND profiles.member_id = few.member_id {_JOINED}"
    "ORDER BY members.last_visit_ms DESC, profiles.member_no DESC LIMIT ?"
)
"""SQLite has no statistics here and would rather read every member: it is kept to the way from few to their rows."""

_FEW = (
    "FROM (SELECT tenant, member_id FROM profiles INDEXED BY {index} "
    "WHERE tenant = ? AND {column} >= ? AND {column} < ? LIMIT ?)"
)
_PHONE_BEGINNING = _ROW + _FEW.format(index="profiles_by_phone", column="phone") + _AMONG_FEW
_PHONE_ENDING = _ROW + _FEW.format(index="profiles_by_phone_reversed", column="phone_reversed") + _AMONG_FEW

_OF_CARDS = (
    "FROM (SELECT DISTINCT tenant, member_id FROM cards INDEXED BY {index} "
    "WHERE tenant = ? AND {part} LIMIT ?)"
)
_NUMBER_BEGINNING = (
    _ROW + _OF_CARDS.format(index="cards_by_number", part="number >= ? AND number < ?") + _AMONG_FEW
)
_NUMBER_ENDING = (
    _ROW
    + _OF_CARDS.format(index="cards_by_number_end", part=f"{NUMBER_END} = ? AND substr(number, -?) = ?")
    + _AMONG_FEW
)
_BEHIND_ALL = "\U0010ffff"
_MOST_CARDS = 30
"""Looked at for a part of a number; of more, some are shown."""

_HAS_INDEX = "SELECT 1 FROM pragma_index_info(?) LIMIT 1"

_MOST_LOOKED_AT = 2_000
"""Rows read for one search at most, where the list holds more members than the ones looked for."""

_MOST_SAME_NUMBER = 500

_Check = Callable[[Any], object]
"""Whether a row is one of those looked for; lists may hold a few more."""


class SearchableMemberRows(MemberRows):
    def by_phone(self, phone: str, limit: int) -> list[Member]:
        if not self._listed:
            return self._plain(limit, _p.phone == phone)
        if not self._has("profiles_by_phone"):
            return self.listed_by_phone(phone, limit)
        # Right behind the number itself comes the number with the first character of all.
        return self._between(_PHONE_BEGINNING, phone, f"{phone}\0", limit) if phone else []

    def listed_by_phone(self, phone: str, limit: int) -> list[Member]:
        """Without the phones' own index, which is not made yet after a snapshot; whoever's name is not read yet is
        not on these lists."""
        if len(phone) < min(LISTED_ENDINGS):
            return []
        words = [ending_word(phone), *([beginning_word(phone)] if len(phone) >= LISTED_BEGINNING else [])]
        return self._listed_under(words, limit, lambda row: row.phone == phone)

    def by_phone_beginning(self, digits: str, limit: int) -> list[Member]:
        if len(digits) < LISTED_BEGINNING:
            return []
        if not self._listed:
            return self._plain(limit, _p.phone >= digits, _p.phone < f"{digits}:")
        return self._listed_under([beginning_word(digits)], limit, lambda row: row.phone.startswith(digits))

    def by_phone_ending(self, digits: str, limit: int) -> list[Member]:
        if len(digits) < min(LISTED_ENDINGS):
            return []
        if not self._listed:
            backwards = digits[::-1]
            return self._plain(limit, _p.phone_reversed >= backwards, _p.phone_reversed < f"{backwards}:")
        if len(digits) in LISTED_ENDINGS or not self._has("profiles_by_phone_reversed"):
            return self._listed_under([ending_word(digits)], limit, lambda row: row.phone.endswith(digits))
        return self._between(_PHONE_ENDING, digits[::-1], f"{digits[::-1]}:", limit)

    def by_number_part(self, part: str, limit: int) -> list[Member]:
        if len(part) < LEAST_NUMBER_PART:
            return []
        if not self._listed:
            return self._plain(limit, _m.member_id.in_(self._holders(part)))
        asked: list[tuple[str, tuple[object, ...]]] = [
            (_NUMBER_BEGINNING, (self._tenant, part, part + _BEHIND_ALL, _MOST_CARDS, limit))
        ]
        if self._has("cards_by_number_end"):
            end = part[-LEAST_NUMBER_PART:]
            asked.insert(0, (_NUMBER_ENDING, (self._tenant, end, len(part), part, _MOST_CARDS, limit)))
        found: dict[str, Member] = {}
        for statement, values in asked:
            if len(found) >= limit:
                break
            for row in read_all(self._connection, statement, values):
                member = member_of(_Shown._make(row))
                found.setdefault(member.member_id, member)
        return list(found.values())[:limit]

    def by_name_and_ending(self, words: str, digits: str, limit: int) -> list[Member]:
        part, listed = name_words(words)
        if not part or len(digits) < min(LISTED_ENDINGS):
            return []
        if not self._listed:
            return self._words.under([*listed, ending_word(digits)], limit, _named_so(part, digits))
        return self._listed_under([*listed, ending_word(digits)], limit, _named_so(part, digits))

    def by_name(self, words: str, limit: int) -> list[Member]:
        part, listed = name_words(words)
        if not part:
            return []
        if len(part) == 1 and part.isascii():
            return self.by_initials(part, limit)
        if not self._listed:
            return self._words.under(listed, limit, _named_so(part))
        return self._listed_under(listed, limit, _named_so(part))

    def by_initials(self, initials: str, limit: int) -> list[Member]:
        beginning, word = spelling_word(initials)
        if not word:
            return []
        if not self._listed:
            return self._words.under([word], limit, _spelled_so(beginning))
        return self._listed_under([word], limit, _spelled_so(beginning))

    def latest_visitors(self, limit: int) -> list[Member]:
        if not self._listed:
            return self._words.latest(limit)
        return self._newest(self._order.everybody_newest_first(), limit, lambda row: row.name or row.phone)

    def describe(self, member_id: str, profile: Profile, initials: str) -> None:
        self.describe_many([(member_id, profile, initials)])

    def describe_many(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        writer = ProfileRows(self._connection, self._tenant)
        if self._listed:
            writer.list_many(described, self._lists, self._note_visits)
        else:
            newest = {one[0]: one for one in described}
            writer.put_many(newest.values())
            self._words.enter(newest.values())

    def describe_unread(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        writer = ProfileRows(self._connection, self._tenant)
        if self._listed:
            writer.number_many(described)
        else:
            self.describe_many(described)

    def _note_visits(self, visits: Mapping[int, int]) -> None:
        self._order.note(visits)

    @property
    def _listed(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    def _has(self, index: str) -> bool:
        """False after a snapshot, until there was nobody to serve for a while."""
        return bool(read_all(self._connection, _HAS_INDEX, (index,)))

    @cached_property
    def _words(self) -> WordSearch:
        return WordSearch(self._connection, self._tenant)

    @cached_property
    def _lists(self) -> MemberLists:
        return MemberLists(self._connection, self._tenant)

    @cached_property
    def _order(self) -> VisitOrder:
        return VisitOrder(self._connection, self._tenant)

    def _listed_under(self, words: list[str], limit: int, check: _Check) -> list[Member]:
        return self._newest(self._order.newest_first(self._lists.members_of(words)), limit, check)

    def _newest(self, numbers: Iterator[int], limit: int, check: _Check) -> list[Member]:
        """The first members that pass, by number; their rows are read a page at a time."""
        found: dict[int, Member] = {}
        looked_at = 0
        while len(found) < limit and looked_at < _MOST_LOOKED_AT:
            page = list(islice(numbers, limit))
            if not page:
                break
            looked_at += len(page)
            rows = {row.member_no: row for row in self._numbered(page)}
            found.update(
                (number, member_of(rows[number])) for number in page if number in rows and check(rows[number])
            )
        return list(found.values())[:limit]

    def _numbered(self, numbers: list[int]) -> list[Any]:
        asked = (json.dumps(numbers), self._tenant)
        return [_Shown._make(row) for row in read_all(self._connection, _NUMBERED, asked)]

    def _between(self, statement: str, first: str, behind: str, limit: int) -> list[Member]:
        """Members whose phone lies between; a colon is the character behind nine."""
        asked = (self._tenant, first, behind, _MOST_SAME_NUMBER, limit)
        return [member_of(_Shown._make(row)) for row in read_all(self._connection, statement, asked)]

    def _holders(self, part: str) -> Any:
        """Whose card's number begins or ends so; of many, some."""
        c = cards.c
        of_cards = select(c.member_id).where(c.tenant == self._tenant)
        ends = sql(f"{NUMBER_END} = :end").bindparams(end=part[-LEAST_NUMBER_PART:])
        begins = (c.number >= part, c.number < part + _BEHIND_ALL)
        either = union_all(
            of_cards.where(ends, func.right(c.number, len(part)) == part).limit(_MOST_CARDS),
            of_cards.where(*begins).limit(_MOST_CARDS),
        ).subquery()
        return select(either.c.member_id)

    def _plain(self, limit: int, *conditions: ColumnElement[bool]) -> list[Member]:
        newest_first = (_m.last_visit_ms.desc(), _m.member_id.desc())
        page = member_select(self._tenant, *conditions).order_by(*newest_first).limit(limit)
        return [member_of(row) for row in self._connection.execute(page)]


def _named_so(part: str, digits: str = "") -> _Check:
    return lambda row: row.phone.endswith(digits) and part in folded(row.name)


def _spelled_so(beginning: str) -> _Check:
    return lambda row: f" {beginning}" in f" {row.initials}"


class OfficeMemberRows(SearchableMemberRows):
    """At head office nobody stands at the counter: whoever joined last comes first. To keep the order of visits would
    cost something with each sale of each till."""

    def _note_visits(self, _visits: Mapping[int, int]) -> None:
        return

    def _listed_under(self, words: list[str], limit: int, check: _Check) -> list[Member]:
        return self._newest(iter(sorted(self._lists.members_of(words), reverse=True)), limit, check)
