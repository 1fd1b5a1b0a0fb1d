"""What other tables than `members` know of a page of members."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Protocol

import numpy as np

from shuke.application.segments.columns import UNKNOWN, Column, Numbers
from shuke.domain.figures.months import Months
from shuke.domain.segments.fields import Kept
from shuke_db.repositories.segment_pages import Asking, Page, numbers
from shuke_db.repositories.segment_statements import (
    BETWEEN,
    DEPARTMENTS,
    GONE,
    OF_BALANCES,
    Whose,
    beside,
    in_accounts,
    in_year,
    of_gone,
)

__all__ = ["Beside", "Cells", "beside_members", "day_of", "departments_of"]

Cells = Iterable[tuple[Kept, Column]]

_DAY = len("2026-01-01")
_MONTHS_A_YEAR = 12


def day_of(word: str) -> int:
    """Its ordinal; of an empty word none is known."""
    return date.fromisoformat(word).toordinal() if word else UNKNOWN


class Beside(Protocol):
    def of(self, page: Page) -> Cells:
        """The cells of that page's members."""
        ...

    def end(self, ids: Sequence[str], columns: Mapping[Kept, Column]) -> None:
        """Once all pages were read, together."""
        ...


def beside_members(asking: Asking, asked: Collection[Kept], *, whole: bool) -> list[Beside]:
    """`whole`: every page is read."""
    found = [kind(asking, asked) for kinds, kind in _BESIDE if not kinds.isdisjoint(asked)]
    if not _BIRTHS.isdisjoint(asked):
        found.append(_OfBirthdays(asking, asked) if whole else _OfBirths(asking, asked))
    return found


class _NothingMore:
    def end(self, ids: Sequence[str], columns: Mapping[Kept, Column]) -> None:
        """All was told page by page."""


