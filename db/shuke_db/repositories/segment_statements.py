"""How everybody is asked for in columns: a page of members, and what other tables know of the same page.

A million rows handed over one by one cost more than all that is then worked out from them, so the database joins each
column into one long text, which is taken apart where it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cache, lru_cache, reduce
from operator import add
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy import text as sql
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from shuke.domain.segments.fields import Kept
from shuke.domain.slices.account import AccountKind
from shuke_db.article_tables import articles
from shuke_db.cost_tables import member_years
from shuke_db.habit_tables import habits
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.search_tables import profiles
from shuke_db.segment_tables import changed_members
from shuke_db.tables import CARED_FOR_BY, LAPSING_LOTS, MERGED, balances, members

__all__ = [
    "BETWEEN",
    "BETWEEN_NUMBERS",
    "CHANGED_WITH",
    "DEPARTMENTS",
    "EVERY_ID",
    "GONE",
    "OF_BALANCES",
    "Beside",
    "Joined",
    "Whose",
    "beside",
    "in_accounts",
    "in_year",
    "of_gone",
    "of_members",
]

BETWEEN, BETWEEN_NUMBERS = "\x1f", ","
"""Stand between cells; no id, day or name of a tier has the first."""

_m, _b, _p, _c, _y, _h = members.c, balances.c, profiles.c, consents.c, member_years.c, habits.c
_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_BEHIND: BindParameter[str] = bindparam("behind", type_=Text())
_LAST: BindParameter[str] = bindparam("last", type_=Text())
EVERY_ID = "\uffff"
"""What no member's id is behind."""

_CARED_FOR = sql(f"{CARED_FOR_BY} = :staff").bindparams(bindparam("staff", type_=Text()))
_MEMBERS = (_m.merged_into == "", _m.erased_on == "", _m.joined_on != "")
"""Not whoever is known only by a sale that was heard of before the enrolment."""

_AGREED = "substr(said, 8, 1) = '0'"
"""A member's word on a channel that says yes; see `shuke.domain.consent`."""

GONE = Prepared(select(_m.member_id, _m.merged_into).where(_m.tenant == _TENANT, sql(MERGED)))
"""Who went up in whom."""

DEPARTMENTS = Prepared(
    select(articles.c.article_id, articles.c.department_id).where(articles.c.tenant == _TENANT), tuple
)


class Joined(NamedTuple):
    """How many rows there are, and each of their columns as one text; `numbers`: which of those are."""

    statement: Prepared
    numbers: tuple[bool, ...]


def _one_text(column: ColumnElement[Any], between: str = BETWEEN) -> ColumnElement[str]:
    sign: ColumnElement[str] = literal_column(f"'{between}'", Text())
    return func.aggregate_strings(column, sign)  # type: ignore[arg-type]


def _joined(rows: Select[*tuple[Any, ...]], *numbers: bool) -> Joined:
    """`numbers`: of each column behind the first, whether it is one."""
    inside = rows.subquery()
    signs = (False, *numbers)
    texts = (
        _one_text(cast(column, Text), BETWEEN_NUMBERS if number else BETWEEN)
        for column, number in zip(inside.c, signs, strict=True)
    )
    return Joined(Prepared(select(func.count(), *texts).select_from(inside), tuple), signs)


class Whose(Enum):
    ALL = auto()
    CARED_FOR = auto()
    """By `staff`."""
    CHANGED = auto()
    """Since they were packed, and whoever they went up in."""


_changed = select(changed_members.c.member_id).where(changed_members.c.tenant == _TENANT).cte(recursive=True)
_above = select(_m.merged_into).where(_m.tenant == _TENANT, sql(MERGED), _m.member_id == _changed.c.member_id)
_CHANGED_IDS = select(_changed.union(_above).c.member_id)
CHANGED_WITH = Prepared(_CHANGED_IDS, tuple)

_IDS = {
    Whose.CARED_FOR: select(_m.member_id).where(_m.tenant == _TENANT, _CARED_FOR),
    Whose.CHANGED: _CHANGED_IDS,
}


@cache
def of_members(columns: tuple[tuple[ColumnElement[Any], bool], ...], most: int, whose: Whose) -> Joined:
    """A page of them, ids first; `columns`: with whether each is a number."""
    named = (column.label(f"column_{place}") for place, (column, _) in enumerate(columns))
    return _joined(
        select(_m.member_id, *named)
        .where(*_MEMBERS, *_page_of(_m, whose))
        .order_by(_m.member_id)
        .limit(most),
        *(is_number for _, is_number in columns),
    )


def _own(table: ReadOnlyColumnCollection[str, Column[Any]], whose: Whose) -> tuple[ColumnElement[bool], ...]:
    own = (table.member_id.in_(_IDS[whose]),) if whose in _IDS else ()
    return (table.tenant == _TENANT, *own)


