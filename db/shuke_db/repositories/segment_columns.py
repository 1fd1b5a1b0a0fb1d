"""Everybody in columns, read for just what is asked.

A million rows handed over one by one cost more than all that is then worked out from them, so the database joins each
column into one long text (a page of members at a time), which is split here; words that say the same (days, tiers)
are read once for each different one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache, reduce
from itertools import repeat
from operator import add
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import text as sql
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from shuke.application.ports.segments import KeptMembers
from shuke.domain.figures.months import Months
from shuke.domain.membership.state import MembershipState
from shuke.domain.segments.fields import Kept
from shuke.domain.segments.view import Cell
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld
from shuke_db.article_tables import articles
from shuke_db.cost_tables import member_years
from shuke_db.habit_tables import habits
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.search_tables import profiles
from shuke_db.tables import CARED_FOR_BY, LAPSING_LOTS, MERGED, balances, members

__all__ = ["read_columns"]

_PAGE = 50_000
_AT_HAND = 20_000
"""Of so many what is looked up stays near the processor; of a million it does not."""

_BETWEEN = "\x1f"
"""Stands between cells; no id, day or name of a tier has it."""

_m, _b, _p, _c, _y, _h = members.c, balances.c, profiles.c, consents.c, member_years.c, habits.c
_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_BEHIND: BindParameter[str] = bindparam("behind", type_=Text())
_LAST: BindParameter[str] = bindparam("last", type_=Text())
_CARED_FOR = sql(f"{CARED_FOR_BY} = :staff").bindparams(bindparam("staff", type_=Text()))
_MEMBERS = (_m.merged_into == "", _m.erased_on == "")
_AGREED = "substr(said, 8, 1) = '0'"
"""A member's word on a channel that says yes; see `shuke.domain.consent`."""

_GONE = Prepared(select(_m.member_id, _m.merged_into).where(_m.tenant == _TENANT, sql(MERGED)))
"""Who went up in whom."""

_DEPARTMENTS = Prepared(
    select(articles.c.article_id, articles.c.department_id).where(articles.c.tenant == _TENANT), tuple
)

_DAY = len("2026-01-01")
_MONTHS_A_YEAR = 12
_SUMMED = frozenset({Kept.POINTS, Kept.STORED})


def _day(word: str) -> int | None:
    return date.fromisoformat(word).toordinal() if word else None


def _tier(word: str) -> str:
    return TierHeld.read(word).tier


def _ended(word: str) -> int:
    return int(TierHeld.read(word).state is not MembershipState.ACTIVE)


class _Column(NamedTuple):
    """A column of `members`, read once for all that is read off it. `by_word`: what its words say, each different one
    read once; None: `int` or nothing is done with them."""

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


def _one_text(column: ColumnElement[Any], between: str) -> ColumnElement[str]:
    sign: ColumnElement[str] = literal_column(f"'{between}'", Text())
    return func.aggregate_strings(column, sign)  # type: ignore[arg-type]


def _joined(rows: Select[*tuple[Any, ...]]) -> Prepared:
    """How many rows there are, and each of their columns as one text."""
    inside = rows.subquery()
    texts = (_one_text(cast(column, Text), _BETWEEN) for column in inside.c)
    return Prepared(select(func.count(), *texts).select_from(inside), tuple)


def _page(columns: Sequence[ColumnElement[Any]], *, cared_for: bool) -> Prepared:
    named = (column.label(f"column_{place}") for place, column in enumerate(columns))
    mine = (_CARED_FOR,) if cared_for else ()
    return _joined(
        select(_m.member_id, *named)
        .where(_m.tenant == _TENANT, *_MEMBERS, *mine, _m.member_id > _BEHIND)
        .order_by(_m.member_id)
        .limit(_PAGE)
    )


class _Beside(NamedTuple):
    """What other tables know: a row a member."""

    points: Prepared
    stored: Prepared
    """These two of a page of members."""

    lots: Prepared
    """The lot that lapses next: its day, and behind it how many."""

    birthdays: Prepared
    """Who has which: all of it stands in the index by birthday, day by day."""

    birth_years: Prepared
    channels: Prepared
    due: Prepared
    """What is due again, of whom: a row for each of both."""