class _OfBalances(_NothingMore):
    def __init__(self, asking: Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._lots = not {Kept.LAPSE, Kept.LAPSING}.isdisjoint(asked)
        kinds = (one for one in OF_BALANCES if one in asked or (one is Kept.LAPSE and self._lots))
        self._kinds = tuple(kinds)
        self._statement = in_accounts(self._kinds, asking.whose)
        self._days: dict[str, int] = {}

    def of(self, page: Page) -> Cells:
        found, *columns = self._asking.columns(self._statement, **page.bounds)
        for kept, column in zip(self._kinds, columns, strict=True):
            if kept is not Kept.LAPSE:
                yield kept, page.spread(found, column)
                continue
            if Kept.LAPSE in self._asked:
                for day in {lot[:_DAY] for lot in column}.difference(self._days):
                    self._days[day] = day_of(day)
                days = np.fromiter((self._days[lot[:_DAY]] for lot in column), np.int64, len(column))
                yield Kept.LAPSE, page.spread(found, days, UNKNOWN)
            if Kept.LAPSING in self._asked:
                lapsing = np.fromiter((int(lot[_DAY:] or 0) for lot in column), np.int64, len(column))
                yield Kept.LAPSING, page.spread(found, lapsing)


class _OfBirthdays(_NothingMore):
    """They come day by day, each day's in the order of their ids; a page takes some of each."""

    def __init__(self, asking: Asking, asked: Collection[Kept]) -> None:
        self._years_asked = Kept.BIRTH_YEAR in asked
        self._days_asked = Kept.BIRTHDAY in asked
        known = beside(asking.whose)
        statement = known.births if self._years_asked else known.birthdays
        self._days: list[tuple[int, list[str], dict[str, int]]] = []
        for day, ids, *years in statement.all(asking.connection, **asking.values):
            theirs = ids.split(BETWEEN)
            born = dict(zip(theirs, numbers(years[0]).tolist(), strict=True)) if years else {}
            self._days.append((day, sorted(theirs), born))
        self._begun = [0] * len(self._days)

    def of(self, page: Page) -> Cells:
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


class _OfBirths(_NothingMore):
    """The same of a few pages only."""

    def __init__(self, asking: Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._statement = beside(asking.whose).born

    def of(self, page: Page) -> Cells:
        found, days, years = self._asking.columns(self._statement, **page.bounds)
        if Kept.BIRTHDAY in self._asked:
            yield Kept.BIRTHDAY, page.spread(found, days, UNKNOWN)
        if Kept.BIRTH_YEAR in self._asked:
            yield Kept.BIRTH_YEAR, page.spread(found, np.where(years == 0, UNKNOWN, years), UNKNOWN)


class _OfYear:
    """How often members bought in twelve months, and for how much; what was bought by whoever went up in another is
    that one's."""

    def __init__(self, asking: Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = [kept for kept in (Kept.YEAR_SALES, Kept.YEAR_SPENT) if kept in asked]
        last = Months.between(asking.on, asking.on).last
        self._years = Months(last - _MONTHS_A_YEAR + 1, last).by_year()

    def of(self, page: Page) -> Cells:
        found = [np.zeros(len(page.ids), np.int64) for _ in _BOTH]
        for name, months in self._years.items():
            statement = in_year(tuple(months), self._asking.whose)
            ids, *sums = self._asking.columns(statement, year=name, **page.bounds)
            found = [one + page.spread(ids, more).values for one, more in zip(found, sums, strict=True)]
        for kept in self._asked:
            yield kept, Numbers(found[_BOTH.index(kept)])

    def end(self, ids: Sequence[str], columns: Mapping[Kept, Column]) -> None:
        into = dict(map(tuple, GONE.all(self._asking.connection, tenant=self._asking.tenant)))
        if not into:
            return
        every = self._asking._replace(whose=Whose.ALL, staff="")
        for name, months in self._years.items():
            gone, *sums = every.columns(of_gone(tuple(months)), year=name)
            places = np.array([_place(ids, _stands_for(one, into)) for one in gone], dtype=np.int64)
            here = places >= 0
            for kept in self._asked:
                column = columns[kept]
                assert isinstance(column, Numbers)
                np.add.at(column.values, places[here], sums[_BOTH.index(kept)][here])


_BOTH = (Kept.YEAR_SALES, Kept.YEAR_SPENT)


def _place(ids: Sequence[str], member_id: str) -> int:
    """-1: it is nobody's among them."""
    at = bisect_left(ids, member_id)
    return at if at < len(ids) and ids[at] == member_id else -1


def _stands_for(member_id: str, into: Mapping[str, str]) -> str:
    """Through whoever went up in another in turn."""
    for _ in into:
        if member_id not in into:
            break
        member_id = into[member_id]
    return member_id


class _OfChannels(_NothingMore):
    def __init__(self, asking: Asking, _asked: Collection[Kept]) -> None:
        self._asking = asking
        self._statement = beside(asking.whose).channels

    def of(self, page: Page) -> Cells:
        yield Kept.CHANNELS, page.words(*self._asking.columns(self._statement, **page.bounds))


class _OfHabits(_NothingMore):
    """What is due again of each member, by article and by department."""

    def __init__(self, asking: Asking, asked: Collection[Kept]) -> None:
        self._asking = asking
        self._asked = asked
        self._statement = beside(asking.whose).due
        self._departments = departments_of(asking) if Kept.DUE_DEPARTMENTS in asked else {}

    def of(self, page: Page) -> Cells:
        asking = self._asking
        due = page.words(*asking.columns(self._statement, day=asking.on.isoformat(), **page.bounds))
        if Kept.DUE_ARTICLES in self._asked:
            yield Kept.DUE_ARTICLES, due
        if Kept.DUE_DEPARTMENTS in self._asked:
            yield Kept.DUE_DEPARTMENTS, due.called(lambda article: self._departments.get(article, ""))


def departments_of(asking: Asking) -> Mapping[str, str]:
    """Of each article its department."""
    return dict(DEPARTMENTS.all(asking.connection, tenant=asking.tenant))


_BESIDE: Sequence[tuple[frozenset[Kept], Callable[[Asking, Collection[Kept]], Beside]]] = (
    (frozenset({Kept.POINTS, Kept.STORED, Kept.LAPSE, Kept.LAPSING}), _OfBalances),
    (frozenset({Kept.YEAR_SALES, Kept.YEAR_SPENT}), _OfYear),
    (frozenset({Kept.CHANNELS}), _OfChannels),
    (frozenset({Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS}), _OfHabits),
)
_BIRTHS = frozenset({Kept.BIRTHDAY, Kept.BIRTH_YEAR})
