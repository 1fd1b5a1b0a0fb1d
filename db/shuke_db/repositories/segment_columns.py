"""Everybody in columns, read for just what is asked.

A page of members at a time, and with it the same members' part of whatever other tables are asked for: what is
looked up among a few thousand stays near the processor, among a million it does not. Words that say the same (days,
tiers) are read once for each different one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import repeat
from typing import Any, NamedTuple, Protocol

import numpy as np
from sqlalchemy import ColumnElement, Connection, Text, literal_column

from shuke.application.ports.segments import KeptMembers
from shuke.application.segments.columns import UNKNOWN, Column, Numbers, Whole, Words, joined
from shuke.domain.figures.months import Months
from shuke.domain.membership.state import MembershipState
from shuke.domain.segments.fields import Kept
from shuke.domain.tier_held import TierHeld
from shuke_db.repositories.segment_statements import (
    BETWEEN,
    BETWEEN_NUMBERS,
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


def _day(word: str) -> int:
    return date.fromisoformat(word).toordinal() if word else UNKNOWN


def _ended(word: str) -> int:
    return int(TierHeld.read(word).state is not MembershipState.ACTIVE)


def _tier(word: str) -> str:
    return TierHeld.read(word).tier


class _Column(NamedTuple):
    """A column of `members`, read once for all that is read off it; each different word of it is read once.
    `number`, `word`: what one says; neither: it is a number, or a word, as it stands."""

    of: ColumnElement[Any]
    number: Callable[[str], int] | None = None
    word: Callable[[str], str] | None = None
    is_number: bool = False


_OF_MEMBERS: Mapping[Kept, _Column] = {
    Kept.LAST_SALE: _Column(_m.last_sale_on, number=_day),
    Kept.SALES: _Column(_m.sales, is_number=True),
    Kept.SPENT: _Column(_m.cumulative_minor, is_number=True),
    Kept.JOINED: _Column(_m.joined_on, number=_day),
    Kept.TIER: _Column(_m.tier_held, word=_tier),
    Kept.ENDED: _Column(_m.tier_held, number=_ended),
    Kept.SHOP: _Column(_m.shop_id),
    Kept.CONTACTED: _Column(_m.contacted_on, number=_day),
    Kept.LOOKED_AFTER: _Column(literal_column(CARED_FOR_BY, Text())),
}

_Cells = Iterable[tuple[Kept, Column]]


class _Page:
    """Members who come behind one, in the order of their ids."""

    def __init__(self, ids: Sequence[str], behind: str) -> None:
        self.ids = ids
        self.behind = behind

    @property
    def last(self) -> str:
        return self.ids[-1] if self.ids else self.behind

    @property
    def bounds(self) -> dict[str, str]:
        return {"behind": self.behind, "last": self.last}

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def places(self, ids: Sequence[str]) -> Whole:
        """Of each id its place; -1: nobody's on this page."""
        return np.fromiter(map(self._places.get, ids, repeat(-1)), np.int64, len(ids))

    def spread(self, ids: Sequence[str], values: Whole, otherwise: int = 0) -> Numbers:
        places = self.places(ids)
        found = np.full(len(self.ids), otherwise)
        found[places[places >= 0]] = values[places >= 0]
        return Numbers(found)

    def words(self, ids: Sequence[str], words: Sequence[str]) -> Words:
        """One row for each; whose they are in rising order."""
        rows = [
            (place, word) for place, word in zip(self.places(ids).tolist(), words, strict=True) if place >= 0
        ]
        return Words.told(len(self.ids), (place for place, _ in rows), [word for _, word in rows])


class _Asking(NamedTuple):
    connection: Connection
    values: Mapping[str, str]
    on: date

    @property
    def cared_for(self) -> bool:
        return "staff" in self.values

    def columns(self, joined: Joined, **values: str) -> list[Any]:
        """Each column of the rows inside: words as lists, numbers in arrays."""
        count, *texts = joined.statement.first(self.connection, **self.values, **values)
        if not count:
            return [np.zeros(0, np.int64) if number else [] for number in joined.numbers]
        return [
            _numbers(text) if number else text.split(BETWEEN)
            for text, number in zip(texts, joined.numbers, strict=True)
        ]


def _numbers(text: str) -> Whole:
    return np.fromstring(text, np.int64, sep=BETWEEN_NUMBERS)


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
    parts: dict[Kept, list[Column]] = {kept: [] for kept in Kept if kept in asked}
    for page, cells in _pages(asking, [kept for kept in _OF_MEMBERS if kept in asked]):
        ids.extend(page.ids)
        for found in (cells, *(other.of(page) for other in others)):
            for kept, theirs in found:
                parts[kept].append(theirs)
    columns = {kept: joined(theirs) for kept, theirs in parts.items()}
    for other in others:
        if isinstance(other, _OfYear):
            other.hand_over(ids, columns)
    return KeptMembers(ids, columns)