@cache
def _beside(*, cared_for: bool) -> _Beside:
    """Of everybody, or of those whom somebody looks after."""
    their_ids = select(_m.member_id).where(_m.tenant == _TENANT, _CARED_FOR)

    def of(table: ReadOnlyColumnCollection[str, Column[Any]]) -> tuple[ColumnElement[bool], ...]:
        own = (table.member_id.in_(their_ids),) if cared_for else ()
        return (table.tenant == _TENANT, *own)

    def sums(*accounts: AccountKind) -> Prepared:
        # Along the key: asked for an account as it stands, SQLite looks every member up.
        wanted = or_(*(_b.account.concat("") == account.value for account in accounts))
        amounts = select(_b.member_id, func.sum(_b.amount).label("amount"))
        page = (_b.member_id > _BEHIND, _b.member_id <= _LAST)
        return _joined(amounts.where(*of(_b), *page, wanted).group_by(_b.member_id))

    lapsing = (_b.account == AccountKind.POINTS.value, sql(LAPSING_LOTS), _b.amount > 0)
    next_lot = func.min(_b.lot.concat(cast(_b.amount, Text))).label("next")
    told_birthday = (*of(_p), _p.birth_month > 0)
    day = (_p.birth_month * 100 + _p.birth_day).label("day")
    day_asked: BindParameter[str] = bindparam("day", type_=Text())
    due = (_h.over_on > day_asked, _h.due_on <= day_asked)
    channels = select(_c.member_id, _one_text(_c.channel, " ").label("channels"))
    return _Beside(
        points=sums(AccountKind.POINTS),
        stored=sums(AccountKind.PRINCIPAL, AccountKind.BONUS),
        lots=_joined(select(_b.member_id, next_lot).where(*of(_b), *lapsing).group_by(_b.member_id)),
        birthdays=Prepared(
            select(day, _one_text(_p.member_id, _BETWEEN).label("ids"))
            .where(*told_birthday)
            .group_by(_p.birth_month, _p.birth_day),
            tuple,
        ),
        birth_years=_joined(select(_p.member_id, _p.birth_year).where(*told_birthday, _p.birth_year > 0)),
        channels=_joined(channels.where(*of(_c), sql(_AGREED)).group_by(_c.member_id)),
        due=_joined(select(_h.member_id, _h.article_id).where(*of(_h), *due)),
    )


@lru_cache(maxsize=8)
def _in_year(months: Sequence[str], *, cared_for: bool) -> Prepared:
    """How often each member bought in these months of a year, and for how much, as the year's rows lie."""
    their_ids = select(_m.member_id).where(_m.tenant == _TENANT, _CARED_FOR)
    own = (_y.member_id.in_(their_ids),) if cared_for else ()
    sums = (reduce(add, (_y[f"{name}_{month}"] for month in months)).label(name) for name in ("sales", "net"))
    return _joined(
        select(_y.member_id, *sums).where(
            _y.tenant == _TENANT, _y.year == bindparam("year", type_=Text()), *own
        )
    )


def _stands_for(member_id: str, gone: Mapping[str, str]) -> str:
    """Through whoever went up in another in turn."""
    for _ in gone:
        if member_id not in gone:
            break
        member_id = gone[member_id]
    return member_id


def read_columns(
    connection: Connection, tenant: str, asked: Collection[Kept], on: date, cared_for_by: str = ""
) -> KeptMembers:
    reader = _Reader(connection, tenant, on, cared_for_by)
    ids, columns = reader.of_members([kept for kept in _OF_MEMBERS if kept in asked])
    for kept in Kept:
        if kept in _SUMMED and kept in asked:
            columns[kept] = reader.summed(kept, ids)
        elif kept is Kept.BIRTHDAY and kept in asked:
            columns[kept] = reader.birthdays(ids)
        elif kept in asked and kept not in columns:
            known, otherwise = reader.beside(kept)
            columns[kept] = list(map(known.get, ids, repeat(otherwise)))
    return KeptMembers(ids, columns)


