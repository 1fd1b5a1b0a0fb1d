"""Rows of subjects in place of those a till holds: straight to SQLite's driver, some hundred subjects at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Table

from shuke.domain.facts.rows import Cell
from shuke.domain.sync.subjects import SubjectKind, SubjectRows, TableRows
from shuke_db.straight import write_many
from shuke_db.tables import metadata

__all__ = ["OWN_ONLY", "OWN_SHOP", "name_parts", "replace_rows"]

OWN_ONLY = "slices"
"""The table of which a till is told, and replaces, only its own rows."""

OWN_SHOP = "outages"
"""The same, of its shop's rows."""

_Named = tuple[str, TableRows]
"""A subject's name, and its rows of one table."""


class _Way(NamedTuple):
    """How rows with these columns are put into a table: the statement, and the places of the columns that this
    release knows; None for all of them."""

    statement: str
    places: tuple[int, ...] | None


def replace_rows(connection: Connection, tenant: str, subjects: Iterable[SubjectRows], till: str) -> None:
    """Put these rows in place of all rows the subjects had, of some tables only the till's own."""
    by_kind: defaultdict[SubjectKind, list[SubjectRows]] = defaultdict(list)
    for rows in subjects:
        by_kind[rows.subject.kind].append(rows)
    for kind, of_kind in by_kind.items():
        names = [rows.subject.name for rows in of_kind]
        by_table: defaultdict[str, list[_Named]] = defaultdict(list)
        for rows in of_kind:
            for held in rows.tables:
                if held.rows:
                    by_table[held.table].append((rows.subject.name, held))
        for table in kind.tables:
            _replace(connection, tenant, kind, table, names, by_table[table], till)


def _replace(
    connection: Connection,
    tenant: str,
    kind: SubjectKind,
    table: str,
    names: Sequence[str],
    held: Sequence[_Named],
    till: str,
) -> None:
    """Where a subject is one row of the table, that row is overwritten, not taken out and put in again: whatever
    follows its changes (the order of last visits, say) sees the change alone."""
    present = {name for name, _ in held} if _is_one_row(kind, table) else set()
    own: tuple[Cell, ...] = (till,) if table == OWN_ONLY else (tenant, till) if table == OWN_SHOP else ()
    gone = [(tenant, *name_parts(kind, table, name), *own) for name in names if name not in present]
    if gone:
        write_many(connection, _taking_out(kind, table), gone)
    batches: defaultdict[tuple[str, ...], list[tuple[Cell, ...]]] = defaultdict(list)
    for _, rows in held:
        batches[rows.columns] += rows.rows
    for columns, cells in batches.items():
        statement, places = _putting_in(kind, table, columns)
        known = cells if places is None else [tuple([row[place] for place in places]) for row in cells]
        write_many(connection, statement, [(tenant, *row) for row in known])


@cache
def _taking_out(kind: SubjectKind, table: str) -> str:
    named = " AND ".join(f"{column} = ?" for column in kind.named_by)
    own = {
        OWN_ONLY: " AND till_id = ?",
        OWN_SHOP: " AND shop_id = (SELECT shop_id FROM tills WHERE tenant = ? AND till_id = ?)",
    }.get(table, "")
    return f"DELETE FROM {table} WHERE tenant = ? AND {named}{own}"


@cache
def _putting_in(kind: SubjectKind, table: str, columns: tuple[str, ...]) -> _Way:
    known = metadata.tables[table].c
    places = tuple(place for place, column in enumerate(columns) if column in known)
    names = ["tenant", *(columns[place] for place in places)]
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    if _is_one_row(kind, table):
        keys = ("tenant", *kind.named_by)
        changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in keys)
        statement += f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changed}"
    return _Way(statement, None if len(places) == len(columns) else places)


@cache
def _is_one_row(kind: SubjectKind, table: str) -> bool:
    return {column.name for column in metadata.tables[table].primary_key} == {"tenant", *kind.named_by}


def name_parts(kind: SubjectKind, table: str, name: str) -> tuple[str | int, ...]:
    """A name taken apart again: the last parts are the ones that hold no "/"."""
    columns = kind.named_by
    if len(columns) == 1:
        return (name,)
    texts = name.rsplit("/", len(columns) - 1)
    return tuple(
        int(text) if column in _numbers(metadata.tables[table]) else text
        for column, text in zip(columns, texts, strict=True)
    )


@cache
def _numbers(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.c if column.type.python_type is int)
