"""Rows by the subject they belong to: read at head office, put in place of the old ones at a till."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, and_, select, tuple_

from shuke.domain.facts.rows import Cell
from shuke.domain.sync.messages import AttachmentSent
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows
from shuke_db.digest import MODULUS, row_hash
from shuke_db.feedback_tables import feedback
from shuke_db.repositories.replacing_rows import OWN_ONLY, OWN_SHOP, name_parts, replace_rows
from shuke_db.schema import NEWEST
from shuke_db.straight import read_all
from shuke_db.tables import attachments, members, metadata, tills

__all__ = ["SubjectRepository"]

_OF_SOME = {OWN_ONLY, OWN_SHOP}

# A till asks these, whose database is always SQLite.
_PROFILES = (
    "SELECT member_id, profile FROM members WHERE tenant = ? AND profile IS NOT NULL "
    "AND member_id IN (SELECT value FROM json_each(?))"
)
_ATTACHED = "SELECT hash FROM attachments WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"


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
        replace_rows(self._connection, self._tenant, subjects, till)

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
        return dict(read_all(self._connection, _PROFILES, (self._tenant, json.dumps(member_ids))))

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

    def words_told(self, feedback_ids: Sequence[str], taken_at: str) -> dict[str, AttachmentSent]:
        a, f = attachments.c, feedback.c
        found = (
            select(f.feedback_id, a.member_id, a.hash, a.salt, a.content)
            .select_from(
                feedback.join(
                    attachments,
                    (a.tenant == f.tenant) & (a.member_id == f.member_id) & (a.hash == f.words),
                ),
            )
            .where(f.tenant == self._tenant, f.feedback_id.in_(feedback_ids), f.taken_at == taken_at)
        )
        return {row[0]: AttachmentSent(*row[1:]) for row in self._connection.execute(found)}

    def held_attachments(self, member_ids: Sequence[str]) -> set[bytes]:
        asked = (self._tenant, json.dumps(member_ids))
        return {hash_ for (hash_,) in read_all(self._connection, _ATTACHED, asked)}

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

    def _belonging(
        self, kind: SubjectKind, table: Table, names: Sequence[str], till: str
    ) -> ColumnElement[bool]:
        condition = _named(kind, table, names)
        if table.name == OWN_ONLY:
            return and_(condition, table.c.till_id == till)
        return (
            and_(condition, table.c.shop_id == self._shop_of(till)) if table.name == OWN_SHOP else condition
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


def _named(kind: SubjectKind, table: Table, names: Sequence[str]) -> ColumnElement[bool]:
    columns: list[Any] = [table.c[column] for column in kind.named_by]
    if len(columns) == 1:
        return columns[0].in_(names)  # type: ignore[no-any-return]
    return tuple_(*columns).in_([name_parts(kind, table.name, name) for name in names])
