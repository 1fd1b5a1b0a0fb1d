"""What everybody is seen by, packed behind the rows: a page of members in a row for each column.

Rows of members lie wide apart and are decrypted whole; packed, a column of a million of them is a few megabytes.
Whoever changed since is marked by triggers, in the same transaction, and read from the rows; now and then a page is
packed anew and its marks go. What hangs on the day is packed so that it can be told for any later one (what is due
again, with its days) or with the month that it is of.
"""

from __future__ import annotations

import secrets
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import BindParameter, Connection, Text, bindparam, delete, select

from shuke.application.ports.segments import KeptMembers, PackedPage, PackingPiece
from shuke.application.segments.columns import Column, Words, joined
from shuke.domain.segments.fields import Kept
from shuke_db.prepared import Prepared
from shuke_db.projections import put_rows
from shuke_db.repositories.packed_cells import pack_column, pack_ids, unpack_column, unpack_ids
from shuke_db.repositories.segment_beside import day_of, departments_of
from shuke_db.repositories.segment_columns import Span, read_columns
from shuke_db.repositories.segment_pages import Asking, Page
from shuke_db.repositories.segment_statements import CHANGED_WITH, EVERY_ID, Whose, beside
from shuke_db.segment_tables import changed_members, packed_columns, packed_pages
from shuke_db.sync_tables import snapshot_loads
from shuke_db.tables import members

__all__ = ["PackedMembers"]

MOST_IN_A_PAGE = 20_000
MOST_CHANGED = 100
"""So many marks are left on a page for a day."""

_USUAL = "usual"
"""Packed for both of these: articles with the days from which on they are due and before which."""
_FROM_USUAL = frozenset({Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS})
_OF_MONTH = frozenset({Kept.YEAR_SALES, Kept.YEAR_SPENT})

_p, _k, _g, _m = packed_pages.c, packed_columns.c, changed_members.c, members.c
_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_PAGES = Prepared(
    select(_p.behind, _p.until, _p.turn, _p.packed_on, _p.ids).where(_p.tenant == _TENANT).order_by(_p.behind)
)
_HEADS = Prepared(
    select(_p.behind, _p.until, _p.turn, _p.packed_on).where(_p.tenant == _TENANT).order_by(_p.behind)
)
_COLUMN = Prepared(
    select(_k.behind, _k.turn, _k.stamp, _k.cells)
    .where(_k.tenant == _TENANT, _k.kept == bindparam("kept", type_=Text()))
    .order_by(_k.behind)
)
_MARKS = Prepared(
    select(_g.member_id, _g.turn, _m.merged_into, _m.erased_on)
    .outerjoin(members, (_m.tenant == _g.tenant) & (_m.member_id == _g.member_id))
    .where(_g.tenant == _TENANT)
    .order_by(_g.member_id),
    tuple,
)
_NTH = Prepared(
    select(_m.member_id)
    .where(_m.tenant == _TENANT, _m.member_id > bindparam("behind", type_=Text()))
    .order_by(_m.member_id)
    .offset(bindparam("others"))
    .limit(1)
)
_COMING = Prepared(select(snapshot_loads.c.next_part).where(snapshot_loads.c.tenant == _TENANT), tuple)
"""Members are being brought, all of them."""

_FOLDED = Prepared(
    delete(changed_members).where(
        _g.tenant == _TENANT, _g.member_id == bindparam("member"), _g.turn == bindparam("turn")
    )
)


class _Mark(NamedTuple):
    member_id: str
    turn: int
    into: str | None
    erased_on: str | None