def _page_of(
    table: ReadOnlyColumnCollection[str, Column[Any]], whose: Whose
) -> tuple[ColumnElement[bool], ...]:
    if whose is not Whose.ALL:
        # All of them are one page: asked for a stretch of ids as well, SQLite goes through everybody in it.
        return _own(table, whose)
    return (*_own(table, whose), table.member_id > _BEHIND, table.member_id <= _LAST)


_NEXT_LOT: Sequence[ColumnElement[bool]] = (
    _b.account == AccountKind.POINTS.value,
    literal_column(LAPSING_LOTS),
    _b.amount > 0,
)
OF_BALANCES: Mapping[Kept, tuple[Sequence[AccountKind], Sequence[ColumnElement[bool]]]] = {
    Kept.POINTS: ((AccountKind.POINTS,), ()),
    Kept.STORED: ((AccountKind.PRINCIPAL, AccountKind.BONUS), ()),
    Kept.LAPSE: ((AccountKind.POINTS,), _NEXT_LOT),
}
"""The accounts that each is read from, and of which of their rows."""


@cache
def in_accounts(asked: tuple[Kept, ...], whose: Whose) -> Joined:
    """Sums of a page of members, and for LAPSE the lot that lapses next: its day, and behind it how many. All that is
    asked comes from one walk."""

    def told(kept: Kept) -> ColumnElement[Any]:
        accounts, rows = OF_BALANCES[kept]
        own = and_(or_(*(_b.account == one.value for one in accounts)), *rows)
        if kept is Kept.LAPSE:
            return func.coalesce(func.min(_b.lot.concat(cast(_b.amount, Text))).filter(own), literal(""))
        return func.coalesce(func.sum(_b.amount).filter(own), 0)

    # Along the key: asked for an account as it stands, SQLite looks every member up.
    accounts = dict.fromkeys(one.value for kept in asked for one in OF_BALANCES[kept][0])
    wanted = or_(*(_b.account.concat("") == account for account in accounts))
    found = select(_b.member_id, *(told(kept).label(kept.value) for kept in asked))
    rows = found.where(*_page_of(_b, whose), wanted).group_by(_b.member_id)
    return _joined(rows, *(kept is not Kept.LAPSE for kept in asked))


def _of_months(months: Sequence[str]) -> Select[*tuple[Any, ...]]:
    sums = (reduce(add, (_y[f"{name}_{month}"] for month in months)).label(name) for name in ("sales", "net"))
    return select(_y.member_id, *sums).where(_y.year == bindparam("year", type_=Text()))


@lru_cache(maxsize=8)
def in_year(months: Sequence[str], whose: Whose) -> Joined:
    """How often members of a page bought in these months of a year, and for how much."""
    return _joined(_of_months(months).where(*_page_of(_y, whose)), True, True)


@lru_cache(maxsize=8)
def of_gone(months: Sequence[str]) -> Joined:
    """The same of all who went up in another."""
    gone = select(_m.member_id).where(_m.tenant == _TENANT, sql(MERGED))
    return _joined(_of_months(months).where(_y.tenant == _TENANT, _y.member_id.in_(gone)), True, True)


class Beside(NamedTuple):
    birthdays: Prepared
    """Who has which: all of it stands in the index by birthday, day by day."""

    births: Prepared
    """With the years, which stand there, too."""

    born: Joined
    """Of a page: the day and the year."""

    channels: Joined
    """Of a page, one row for each by which a member agreed to be told."""

    due: Joined
    """What is due again, of whom of a page: a row for each of both."""

    usual: Joined
    """What is due again that day or later, with the days from which on it is and before which."""


@cache
def beside(whose: Whose) -> Beside:
    day = (_p.birth_month * 100 + _p.birth_day).label("day")

    def told(*years: ColumnElement[str]) -> Prepared:
        rows = select(day, _one_text(_p.member_id), *years).where(*_own(_p, whose), _p.birth_month > 0)
        return Prepared(rows.group_by(_p.birth_month, _p.birth_day), tuple)

    born = select(_p.member_id, day, _p.birth_year).where(*_page_of(_p, whose), _p.birth_month > 0)
    said = select(_c.member_id, _c.channel).where(*_page_of(_c, whose), sql(_AGREED))
    day_asked: BindParameter[str] = bindparam("day", type_=Text())
    # Along the key: by the day on which it is over they come in another order than their members.
    later = _h.over_on.concat("") > day_asked
    usual = select(_h.member_id, _h.article_id, _h.due_on, _h.over_on).where(*_page_of(_h, whose), later)
    usual = usual.order_by(_h.member_id, _h.article_id)
    due = usual.with_only_columns(_h.member_id, _h.article_id).where(_h.due_on.concat("") <= day_asked)
    return Beside(
        birthdays=told(),
        births=told(_one_text(cast(_p.birth_year, Text), BETWEEN_NUMBERS)),
        born=_joined(born, True, True),
        channels=_joined(said.order_by(_c.member_id, _c.channel), False),
        due=_joined(due, False),
        usual=_joined(usual, False, False, False),
    )
