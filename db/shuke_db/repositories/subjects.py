"""Rows by the subject they belong to: read at head office, put in place of the old ones at a till."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, and_, delete, insert, select, tuple_

from shuke.domain.facts.rows import Cell
from shuke.domain.sync.messages import AttachmentSent
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows
from shuke_db.digest import MODULUS, row_hash
from shuke_db.schema import NEWEST
from shuke_db.tables import attachments, members, metadata, tills
from shuke_db.upserts import insert_into

__all__ = ["SubjectRepository"]

_OWN_ONLY = "slices"
"""The table of which a till is told, and replaces, only its own rows."""

_OWN_SHOP = "outages"
"""The same, of its shop's rows."""

_OF_SOME = {_OWN_ONLY, _OWN_SHOP}


class SubjectRepository:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    @property
    def form(self) -> str:
        return NEWEST

    def read(self, subjects: Sequence[Subject]) -> list[SubjectRows]:
        found = self._found(subjects, "", lambda table: table not in _OF_SOME)
        return [SubjectRows(subject, tuple(found.get(subject, ()))) for subject in subjects]

    def own(self, subjects: Sequence[Subject], till: str) -> list[SubjectRows]:
        found = self._found(subjects, till, lambda table: table in _OF_SOME)
        return [SubjectRows(subject, tuple(rows)) for subject, rows in found.items()]

    def _found(
        self, subjects: Sequence[Subject], till: str, wanted: Callable[[str], bool]
    ) -> dict[Subject, list[TableRows]]:
        found: defaultdict[Subject, list[TableRows]] = defaultdict(list)
        for kind, names in _by_kind(subjects).items():
            for name in filter(wanted, kind.tables):
                for subject, rows in self._table_rows(kind, metadata.tables[name], names, till):
                    found[subject].append(rows)
        return found

    def replace(self, subjects: Sequence[SubjectRows], till: str) -> None:
        by_kind: defaultdict[SubjectKind, list[SubjectRows]] = defaultdict(list)
        for rows in subjects:
            by_kind[rows.subject.kind].append(rows)
        for kind, of_kind in by_kind.items():
            for table_name in kind.tables:
                self._replace_table(kind, metadata.tables[table_name], of_kind, till)

    def digests(self, subjects: Sequence[Subject], till: str) -> dict[Subject, bytes]:
        found: dict[Subject, bytes] = {}
        for kind, names in _by_kind(subjects).items():
            wholes = {name: hashlib.sha256() for name in names}
            for table_name in kind.tables:
                sums = self._sums(kind, metadata.tables[table_name], names, till)
                for name, whole in wholes.items():
                    whole.update(table_name.encode() + b"\0" + (sums[name] % MODULUS).to_bytes(32, "big"))
            found |= {Subject(kind, name): whole.digest() for name, whole in wholes.items()}
        return found

    def _sums(
        self, kind: SubjectKind, table: Table, names: Sequence[str], till: str
    ) -> defaultdict[str, int]:
        """Of the hashes of each subject's rows: one statement for all of them."""
        sums: defaultdict[str, int] = defaultdict(int)
        wanted = select(table).where(
            table.c.tenant == self._tenant, self._belonging(kind, table, names, till)
        )
        naming = _naming(kind, table)
        for row in self._connection.execute(wanted):
            sums[_name(row, naming)] += int.from_bytes(row_hash(tuple(row)), "big")
        return sums

    def members_behind(self, member_id: str, limit: int) -> list[str]:
        m = members.c
        page = (
            select(m.member_id)
            .where(m.tenant == self._tenant, m.member_id > member_id)
            .order_by(m.member_id)
            .limit(limit)
        )
        return list(self._connection.scalars(page))

    def profile_hashes(self, member_ids: Sequence[str]) -> dict[str, bytes]:
        m = members.c
        found = select(m.member_id, m.profile).where(
            m.tenant == self._tenant, m.member_id.in_(member_ids), m.profile.is_not(None)
        )
        return {row.member_id: row.profile for row in self._connection.execute(found)}

    def profiles(self, member_ids: Sequence[str]) -> list[AttachmentSent]:
        a, m = attachments.c, members.c
        found = (
            select(m.member_id, a.hash, a.salt, a.content)
            .select_from(
                members.join(
                    attachments,
                    (a.tenant == m.tenant) & (a.member_id == m.member_id) & (a.hash == m.profile),
                ),
            )
            .where(m.tenant == self._tenant, m.member_id.in_(member_ids))
        )
        return [AttachmentSent(*row) for row in self._connection.execute(found)]

    def held_attachments(self, member_ids: Sequence[str]) -> set[bytes]:
        a = attachments.c
        found = select(a.hash).where(a.tenant == self._tenant, a.member_id.in_(member_ids))
        return set(self._connection.scalars(found))

    def _table_rows(
        self, kind: SubjectKind, table: Table, names: Sequence[str], till: str
    ) -> Iterable[tuple[Subject, TableRows]]:
        columns = _columns(table)
        wanted = select(table).where(
            table.c.tenant == self._tenant, self._belonging(kind, table, names, till)
        )
        grouped: defaultdict[str, list[tuple[Cell, ...]]] = defaultdict(list)
        places = [list(table.c.keys()).index(column) for column in columns]
        naming = _naming(kind, table)
        for row in self._connection.execute(wanted):
            grouped[_name(row, naming)].append(tuple(row[place] for place in places))
        for name, rows in grouped.items():
            yield Subject(kind, name), TableRows(str(table.name), columns, tuple(rows))

    def _replace_table(
        self, kind: SubjectKind, table: Table, subjects: Sequence[SubjectRows], till: str
    ) -> None:
        """Where a subject is one row of the table, that row is overwritten, not taken out and put in again:
        whatever follows its changes (the order of last visits, say) sees the change alone."""
        batches: defaultdict[tuple[str, ...], list[dict[str, Cell]]] = defaultdict(list)
        present = set()
        for rows in subjects:
            for held in rows.tables:
                if held.table == table.name and held.rows:
                    present.add(rows.subject.name)
                    known = tuple(column for column in held.columns if column in table.c)
                    batches[known] += (
                        {"tenant": self._tenant, **dict(zip(held.columns, row, strict=True))}
                        for row in held.rows
                    )
        single = _is_one_row(kind, table)
        gone = [rows.subject.name for rows in subjects if not (single and rows.subject.name in present)]
        if gone:
            mine = self._belonging(kind, table, gone, till)
            self._connection.execute(delete(table).where(table.c.tenant == self._tenant, mine))
        for columns, cells in batches.items():
            filled = [{name: row[name] for name in ("tenant", *columns)} for row in cells]
            if single:
                self._upsert(table, columns, filled)
            else:
                self._connection.execute(insert(table), filled)

    def _upsert(self, table: Table, columns: tuple[str, ...], rows: list[dict[str, Cell]]) -> None:
        statement = insert_into(self._connection, table)
        keys = [column.name for column in table.primary_key]
        changed = {name: statement.excluded[name] for name in columns if name not in keys}
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)

    def _belonging(
        self, kind: SubjectKind, table: Table, names: Sequence[str], till: str
    ) -> ColumnElement[bool]:
        condition = _named(kind, table, names)
        if table.name == _OWN_ONLY:
            return and_(condition, table.c.till_id == till)
        return (
            and_(condition, table.c.shop_id == self._shop_of(till)) if table.name == _OWN_SHOP else condition
        )

    def _shop_of(self, till: str) -> ScalarSelect[str]:
        t = tills.c
        return select(t.shop_id).where(t.tenant == self._tenant, t.till_id == till).scalar_subquery()