def _pages(asking: _Asking, asked: Sequence[Kept]) -> Iterator[tuple[_Page, _Cells]]:
    """At least one, which is empty if there is nobody."""
    texts = {_OF_MEMBERS[kept].of: _OF_MEMBERS[kept].is_number for kept in asked}
    place_of = {column: place for place, column in enumerate(texts)}
    statement = of_members(texts, _PAGE, cared_for=asking.cared_for)
    told: dict[Kept, dict[str, Any]] = {kept: {} for kept in asked}
    behind = ""
    while True:
        found, *cells = asking.columns(statement, behind=behind)
        theirs = [
            (kept, _read(_OF_MEMBERS[kept], cells[place_of[_OF_MEMBERS[kept].of]], told[kept]))
            for kept in asked
        ]
        yield _Page(found, behind), theirs
        if len(found) < _PAGE:
            return
        behind = found[-1]


def _read(column: _Column, part: Any, known: dict[str, Any]) -> Column:
    if column.is_number:
        return Numbers(part)
    read = column.number or column.word
    if read is not None:
        for word in set(part).difference(known):
            known[word] = read(word)
        part = map(known.__getitem__, part)
    return Words.of(list(part)) if column.number is None else Numbers(np.fromiter(part, np.int64))


class _OfBalances:
    def __init__(self, asking: _Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._lots = not {Kept.LAPSE, Kept.LAPSING}.isdisjoint(asked)
        kinds = (one for one in OF_BALANCES if one in asked or (one is Kept.LAPSE and self._lots))
        self._kinds = tuple(kinds)
        self._statement = in_accounts(self._kinds, cared_for=asking.cared_for)
        self._days: dict[str, int] = {}

    def of(self, page: _Page) -> _Cells:
        found, *columns = self._asking.columns(self._statement, **page.bounds)
        for kept, column in zip(self._kinds, columns, strict=True):
            if kept is not Kept.LAPSE:
                yield kept, page.spread(found, column)
                continue
            if Kept.LAPSE in self._asked:
                for day in {lot[:_DAY] for lot in column}.difference(self._days):
                    self._days[day] = _day(day)
                days = np.fromiter((self._days[lot[:_DAY]] for lot in column), np.int64, len(column))
                yield Kept.LAPSE, page.spread(found, days, UNKNOWN)
            if Kept.LAPSING in self._asked:
                lapsing = np.fromiter((int(lot[_DAY:] or 0) for lot in column), np.int64, len(column))
                yield Kept.LAPSING, page.spread(found, lapsing)


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
            born = dict(zip(theirs, _numbers(years[0]).tolist(), strict=True)) if years else {}
            self._days.append((day, sorted(theirs), born))
        self._begun = [0] * len(self._days)

    def of(self, page: _Page) -> _Cells:
        members: list[str] = []
        days: list[int] = []
        years: list[int] = []
        for at, (day, theirs, born) in enumerate(self._days):
            end = bisect_right(theirs, page.last, self._begun[at])
            some = theirs[self._begun[at] : end]
            members.extend(some)
            days.extend(repeat(day, len(some)))
            if self._years_asked:
                years.extend(born[member] or UNKNOWN for member in some)
            self._begun[at] = end
        if self._days_asked:
            yield Kept.BIRTHDAY, page.spread(members, np.array(days, np.int64), UNKNOWN)
        if self._years_asked:
            yield Kept.BIRTH_YEAR, page.spread(members, np.array(years, np.int64), UNKNOWN)


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
        both = self._sums(page.behind, page.last)
        for kept in self._asked:
            sums = map(both[kept is Kept.YEAR_SPENT].get, page.ids, repeat(0))
            yield kept, Numbers(np.fromiter(sums, np.int64, len(page.ids)))

    def hand_over(self, ids: Sequence[str], columns: Mapping[Kept, Column]) -> None:
        """Once all pages were read."""
        if self._gone and (not ids or self._gone[-1] > ids[-1]):
            self._sums(ids[-1] if ids else "", self._gone[-1])
        for kept in self._asked:
            column = columns[kept]
            assert isinstance(column, Numbers)
            for member_id, sum_ in self._handed[kept is Kept.YEAR_SPENT].items():
                at = bisect_left(ids, member_id)
                if at < len(ids) and ids[at] == member_id:
                    column.values[at] += sum_

    def _sums(self, behind: str, last: str) -> tuple[dict[str, int], dict[str, int]]:
        both: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for name, months in self._years.items():
            statement = in_year(tuple(months), cared_for=self._asking.cared_for)
            found, *sums = self._asking.columns(statement, year=name, behind=behind, last=last)
            for known, numbers in zip(both, (one.tolist() for one in sums), strict=True):
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
        yield Kept.CHANNELS, page.words(*self._asking.columns(self._statement, **page.bounds))


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
            yield Kept.DUE_ARTICLES, page.words(found, due)
        if Kept.DUE_DEPARTMENTS in self._asked:
            yield Kept.DUE_DEPARTMENTS, page.words(found, [self._departments.get(one, "") for one in due])


_BESIDE: Sequence[tuple[frozenset[Kept], Callable[[_Asking, Collection[Kept]], _Beside]]] = (
    (frozenset({Kept.POINTS, Kept.STORED, Kept.LAPSE, Kept.LAPSING}), _OfBalances),
    (frozenset({Kept.BIRTHDAY, Kept.BIRTH_YEAR}), _OfBirthdays),
    (frozenset({Kept.YEAR_SALES, Kept.YEAR_SPENT}), _OfYear),
    (frozenset({Kept.CHANNELS}), _OfChannels),
    (frozenset({Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS}), _OfHabits),
)