class PackedMembers:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def read(self, asked: Collection[Kept], on: date) -> KeptMembers:
        """From the rows whatever is not packed, or not for that day."""
        asking = Asking(self._connection, self._tenant, on)
        pages = self._all(_PAGES)
        packed = {kept: column for kept in asked if (column := self._column(kept, pages, on)) is not None}
        if not any(page.until for page in pages) or (asked and not packed):
            return read_columns(asking, asked)
        known = KeptMembers([one for page in pages for one in unpack_ids(page.ids)], packed)
        if pages[-1].until != EVERY_ID:
            known = _behind(known, read_columns(asking, packed, Span(pages[-1].until)))
        changed = [member_id for (member_id,) in self._all(CHANGED_WITH)]
        if changed:
            known = _patched(known, changed, read_columns(asking._replace(whose=Whose.CHANGED), packed))
        others = [kept for kept in asked if kept not in packed]
        if others:
            known = KeptMembers(known.ids, {**known.columns, **read_columns(asking, others).columns})
        return known

    def _column(self, kept: Kept, pages: Sequence[Any], on: date) -> Column | None:
        """None: not of all of these pages, or not for that day."""
        rows = self._all(_COLUMN, kept=_USUAL if kept in _FROM_USUAL else kept.value)
        if [row[:2] for row in rows] != [(page.behind, page.turn) for page in pages if page.until]:
            return None
        if not rows or any(not _holds(kept, row.stamp, on) for row in rows):
            return None
        column = joined([unpack_column(row.cells) for row in rows])
        if kept not in _FROM_USUAL:
            return column
        assert isinstance(column, Words)
        due = column.on(on.toordinal())
        if kept is Kept.DUE_ARTICLES:
            return due
        departments = departments_of(Asking(self._connection, self._tenant, on))
        return due.called(lambda article: departments.get(article, ""))

    def piece(self, on: date) -> PackingPiece | None:
        """What is to be packed next; None: all of it is."""
        if self._all(_COMING):
            return None
        heads = self._all(_HEADS)
        if not heads:
            # From then on whoever changes is marked, before anything is read.
            return PackingPiece("", 0, (PackedPage("", "", _turn(), on, b"", {}),), (), ())
        last = heads[-1]
        if last.until != EVERY_ID:
            until = self._end_behind(last.until)
            return self._anew(last.until, until, last.turn if last.behind == last.until else 0, on)
        marks = [_Mark(*row) for row in self._all(_MARKS)]
        for head in heads:
            mine = [mark for mark in marks if head.behind < mark.member_id <= head.until]
            if _is_stale(date.fromisoformat(head.packed_on), mine, on):
                return self._anew(head.behind, head.until, head.turn, on, mine)
        return None

    def put(self, piece: PackingPiece) -> bool:
        """Whether nobody else packed that page meanwhile, and what stands before it is there still."""
        heads = self._all(_HEADS)
        seen = next((head.turn for head in heads if head.behind == piece.behind), 0)
        if seen != piece.seen or (piece.behind and not any(head.until == piece.behind for head in heads)):
            return False
        pages = [
            (self._tenant, one.behind, one.until, one.turn, one.packed_on.isoformat(), one.ids)
            for one in piece.pages
        ]
        self._put("packed_pages", ("behind",), ("until", "turn", "packed_on", "ids"), pages)
        columns = [
            (self._tenant, kept, one.behind, one.turn, stamp, cells)
            for one in piece.pages
            for kept, (stamp, cells) in one.columns.items()
        ]
        self._put("packed_columns", ("kept", "behind"), ("turn", "stamp", "cells"), columns)
        for member_id, turn in piece.read:
            _FOLDED.run(self._connection, tenant=self._tenant, member=member_id, turn=turn)
        self._put(
            "changed_members", ("member_id",), ("turn",), [(self._tenant, one, _turn()) for one in piece.also]
        )
        return True

    def _anew(
        self, behind: str, until: str, seen: int, on: date, marks: Sequence[_Mark] = ()
    ) -> PackingPiece:
        asking = Asking(self._connection, self._tenant, on)
        kinds = [kept for kept in Kept if kept not in _FROM_USUAL]
        found = read_columns(asking, kinds, Span(behind, until))
        columns: dict[str, Column] = {kept.value: column for kept, column in found.columns.items()}
        columns[_USUAL] = _usual(asking, found.ids, behind, until)
        places = range(0, max(len(found.ids) - MOST_IN_A_PAGE, 0) + 1, MOST_IN_A_PAGE)
        ends = [*places[1:], len(found.ids)]
        pages = []
        for begin, end in zip(places, ends, strict=True):
            ids = found.ids[begin:end]
            last = until if end == len(found.ids) else ids[-1]
            own = np.arange(begin, end)
            cells = {
                name: (_stamp(name, on), pack_column(column.taken(own))) for name, column in columns.items()
            }
            pages.append(PackedPage(behind, last, _turn(), on, pack_ids(ids), cells))
            behind = last
        read = tuple((mark.member_id, mark.turn) for mark in marks)
        elsewhere = (mark.into for mark in marks if mark.into and not pages[0].behind < mark.into <= until)
        return PackingPiece(pages[0].behind, seen, tuple(pages), read, tuple({*elsewhere}))

    def _end_behind(self, behind: str) -> str:
        """Of a new page."""
        found = _NTH.scalar(self._connection, tenant=self._tenant, behind=behind, others=MOST_IN_A_PAGE - 1)
        return found or EVERY_ID

    def _all(self, statement: Prepared, **values: str) -> list[Any]:
        return statement.all(self._connection, tenant=self._tenant, **values)

    def _put(self, table: str, keys: tuple[str, ...], values: tuple[str, ...], rows: list[Any]) -> None:
        if rows:
            put_rows(self._connection, table, keys, values, rows)


