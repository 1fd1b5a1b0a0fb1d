"""Row operations into rows: one statement for all rows of a table of which the same is said, by one fact or many.

The statements are written once per shape and then handed to the driver as they are: a sale is a dozen small
statements, and building each anew costs more than running it.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import chain

from sqlalchemy import Connection

from shuke.domain.facts.rows import Cell
from shuke.domain.facts.together import Shape, Together
from shuke_db.changed_members import CHANGED, changed_in, is_packed, left_by, marks_of
from shuke_db.straight import read_all, write_many
from shuke_db.tables import metadata

__all__ = ["add_rows", "fold_together", "mark_changed", "put_rows"]

_Rows = list[tuple[Cell, ...]]

_AT_ONCE = 100
"""Of the widest table that is some thousand cells; SQLite takes 32,766."""


def fold_together(connection: Connection, together: Together) -> None:
    """Apply what facts do, brought together."""
    marks = connection.dialect.name != "sqlite"
    left = left_by(connection, together.items()) if marks else set()
    for shape, rows in together.items():
        _run(connection, shape, rows)
    if together and marks:
        tenant = next(rows[0][0] for rows in together.values())
        mark_changed(connection, tenant, changed_in(together.items()) | left)


def add_rows(connection: Connection, shape: Shape, rows: _Rows) -> None:
    """Add to rows of any table what each of these says; no two of them have the same key."""
    if rows:
        _run(connection, shape, rows)


def put_rows(
    connection: Connection, table: str, keys: tuple[str, ...], values: tuple[str, ...], rows: _Rows
) -> None:
    """Rows of any table in place of those with the same keys: the tenant, then the keys and values in this order. No
    two of them have the same key."""
    shape = Shape(table, keys, values)
    _run(connection, shape, rows)
    if rows and connection.dialect.name != "sqlite":
        mark_changed(connection, rows[0][0], changed_in([(shape, rows)]))


def mark_changed(connection: Connection, tenant: Cell, member_ids: Collection[Cell]) -> None:
    """On PostgreSQL, once members are packed; see `shuke_db.changed_members`."""
    if member_ids and connection.dialect.name != "sqlite" and is_packed(connection, tenant):
        _run(connection, CHANGED, marks_of(tenant, member_ids))


def _run(connection: Connection, shape: Shape, rows: _Rows) -> None:
    run = _run_on_sqlite if connection.dialect.name == "sqlite" else _run_on_postgres
    run(connection, shape, rows)


def _run_on_sqlite(connection: Connection, shape: Shape, rows: _Rows) -> None:
    """To run a statement costs nearly as much as a row of it: of many rows, most go by the hundred."""
    in_hundreds = len(rows) // _AT_ONCE * _AT_ONCE
    for start in range(0, in_hundreds, _AT_ONCE):
        cells = tuple(chain.from_iterable(rows[start : start + _AT_ONCE]))
        read_all(connection, _on_sqlite(shape, _AT_ONCE), cells)
    if len(rows) - in_hundreds == 1:
        read_all(connection, _on_sqlite(shape), rows[-1])
    elif len(rows) > in_hundreds:
        write_many(connection, _on_sqlite(shape), rows[in_hundreds:] if in_hundreds else rows)


@cache
def _on_sqlite(shape: Shape, rows: int = 1) -> str:
    places = f"({', '.join('?' for _ in shape.columns)})"
    new = f"INSERT INTO {shape.table} ({', '.join(shape.columns)}) VALUES {', '.join([places] * rows)}"
    if shape.is_new:
        return new
    return f"{new} ON CONFLICT ({', '.join(shape.key)}) DO UPDATE SET {_replaced(shape, 'max')}"


def _run_on_postgres(connection: Connection, shape: Shape, rows: _Rows) -> None:
    from shuke_db.postgres_rows import copy_new, upsert_many  # noqa: PLC0415 - a till never comes here

    table = metadata.tables[shape.table]
    if shape.is_new:
        copy_new(connection, table, shape.columns, rows)
    else:
        upsert_many(connection, table, shape.columns, shape.key, _replaced(shape, "greatest"), rows)


@cache
def _replaced(shape: Shape, greatest: str) -> str:
    """What happens to the columns of a row that is there. `greatest`: the database's word for it."""
    table = shape.table
    said = (
        *(f"{name} = excluded.{name}" for name in shape.put),
        *(f"{name} = {table}.{name} + excluded.{name}" for name in shape.added),
        *(f"{name} = {greatest}({table}.{name}, excluded.{name})" for name in shape.raised),
    )
    return ", ".join(said)
