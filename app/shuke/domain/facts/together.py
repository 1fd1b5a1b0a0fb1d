"""Row operations brought together: what the facts of a whole push say of one row becomes one row of one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import add
from typing import Any, NamedTuple

from shuke.domain.facts.rows import Add, AddMany, AddRows, Cell, Insert, InsertMany, Put, Raise, RowOperation

__all__ = ["Shape", "Together", "bring_together", "cells_of"]


class Shape(NamedTuple):
    """What is done to the same columns of the same table. Without anything behind the keys these are all the columns
    of a row that is new."""

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


Together = Mapping[Shape, list[tuple[Cell, ...]]]
"""Rows by their shape; each has the tenant first, then the cells of the shape's columns."""


class _Row(NamedTuple):
    """What operations say of one row; each column is in one of the three, which grow."""

    put: dict[str, Any]
    added: dict[str, Any]
    raised: dict[str, Any]


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

_Sums = dict[tuple[str, tuple[str, ...], tuple[str, ...]], dict[tuple[Cell, ...], tuple[int, ...]]]
"""Of `AddRows`: by table, key and columns, what is added to each row."""


def bring_together(tenant: str, operations: Iterable[RowOperation]) -> Together:
    """The same rows as one operation after the other would give."""
    inserts: dict[tuple[str, tuple[str, ...]], list[tuple[Cell, ...]]] = {}
    groups: _Groups = {}
    added: dict[Shape, list[AddMany]] = {}
    sums: _Sums = {}
    for operation in operations:
        kind = type(operation)
        if kind is Insert:
            row = operation.row  # type: ignore[union-attr]
            inserts.setdefault((operation.table, tuple(row)), []).append((tenant, *row.values()))
        elif kind is InsertMany:
            new = operation.rows  # type: ignore[union-attr]
            if new:
                rows = inserts.setdefault((operation.table, operation.names), [])  # type: ignore[union-attr]
                rows.extend([(tenant, *row) for row in new])
        elif kind is AddRows:
            _sum(sums, operation)  # type: ignore[arg-type]
        elif kind is AddMany:
            shape = Shape(operation.table, operation.keys.names, added=(operation.to,))  # type: ignore[union-attr]
            added.setdefault(shape, []).append(operation)  # type: ignore[arg-type]
        else:
            _merge(groups, operation)  # type: ignore[arg-type]
    together = _added_up(tenant, sums, added, groups)
    for (table, names), rows in inserts.items():
        together[Shape(table, names)] = rows
    for (table, names), group in groups.items():
        if names == group.keys:
            together.update(_filled(tenant, table, group))
    return together


def _added_up(
    tenant: str, sums: _Sums, added: Mapping[Shape, list[AddMany]], groups: _Groups
) -> dict[Shape, list[tuple[Cell, ...]]]:
    together: dict[Shape, list[tuple[Cell, ...]]] = {}
    for (table, keys, columns), by_key in sums.items():
        together |= _summed(tenant, Shape(table, keys, added=columns), by_key, groups)
    for shape, parts in added.items():
        together |= _added(tenant, shape, parts, groups)
    return together


def _added(
    tenant: str, shape: Shape, sums: Sequence[AddMany], groups: _Groups
) -> dict[Shape, list[tuple[Cell, ...]]]:
    """As they are, if nobody else says anything of these rows, nor they themselves twice; else with all that is said
    of them."""
    rows = [row for one in sums for row in zip(repeat(tenant), *one.keys, one.amounts, strict=False)]
    if (shape.table, shape.keys) not in groups and len({row[:-1] for row in rows}) == len(rows):
        return {shape: rows} if rows else {}
    for one in sums:
        for alone in one.apart():
            _merge(groups, alone)
    return {}


def _sum(sums: _Sums, operation: AddRows) -> None:
    by_key = sums.setdefault(operation[:3], {})
    for cells, amounts in operation.rows:
        before = by_key.get(cells)
        by_key[cells] = amounts if before is None else tuple(map(add, before, amounts))


def _summed(
    tenant: str, shape: Shape, by_key: Mapping[tuple[Cell, ...], tuple[int, ...]], groups: _Groups
) -> dict[Shape, list[tuple[Cell, ...]]]:
    """Of tables of which nobody else says anything; else with all that is said of their rows."""
    if (shape.table, shape.keys) not in groups:
        return {shape: [(tenant, *cells, *amounts) for cells, amounts in by_key.items()]}
    for alone in AddRows(shape.table, shape.keys, shape.added, tuple(by_key.items())).apart():
        _merge(groups, alone)
    return {}


def cells_of(together: Together, table: str, column: str) -> Iterator[Cell]:
    """Of every row of that table that says something of that column."""
    for shape, rows in together.items():
        if shape.table == table and column in shape.columns:
            place = shape.columns.index(column)
            for row in rows:
                yield row[place]


def _merge(groups: _Groups, operation: Put | Add | Raise) -> None:
    key = operation.key
    names = tuple(key)
    group = groups.get((operation.table, names))
    if group is None:
        group = _grouped(groups, operation.table, names)
    cells = tuple(key.values()) if group.in_order else tuple([key[name] for name in group.keys])
    row = group.by_key.get(cells)
    if row is None:
        row = group.by_key[cells] = _Row({}, {}, {})
    # By its type: a match would look at each in turn, ten times a sale.
    kind = type(operation)
    if kind is Add:
        added = row.added
        if not added:
            added.update(operation.amounts)  # type: ignore[union-attr]
            return
        for name, amount in operation.amounts.items():  # type: ignore[union-attr]
            added[name] = added[name] + amount if name in added else amount
    elif kind is Put:
        row.put.update(operation.values)  # type: ignore[union-attr]
    else:
        raised = row.raised
        for name, floor in operation.floors.items():  # type: ignore[union-attr]
            raised[name] = max(raised[name], floor) if name in raised else floor


def _grouped(groups: _Groups, table: str, names: tuple[str, ...]) -> _Group:
    """The group of a key's columns as operations have them; whichever order that is, their rows are the same."""
    keys = tuple(sorted(names))
    first = groups.setdefault((table, keys), _Group(keys, in_order=True, by_key={}))
    if names == keys:
        return first
    return groups.setdefault((table, names), _Group(keys, in_order=False, by_key=first.by_key))


def _filled(tenant: str, table: str, group: _Group) -> dict[Shape, list[tuple[Cell, ...]]]:
    """Rows with the same columns are filled into one statement."""
    found: dict[tuple[tuple[str, ...], ...], list[tuple[Cell, ...]]] = {}
    for cells, (put, added, raised) in group.by_key.items():
        rows = found.setdefault((tuple(put), tuple(added), tuple(raised)), [])
        rows.append((tenant, *cells, *put.values(), *added.values(), *raised.values()))
    return {Shape(table, group.keys, *names): rows for names, rows in found.items()}
