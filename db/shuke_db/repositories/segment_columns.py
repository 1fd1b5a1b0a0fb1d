"""Everybody in columns, read for just what is asked.

A page of members at a time, and with it the same members' part of whatever other tables are asked for: what is
looked up among a few thousand stays near the processor, among a million it does not. Words that say the same (days,
tiers) are read once for each different one.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Text, literal_column

from shuke.application.ports.segments import KeptMembers
from shuke.domain.figures.months import Months
from shuke.domain.membership.state import MembershipState
from shuke.domain.segments.fields import Kept
from shuke.domain.segments.view import Cell
from shuke.domain.tier_held import TierHeld
from shuke_db.repositories.segment_statements import (
    BETWEEN,
    DEPARTMENTS,
    GONE,
    OF_BALANCES,
    Joined,
    beside,
    in_accounts,
    in_year,
    of_members,
)
from shuke_db.tables import CARED_FOR_BY, members

__all__ = ["read_columns"]

_PAGE = 20_000

_m = members.c
_DAY = len("2026-01-01")
_MONTHS_A_YEAR = 12


def _day(word: str) -> int | None:
    return date.fromisoformat(word).toordinal() if word else None


def _tier(word: str) -> str:
    return TierHeld.read(word).tier


def _ended(word: str) -> int:
    return int(TierHeld.read(word).state is not MembershipState.ACTIVE)


class _Column(NamedTuple):
    """A column of `members`, read once for all that is read off it. `by_word`: what its words say, each different one
    read once; None: nothing is done with them."""

    of: ColumnElement[Any]
    by_word: Callable[[str], Cell] | None = None
    number: bool = False


_OF_MEMBERS: Mapping[Kept, _Column] = {
    Kept.LAST_SALE: _Column(_m.last_sale_on, _day),
    Kept.SALES: _Column(_m.sales, number=True),
    Kept.SPENT: _Column(_m.cumulative_minor, number=True),
    Kept.JOINED: _Column(_m.joined_on, _day),
    Kept.TIER: _Column(_m.tier_held, _tier),
    Kept.ENDED: _Column(_m.tier_held, _ended),
    Kept.SHOP: _Column(_m.shop_id),
    Kept.CONTACTED: _Column(_m.contacted_on, _day),
    Kept.LOOKED_AFTER: _Column(literal_column(CARED_FOR_BY, Text())),
}

_Cells = Iterable[tuple[Kept, Iterable[Cell]]]


class _Page(NamedTuple):
    """The ids of those who come behind one, in their order."""

    ids: Sequence[str]
    behind: str

    @property
    def bounds(self) -> dict[str, str]:
        return {"behind": self.behind, "last": self.ids[-1]}


class _Asking(NamedTuple):
    connection: Connection
    values: Mapping[str, str]
    on: date

    @property
    def cared_for(self) -> bool:
        return "staff" in self.values

    def columns(self, joined: Joined, **values: str) -> list[list[Any]]:
        """Each column of the rows inside."""
        count, *texts = joined.statement.first(self.connection, **self.values, **values)
        if not count:
            return [[] for _ in texts]
        return [
            json.loads(f"[{text}]") if number else text.split(BETWEEN)
            for text, number in zip(texts, joined.numbers, strict=True)
        ]


class _Beside(Protocol):
    """What another table knows."""

    def of(self, page: _Page) -> _Cells:
        """The cells of that page's members."""
        ...


def read_columns(
    connection: Connection, tenant: str, asked: Collection[Kept], on: date, cared_for_by: str = ""
) -> KeptMembers:
    values = {"tenant": tenant, "staff": cared_for_by} if cared_for_by else {"tenant": tenant}
    asking = _Asking(connection, values, on)
    others: list[_Beside] = [kind(asking, asked) for kinds, kind in _BESIDE if not kinds.isdisjoint(asked)]
    ids: list[str] = []
    columns: dict[Kept, list[Cell]] = {kept: [] for kept in Kept if kept in asked}
    for page, cells in _pages(asking, [kept for kept in _OF_MEMBERS if kept in asked]):
        ids.extend(page.ids)
        for found in (cells, *(other.of(page) for other in others)):
            for kept, theirs in found:
                columns[kept].extend(theirs)
    for other in others:
        if isinstance(other, _OfYear):
            other.hand_over(ids, columns)
    return KeptMembers(ids, columns)