class _Reader:
    def __init__(self, connection: Connection, tenant: str, on: date, cared_for_by: str) -> None:
        self._connection = connection
        self._on = on
        self._values = {"tenant": tenant, "staff": cared_for_by} if cared_for_by else {"tenant": tenant}
        self._beside = _beside(cared_for=bool(cared_for_by))

    def of_members(self, asked: Sequence[Kept]) -> tuple[list[str], dict[Kept, Sequence[Cell]]]:
        texts = dict.fromkeys(_OF_MEMBERS[kept].of for kept in asked)
        place_of = {column: place for place, column in enumerate(texts)}
        places = [place_of[_OF_MEMBERS[kept].of] for kept in asked]
        page = _page(list(texts), cared_for="staff" in self._values)
        ids: list[str] = []
        columns: list[list[Any]] = [[] for _ in asked]
        told: list[dict[str, Cell]] = [{} for _ in asked]
        while True:
            found, *cells = self._split(page, behind=ids[-1] if ids else "")
            ids.extend(found)
            for column, place, words, kept in zip(columns, places, told, asked, strict=True):
                column.extend(_read(cells[place], words, _OF_MEMBERS[kept]))
            if len(found) < _PAGE:
                return ids, dict(zip(asked, columns, strict=True))

    def summed(self, kept: Kept, ids: Sequence[str]) -> list[Cell]:
        """A page at a time: what is looked up in a few thousand stays at hand, in a million it does not."""
        statement = self._beside.points if kept is Kept.POINTS else self._beside.stored
        cells: list[Cell] = []
        for begin in range(0, len(ids), _PAGE):
            page = ids[begin : begin + _PAGE]
            known = self._numbers(statement, behind=ids[begin - 1] if begin else "", last=page[-1])
            cells.extend(map(known.get, page, repeat(0)))
        return cells

    def birthdays(self, ids: Sequence[str]) -> list[Cell]:
        """As `summed`, some members at a time. They come day by day, each day's in the order of their ids."""
        found = self._beside.birthdays.all(self._connection, **self._values)
        days = [(day, sorted(theirs.split(_BETWEEN))) for day, theirs in found]
        begun = [0] * len(days)
        cells: list[Cell] = []
        for begin in range(0, len(ids), _AT_HAND):
            some = ids[begin : begin + _AT_HAND]
            known: dict[str, Cell] = {}
            for at, (day, theirs) in enumerate(days):
                end = bisect_right(theirs, some[-1], begun[at])
                known.update(dict.fromkeys(theirs[begun[at] : end], day))
                begun[at] = end
            cells.extend(map(known.get, some, repeat(None)))
        return cells

    def beside(self, kept: Kept) -> tuple[Mapping[str, Cell], Cell]:
        """What other tables know of members, and what of those they do not know."""
        match kept:
            case Kept.BIRTH_YEAR:
                return self._numbers(self._beside.birth_years), None
            case Kept.YEAR_SALES | Kept.YEAR_SPENT:
                return self._year[kept is Kept.YEAR_SPENT], 0
            case Kept.CHANNELS:
                found, channels = self._split(self._beside.channels)
                return dict(zip(found, channels, strict=True)), ""
            case Kept.DUE_ARTICLES:
                return self._due_of(lambda article: article), ""
            case Kept.DUE_DEPARTMENTS:
                return self._due_of(self._departments.get), ""
        found, lots = self._lots
        if kept is Kept.LAPSE:
            return {member: _day(lot[:_DAY]) for member, lot in zip(found, lots, strict=True)}, None
        return {member: int(lot[_DAY:]) for member, lot in zip(found, lots, strict=True)}, 0

    def _due_of(self, word_of: Callable[[str], str | None]) -> dict[str, Cell]:
        """What is due again of each member in a word of each article, where there is one."""
        words: defaultdict[str, list[str]] = defaultdict(list)
        for member_id, article in zip(*self._due, strict=True):
            word = word_of(article)
            if word:
                words[member_id].append(word)
        return {member_id: " ".join(theirs) for member_id, theirs in words.items()}

    @cached_property
    def _due(self) -> list[list[str]]:
        return self._split(self._beside.due, day=self._on.isoformat())

    @cached_property
    def _departments(self) -> dict[str, str]:
        return dict(_DEPARTMENTS.all(self._connection, tenant=self._values["tenant"]))

    @cached_property
    def _lots(self) -> list[list[str]]:
        return self._split(self._beside.lots)

    @cached_property
    def _year(self) -> tuple[dict[str, int], dict[str, int]]:
        """How often members bought in twelve months, and for how much; what was bought by whoever went up in
        another is that one's."""
        last = Months.between(self._on, self._on).last
        year = Months(last - _MONTHS_A_YEAR + 1, last)
        sales: dict[str, int] = {}
        spent: dict[str, int] = {}
        for name, months in year.by_year().items():
            statement = _in_year(tuple(months), cared_for="staff" in self._values)
            found, *sums = self._split(statement, year=name)
            for known, numbers in zip((sales, spent), sums, strict=True):
                for member_id, number in zip(found, map(int, numbers), strict=True):
                    known[member_id] = known.get(member_id, 0) + number
        gone = dict(map(tuple, _GONE.all(self._connection, tenant=self._values["tenant"])))
        for known in (sales, spent):
            for member_id in gone.keys() & known.keys():
                stands = _stands_for(member_id, gone)
                known[stands] = known.get(stands, 0) + known[member_id]
        return sales, spent

    def _numbers(self, statement: Prepared, **values: str) -> dict[str, Cell]:
        found, numbers = self._split(statement, **values)
        return dict(zip(found, map(int, numbers), strict=True))

    def _split(self, statement: Prepared, **values: str) -> list[list[str]]:
        """Each column of the rows inside."""
        count, *joined = statement.first(self._connection, **self._values, **values)
        return [column.split(_BETWEEN) for column in joined] if count else [[] for _ in joined]


def _read(part: Sequence[str], words: dict[str, Cell], column: _Column) -> Iterable[Cell]:
    if column.number:
        return map(int, part)
    if column.by_word is None:
        return part
    for word in set(part):
        if word not in words:
            words[word] = column.by_word(word)
    return map(words.__getitem__, part)
