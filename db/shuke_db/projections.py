"""Row operations into rows: one prepared statement a table and sort, filled with the rows of many facts.

The statements are compiled once per shape by SQLAlchemy for the dialect in use and then handed to the driver
as they are: a sale is a dozen small statements, and building each anew costs more than running it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, case

from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke_db.straight import read_all, write_many
from shuke_db.tables import metadata
from shuke_db.upserts import insert_into

__all__ = ["fold"]


class _Shape(NamedTuple):
    """Statements of one text: the same sort of operation on the same columns of the same table."""

    sort: type[RowOperation]
    table: str
    keys: tuple[str, ...]
    values: tuple[str, ...]


_Row = dict[str, Cell]
_RowKey = tuple[type[RowOperation], str, tuple[tuple[str, Cell], ...]]

_statements: dict[tuple[str, _Shape], tuple[str, tuple[str, ...]]] = {}


def fold(connection: Connection, tenant: str, operations: Iterable[RowOperation]) -> None:
    """Apply the operations of one fact or of many; what they say of one row is brought together first."""
    inserts: list[Insert] = []
    merged: dict[_RowKey, _Row] = {}
    for operation in operations:
        if isinstance(operation, Insert):
            inserts.append(operation)
        else:
            _merge(merged, operation)
    batches: dict[_Shape, list[_Row]] = {}
    for insert in inserts:
        batches.setdefault(_Shape(Insert, insert.table, tuple(insert.row), ()), []).append(dict(insert.row))
    # Every `Put` before any `Add`: a row made by a fold must first have its own columns.
    for (sort, table, key), values in sorted(merged.items(), key=lambda item: item[0][0] is not Put):
        names = tuple(name for name, _ in key)
        batches.setdefault(_Shape(sort, table, names, tuple(values)), []).append({**dict(key), **values})
    for shape, rows in batches.items():
        _run(connection, tenant, shape, rows)


def _merge(merged: dict[_RowKey, _Row], operation: Put | Add | Raise) -> None:
    key = (type(operation), operation.table, tuple(sorted(operation.key.items())))
    row = merged.setdefault(key, {})
    match operation:
        case Put():
            row.update(operation.values)
        case Add():
            _combine(row, operation.amounts, lambda was, more: was + more)
        case Raise():
            _combine(row, operation.floors, max)


def _combine(row: _Row, values: Mapping[str, int | str], together: Any) -> None:
    for name, value in values.items():
        row[name] = together(row[name], value) if name in row else value


def _run(connection: Connection, tenant: str, shape: _Shape, rows: list[_Row]) -> None:
    found = _statements.get((connection.dialect.name, shape))
    if found is None:
        found = _statements[connection.dialect.name, shape] = _compile(connection, shape)
    statement, names = found
    filled = [tuple(tenant if name == "tenant" else row[name] for name in names) for row in rows]
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(statement, filled)
    elif len(filled) == 1:
        read_all(connection, statement, filled[0])
    else:
        write_many(connection, statement, filled)


def _compile(connection: Connection, shape: _Shape) -> tuple[str, tuple[str, ...]]:
    table = metadata.tables[shape.table]
    columns = ("tenant", *shape.keys, *shape.values)
    statement = insert_into(connection, table).values({name: bindparam(name) for name in columns})
    if shape.sort is not Insert:
        replaced = {
            name: _replacement(shape.sort, table.c[name], statement.excluded[name]) for name in shape.values
        }
        statement = statement.on_conflict_do_update(index_elements=["tenant", *shape.keys], set_=replaced)
    compiled = statement.compile(dialect=connection.dialect)
    return str(compiled), tuple(compiled.positiontup or columns)


def _replacement(sort: type[RowOperation], column: Any, new: Any) -> Any:
    if sort is Put:
        return new
    if sort is Add:
        return column + new
    return case((column > new, column), else_=new)