def _is_stale(packed_on: date, marks: Sequence[_Mark], on: date) -> bool:
    """Of another month, or of yesterday with marks, or with many; whoever was forgotten leaves at once."""
    if (packed_on.year, packed_on.month) != (on.year, on.month):
        return True
    if not marks:
        return False
    return packed_on != on or len(marks) >= MOST_CHANGED or any(mark.erased_on for mark in marks)


def _turn() -> int:
    """Differs from any before."""
    return secrets.randbits(60) + 1


def _stamp(name: str, on: date) -> str:
    if name == _USUAL:
        return on.isoformat()
    return _month(on) if name in _OF_MONTH else ""


def _month(on: date) -> str:
    return on.isoformat()[:7]


def _holds(kept: Kept, stamp: str, on: date) -> bool:
    if kept in _FROM_USUAL:
        return stamp <= on.isoformat()
    return stamp == _month(on) if kept in _OF_MONTH else True


def _usual(asking: Asking, ids: Sequence[str], behind: str, until: str) -> Words:
    """Articles that are due that day or later, with their days."""
    page = Page(ids, behind)
    day = asking.on.isoformat()
    statement = beside(asking.whose).usual
    found, articles, *days = asking.columns(statement, day=day, behind=behind, last=until)
    rows = page.places(found)
    mine = rows >= 0
    words = Words.told(
        len(ids), rows[mine].tolist(), [one for one, is_mine in zip(articles, mine, strict=True) if is_mine]
    )
    ordinals = {word: day_of(word) for word in {*days[0], *days[1]}}
    held = (np.array([ordinals[word] for word in column], dtype=np.int64)[mine] for column in days)
    return Words(len(ids), words.rows, words.codes, words.words, tuple(held))


def _behind(one: KeptMembers, other: KeptMembers) -> KeptMembers:
    columns = {kept: joined([column, other.columns[kept]]) for kept, column in one.columns.items()}
    return KeptMembers([*one.ids, *other.ids], columns)


def _patched(known: KeptMembers, changed: Iterable[str], fresh: KeptMembers) -> KeptMembers:
    """`fresh`: of all who changed those who are members still, or now."""
    both = _behind(known, fresh)
    stays = np.ones(len(known.ids), dtype=np.bool_)
    for member_id in changed:
        at = bisect_left(known.ids, member_id)
        if at < len(known.ids) and known.ids[at] == member_id:
            stays[at] = False
    kept = np.flatnonzero(stays)
    between = np.searchsorted(kept, [bisect_left(known.ids, one) for one in fresh.ids])
    order = np.insert(kept, between, len(known.ids) + np.arange(len(fresh.ids)))
    columns = {name: column.taken(order) for name, column in both.columns.items()}
    return KeptMembers([both.ids[at] for at in order.tolist()], columns)