def _by_kind(subjects: Iterable[Subject]) -> dict[SubjectKind, list[str]]:
    found: defaultdict[SubjectKind, list[str]] = defaultdict(list)
    for subject in subjects:
        found[subject.kind].append(subject.name)
    return found


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(str(name) for name in table.c.keys() if name != "tenant")  # noqa: SIM118 - a column collection


def _naming(kind: SubjectKind, table: Table) -> list[int]:
    """Places of the columns that name the subject."""
    return [list(table.c.keys()).index(column) for column in kind.named_by]


def _name(row: Sequence[Any], naming: Sequence[int]) -> str:
    return "/".join(str(row[place]) for place in naming)


def _is_one_row(kind: SubjectKind, table: Table) -> bool:
    return {column.name for column in table.primary_key} == {"tenant", *kind.named_by}


def _named(kind: SubjectKind, table: Table, names: Sequence[str]) -> ColumnElement[bool]:
    columns: list[Any] = [table.c[column] for column in kind.named_by]
    if len(columns) == 1:
        return columns[0].in_(names)  # type: ignore[no-any-return]
    return tuple_(*columns).in_([_parts(kind, table, name) for name in names])


def _parts(kind: SubjectKind, table: Table, name: str) -> tuple[object, ...]:
    """A name taken apart again: the last parts are the ones that hold no "/"."""
    texts = name.rsplit("/", len(kind.named_by) - 1)
    return tuple(
        int(text) if table.c[column].type.python_type is int else text
        for column, text in zip(kind.named_by, texts, strict=True)
    )