def _pages(asking: _Asking, asked: Sequence[Kept]) -> Iterator[tuple[_Page, _Cells]]:
    """Of nobody there is no page."""
    texts = {_OF_MEMBERS[kept].of: _OF_MEMBERS[kept].number for kept in asked}
    place_of = {column: place for place, column in enumerate(texts)}
    statement = of_members(texts, _PAGE, cared_for=asking.cared_for)
    told: list[dict[str, Cell]] = [{} for _ in asked]
    behind = ""
    while True:
        found, *cells = asking.columns(statement, behind=behind)
        if found:
            parts = (cells[place_of[_OF_MEMBERS[kept].of]] for kept in asked)
            by_word = (_OF_MEMBERS[kept].by_word for kept in asked)
            read = [_read(*one) for one in zip(parts, told, by_word, strict=True)]
            yield _Page(found, behind), zip(asked, read, strict=True)
        if len(found) < _PAGE:
            return
        behind = found[-1]


def _read(
    part: Sequence[Any], words: dict[str, Cell], by_word: Callable[[str], Cell] | None
) -> Iterable[Cell]:
    if by_word is None:
        return part
    for word in set(part).difference(words):
        words[word] = by_word(word)
    return map(words.__getitem__, part)


class _OfBalances:
    def __init__(self, asking: _Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._lots = not {Kept.LAPSE, Kept.LAPSING}.isdisjoint(asked)
        kinds = (one for one in OF_BALANCES if one in asked or (one is Kept.LAPSE and self._lots))
        self._kinds = tuple(kinds)
        self._statement = in_accounts(self._kinds, cared_for=asking.cared_for)
        self._days: dict[str, Cell] = {"": None}

    def of(self, page: _Page) -> _Cells:
        found, *columns = self._asking.columns(self._statement, **page.bounds)
        for kept, column in zip(self._kinds, columns, strict=True):
            if kept is not Kept.LAPSE:
                yield kept, map(dict(zip(found, column, strict=True)).get, page.ids, repeat(0))
                continue
            lots = list(map(dict(zip(found, column, strict=True)).get, page.ids, repeat("")))
            if Kept.LAPSE in self._asked:
                yield Kept.LAPSE, _read([lot[:_DAY] for lot in lots], self._days, _day)
            if Kept.LAPSING in self._asked:
                yield Kept.LAPSING, [int(lot[_DAY:]) if lot else 0 for lot in lots]


class _OfBirthdays:
    """They come day by day, each day's in the order of their ids; a page takes some of each."""

    def __init__(self, asking: _Asking, asked: Collection[Kept]) -> None:
        self._years_asked = Kept.BIRTH_YEAR in asked
        self._days_asked = Kept.BIRTHDAY in asked
        known = beside(cared_for=asking.cared_for)
        statement = known.births if self._years_asked else known.birthdays
        self._days: list[tuple[int, list[str], dict[str, int]]] = []
        for day, ids, *years in statement.all(asking.connection, **asking.values):
            theirs = ids.split(BETWEEN)
            born = dict(zip(theirs, json.loads(f"[{years[0]}]"), strict=True)) if years else {}
            self._days.append((day, sorted(theirs), born))
        self._begun = [0] * len(self._days)

    def of(self, page: _Page) -> _Cells:
        members: list[str] = []
        days: list[Cell] = []
        years: dict[str, Cell] = {}
        for at, (day, theirs, born) in enumerate(self._days):
            end = bisect_right(theirs, page.ids[-1], self._begun[at])
            some = theirs[self._begun[at] : end]
            members.extend(some)
            days.extend(repeat(day, len(some)))
            if self._years_asked:
                years.update((member, born[member] or None) for member in some)
            self._begun[at] = end
        if self._days_asked:
            yield Kept.BIRTHDAY, map(dict(zip(members, days, strict=True)).get, page.ids, repeat(None))
        if self._years_asked:
            yield Kept.BIRTH_YEAR, map(years.get, page.ids, repeat(None))


class _OfYear:
    """How often members bought in twelve months, and for how much; what was bought by whoever went up in another is
    that one's."""

    def __init__(self, asking: _Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = [kept for kept in (Kept.YEAR_SALES, Kept.YEAR_SPENT) if kept in asked]
        last = Months.between(asking.on, asking.on).last
        self._years = Months(last - _MONTHS_A_YEAR + 1, last).by_year()
        self._into = dict(map(tuple, GONE.all(asking.connection, tenant=asking.values["tenant"])))
        self._gone = sorted(self._into)
        self._handed: list[defaultdict[str, int]] = [defaultdict(int), defaultdict(int)]

    def of(self, page: _Page) -> _Cells:
        both = self._sums(page.behind, page.ids[-1])
        for kept in self._asked:
            yield kept, map(both[kept is Kept.YEAR_SPENT].get, page.ids, repeat(0))

    def hand_over(self, ids: Sequence[str], columns: Mapping[Kept, list[Cell]]) -> None:
        """Once all pages were read."""
        if self._gone and (not ids or self._gone[-1] > ids[-1]):
            self._sums(ids[-1] if ids else "", self._gone[-1])
        for kept in self._asked:
            column: Any = columns[kept]
            for member_id, sum_ in self._handed[kept is Kept.YEAR_SPENT].items():
                at = bisect_left(ids, member_id)
                if at < len(ids) and ids[at] == member_id:
                    column[at] += sum_

    def _sums(self, behind: str, last: str) -> tuple[dict[str, int], dict[str, int]]:
        both: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for name, months in self._years.items():
            statement = in_year(tuple(months), cared_for=self._asking.cared_for)
            found, *sums = self._asking.columns(statement, year=name, behind=behind, last=last)
            for known, numbers in zip(both, sums, strict=True):
                if known:
                    known.update(
                        (one, known.get(one, 0) + sum_) for one, sum_ in zip(found, numbers, strict=True)
                    )
                else:
                    known.update(zip(found, numbers, strict=True))
        for one in self._gone[bisect_right(self._gone, behind) : bisect_right(self._gone, last)]:
            for known, handed in zip(both, self._handed, strict=True):
                if one in known:
                    handed[_stands_for(one, self._into)] += known[one]
        return both


def _stands_for(member_id: str, into: Mapping[str, str]) -> str:
    """Through whoever went up in another in turn."""
    for _ in into:
        if member_id not in into:
            break
        member_id = into[member_id]
    return member_id


class _OfChannels:
    def __init__(self, asking: _Asking, _asked: Collection[Kept]) -> None:
        self._asking = asking
        self._statement = beside(cared_for=asking.cared_for).channels

    def of(self, page: _Page) -> _Cells:
        found = self._asking.columns(self._statement, **page.bounds)
        yield Kept.CHANNELS, map(_words_of(*found).get, page.ids, repeat(""))


class _OfHabits:
    """What is due again of each member, in a word of each article, where there is one."""

    def __init__(self, asking: _Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._statement = beside(cared_for=asking.cared_for).due
        self._departments: dict[str, str] = {}
        if Kept.DUE_DEPARTMENTS in asked:
            self._departments = dict(DEPARTMENTS.all(asking.connection, tenant=asking.values["tenant"]))

    def of(self, page: _Page) -> _Cells:
        found, due = self._asking.columns(self._statement, day=self._asking.on.isoformat(), **page.bounds)
        if Kept.DUE_ARTICLES in self._asked:
            yield Kept.DUE_ARTICLES, map(_words_of(found, due).get, page.ids, repeat(""))
        if Kept.DUE_DEPARTMENTS in self._asked:
            theirs = map(self._departments.get, due, repeat(""))
            yield Kept.DUE_DEPARTMENTS, map(_words_of(found, theirs).get, page.ids, repeat(""))


def _words_of(ids: Iterable[str], words: Iterable[str]) -> dict[str, Cell]:
    """Of rows for both: each member's words, with blanks between."""
    told: dict[str, Any] = {}
    for member_id, word in zip(ids, words, strict=True):
        if word:
            told[member_id] = f"{told[member_id]} {word}" if member_id in told else word
    return told


_BESIDE: Sequence[tuple[frozenset[Kept], Callable[[_Asking, Collection[Kept]], _Beside]]] = (
    (frozenset({Kept.POINTS, Kept.STORED, Kept.LAPSE, Kept.LAPSING}), _OfBalances),
    (frozenset({Kept.BIRTHDAY, Kept.BIRTH_YEAR}), _OfBirthdays),
    (frozenset({Kept.YEAR_SALES, Kept.YEAR_SPENT}), _OfYear),
    (frozenset({Kept.CHANNELS}), _OfChannels),
    (frozenset({Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS}), _OfHabits),
)
