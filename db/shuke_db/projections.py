"""Row operations into rows: one statement for all rows of a table of which the same is said, by one fact or many.

The statements are written once per shape and then handed to the driver as they are: a sale is a dozen small
statements, and building each anew costs more than running it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import add
from typing import Any, NamedTuple

from sqlalchemy import Connection

from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation
from shuke_db.straight import read_all, write_many
from shuke_db.tables import metadata

__all__ = ["fold", "put_rows"]


class _Shape(NamedTuple):
    """Statements of one text: what is done to the same columns of the same table. Without anything behind the keys
    these are all the columns of a row that is new."""

    table: str
    keys: tuple[str, ...]
    put: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return ("tenant", *self.keys)

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *self.put, *self.added, *self.raised)

    @property
    def is_new(self) -> bool:
        return len(self.columns) == len(self.key)


_Values = Mapping[str, Any]
_Filled = list[tuple[Cell, ...]]
_NOTHING: _Values = {}


class _Row(NamedTuple):
    """What operations say of one row; each column is in one of the three."""

    put: _Values = _NOTHING
    added: _Values = _NOTHING
    raised: _Values = _NOTHING


class _Group(NamedTuple):
    """What operations say of a table's rows, by the cells of their keys.

    Attributes:
        keys: the names of the key's columns in their one order; `in_order`: that is how these operations have them.
        by_key: shared by all operations whose keys name the same columns.
    """

    keys: tuple[str, ...]
    in_order: bool
    by_key: dict[tuple[Cell, ...], _Row]


_Groups = dict[tuple[str, tuple[str, ...]], _Group]


def fold(connection: Connection, tenant: str, operations: Iterable[RowOperation]) -> None:
    """Apply the operations of one fact or of many; what they say of one row is brought together first."""
    for shape, rows in _brought_together(tenant, operations).items():
        _run(connection, shape, rows)


def put_rows(
    connection: Connection, table: str, keys: tuple[str, ...], values: tuple[str, ...], rows: _Filled
) -> None:
    """Rows of any table in place of those with the same keys: the tenant, then the keys and values in this order. No
    two of them have the same key."""
    _run(connection, _Shape(table, keys, values), rows)


def _run(connection: Connection, shape: _Shape, rows: _Filled) -> None:
    run = _run_on_sqlite if connection.dialect.name == "sqlite" else _run_on_postgres
    run(connection, shape, rows)


def _brought_together(tenant: str, operations: Iterable[RowOperation]) -> dict[_Shape, _Filled]:
    inserts: dict[tuple[str, tuple[str, ...]], _Filled] = {}
    groups: _Groups = {}
    for operation in operations:
        if isinstance(operation, Insert):
            row = operation.row
            inserts.setdefault((operation.table, tuple(row)), []).append((tenant, *row.values()))
        else:
            _merge(groups, operation)
    batches: dict[_Shape, _Filled] = {}
    for (table, names), rows in inserts.items():
        batches[_Shape(table, names)] = rows
    for (table, names), group in groups.items():
        if names == group.keys:
            batches.update(_filled(tenant, table, group))
    return batches


def _merge(groups: _Groups, operation: Put | Add | Raise) -> None:
    key = operation.key
    names = tuple(key)
    group = groups.get((operation.table, names))
    if group is None:
        group = _grouped(groups, operation.table, names)
    cells = tuple(key.values()) if group.in_order else tuple([key[name] for name in group.keys])
    row = group.by_key.get(cells, _UNTOUCHED)
    match operation:
        case Put(values=values):
            row = _Row({**row.put, **values}, row.added, row.raised)
        case Add(amounts=amounts):
            row = _Row(row.put, _together(row.added, amounts, add), row.raised)
        case Raise(floors=floors):
            row = _Row(row.put, row.added, _together(row.raised, floors, max))
    group.by_key[cells] = row


_UNTOUCHED = _Row()


def _grouped(groups: _Groups, table: str, names: tuple[str, ...]) -> _Group:
    """The group of a key's columns as operations have them; whichever order that is, their rows are the same."""
    keys = tuple(sorted(names))
    first = groups.setdefault((table, keys), _Group(keys, in_order=True, by_key={}))
    if names == keys:
        return first
    return groups.setdefault((table, names), _Group(keys, in_order=False, by_key=first.by_key))


def _together(row: _Values, values: Mapping[str, int | str], both: Any) -> _Values:
    if not row:
        return values
    more = {name: both(row[name], value) if name in row else value for name, value in values.items()}
    return {**row, **more}


def _filled(tenant: str, table: str, group: _Group) -> dict[_Shape, _Filled]:
    """Rows with the same columns are filled into one statement."""
    found: dict[tuple[tuple[str, ...], ...], _Filled] = {}
    for cells, (put, added, raised) in group.by_key.items():
        rows = found.setdefault((tuple(put), tuple(added), tuple(raised)), [])
        rows.append((tenant, *cells, *put.values(), *added.values(), *raised.values()))
    return {_Shape(table, group.keys, *names): rows for names, rows in found.items()}


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
    if shape.is_new:
        return new
    return f"{new} ON CONFLICT ({', '.join(shape.key)}) DO UPDATE SET {_replaced(shape, 'max')}"


def _run_on_postgres(connection: Connection, shape: _Shape, rows: _Filled) -> None:
    from shuke_db.postgres_rows import copy_new, upsert_many  # noqa: PLC0415 - a till never comes here

    table = metadata.tables[shape.table]
    if shape.is_new:
        copy_new(connection, table, shape.columns, rows)
    else:
        upsert_many(connection, table, shape.columns, shape.key, _replaced(shape, "greatest"), rows)


@cache
def _replaced(shape: _Shape, greatest: str) -> str:
    """What happens to the columns of a row that is there. `greatest`: the database's word for it."""
    table = shape.table
    said = (
        *(f"{name} = excluded.{name}" for name in shape.put),
        *(f"{name} = {table}.{name} + excluded.{name}" for name in shape.added),
        *(f"{name} = {greatest}({table}.{name}, excluded.{name})" for name in shape.raised),
    )
    return ", ".join(said)
