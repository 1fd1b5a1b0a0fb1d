"""Row operations into rows: one statement a table and sort, filled with the rows of many facts.

The statements are written once per shape and then handed to the driver as they are: a sale is a dozen small
statements, and building each anew costs more than running it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection

from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke_db.straight import read_all, write_many
from shuke_db.tables import metadata

__all__ = ["fold", "put_rows"]


class _Shape(NamedTuple):
    """Statements of one text: the same sort of operation on the same columns of the same table."""

    sort: type[RowOperation]
    table: str
    keys: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return ("tenant", *self.keys)

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.values)


_Values = dict[str, Cell]
_Filled = list[tuple[Cell, ...]]
_Sort = tuple[type[RowOperation], str, tuple[str, ...]]
"""Sort of operation, table, the names of the key's columns in their one order."""

_one_order: dict[tuple[str, ...], tuple[str, ...]] = {}
"""The names of a key's columns as an operation has them, and sorted."""


def fold(connection: Connection, tenant: str, operations: Iterable[RowOperation]) -> None:
    """Apply the operations of one fact or of many; what they say of one row is brought together first."""
    for shape, rows in _brought_together(tenant, operations).items():
        _run(connection, shape, rows)


def put_rows(
    connection: Connection, table: str, keys: tuple[str, ...], values: tuple[str, ...], rows: _Filled
) -> None:
    """Rows of any table in place of those with the same keys: the tenant, then the keys and values in this order. No
    two of them have the same key."""
    _run(connection, _Shape(Put, table, keys, values), rows)


def _run(connection: Connection, shape: _Shape, rows: _Filled) -> None:
    run = _run_on_sqlite if connection.dialect.name == "sqlite" else _run_on_postgres
    run(connection, shape, rows)


def _brought_together(tenant: str, operations: Iterable[RowOperation]) -> dict[_Shape, _Filled]:
    batches: dict[_Shape, _Filled] = {}
    inserts: dict[tuple[str, tuple[str, ...]], _Filled] = {}
    merged: dict[_Sort, dict[tuple[Cell, ...], _Values]] = {}
    for operation in operations:
        if isinstance(operation, Insert):
            row = operation.row
            inserts.setdefault((operation.table, tuple(row)), []).append((tenant, *row.values()))
        else:
            _merge(merged, operation)
    for (table, names), rows in inserts.items():
        batches[_Shape(Insert, table, names, ())] = rows
    # Every `Put` before any `Add`: a row made by a fold must first have its own columns.
    for (sort, table, keys), by_key in sorted(merged.items(), key=lambda item: item[0][0] is not Put):
        for key, values in by_key.items():
            shape = _Shape(sort, table, keys, tuple(values))
            batches.setdefault(shape, []).append((tenant, *key, *values.values()))
    return batches


def _merge(merged: dict[_Sort, dict[tuple[Cell, ...], _Values]], operation: Put | Add | Raise) -> None:
    key = operation.key
    names = tuple(key)
    order = _one_order.get(names) or _one_order.setdefault(names, tuple(sorted(names)))
    cells = tuple(key.values()) if order == names else tuple([key[name] for name in order])
    rows = merged.setdefault((type(operation), operation.table, order), {})
    row = rows.get(cells)
    if row is None:
        row = rows[cells] = {}
    match operation:
        case Put():
            row.update(operation.values)
        case Add():
            _combine(row, operation.amounts, lambda was, more: was + more)
        case Raise():
            _combine(row, operation.floors, max)


def _combine(row: _Values, values: Mapping[str, int | str], together: Any) -> None:
    for name, value in values.items():
        row[name] = together(row[name], value) if name in row else value


def _run_on_sqlite(connection: Connection, shape: _Shape, rows: _Filled) -> None:
    statement = _on_sqlite(shape)
    if len(rows) == 1:
        read_all(connection, statement, rows[0])
    else:
        write_many(connection, statement, rows)


@cache
def _on_sqlite(shape: _Shape) -> str:
    places = ", ".join("?" for _ in shape.columns)
    new = f"INSERT INTO {shape.table} ({', '.join(shape.columns)}) VALUES ({places})"
    if shape.sort is Insert:
        return new
    return f"{new} ON CONFLICT ({', '.join(shape.key)}) DO UPDATE SET {_replaced(shape, 'max')}"


def _run_on_postgres(connection: Connection, shape: _Shape, rows: _Filled) -> None:
    from shuke_db.postgres_rows import copy_new, upsert_many  # noqa: PLC0415 - a till never comes here

    table = metadata.tables[shape.table]
    if shape.sort is Insert:
        copy_new(connection, table, shape.columns, rows)
    else:
        upsert_many(connection, table, shape.columns, shape.key, _replaced(shape, "greatest"), rows)


@cache
def _replaced(shape: _Shape, greatest: str) -> str:
    """What happens to the columns of a row that is there. `greatest`: the database's word for it."""
    said = {
        Put: "{name} = excluded.{name}",
        Add: "{name} = {table}.{name} + excluded.{name}",
        Raise: "{name} = {greatest}({table}.{name}, excluded.{name})",
    }[shape.sort]
    return ", ".join(said.format(name=name, table=shape.table, greatest=greatest) for name in shape.values)
