"""The store's tables in memory: the same columns and keys, with transactions that can be undone
and images that can be laid aside and put back."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from shuke.application.ports.store import StoredFact
from shuke.domain.facts import together
from shuke.domain.facts.rows import Add, Cell, Insert, Put, Raise, RowOperation, apart
from shuke.domain.facts.together import Together
from shuke_db.tables import metadata, tables_of

__all__ = ["SHAPES", "Image", "MemoryTables", "Row", "rows_digest"]

Row = tuple[Any, ...]
"""Cells in the order of the table's columns, without the tenant."""

Key = tuple[Any, ...]

_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Shape:
    """`places` says where a column stands in a row, `keys` where those of the key do; `key_of` gives a row's key."""

    columns: tuple[str, ...]
    places: Mapping[str, int]
    keys: tuple[int, ...]
    empty: Row
    key_of: Callable[[Row], Key]


def _shape(name: str) -> Shape:
    columns = [column for column in metadata.tables[name].columns if column.name != "tenant"]
    # SQLAlchemy's own strings have no encoding in messages.
    names = tuple("".join(column.name) for column in columns)
    keys = tuple(place for place, column in enumerate(columns) if column.primary_key)
    return Shape(
        names,
        {column: place for place, column in enumerate(names)},
        keys,
        tuple(None if column.nullable else column.type.python_type() for column in columns),
        itemgetter(*keys) if len(keys) > 1 else lambda row: row[keys[0] : keys[0] + 1] if keys else (),
    )


SHAPES: Mapping[str, Shape] = {name: _shape(name) for name in metadata.tables if name != "journal"}
_PROJECTIONS = tuple(sorted(table.name for table in tables_of("projection")))
_REBUILT = (*_PROJECTIONS, *(table.name for table in tables_of("search")))


@dataclass(slots=True)
class TillJournal:
    """One till's facts in order, with the business date of each."""

    places: list[tuple[int, int]] = field(default_factory=list)
    facts: list[StoredFact] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)

    def behind(self, epoch: int, seq: int) -> int:
        """The index of the first fact behind that place."""
        return bisect_right(self.places, (epoch, seq))

    def append(self, fact: StoredFact, business_date: date) -> None:
        place = (fact.epoch, fact.seq)
        if self.places and self.places[-1] >= place:
            raise KeyError(f"{fact.till} has {place} already")
        self.places.append(place)
        self.facts.append(fact)
        self.dates.append(business_date)

    def take_back(self) -> None:
        for column in (self.places, self.facts, self.dates):
            column.pop()

    def copy(self) -> TillJournal:
        return TillJournal(list(self.places), list(self.facts), list(self.dates))


@dataclass(frozen=True, slots=True)
class Image:
    """Everything as it was; rows and facts are never changed, so they are shared."""

    rows: Mapping[str, Mapping[Key, Row]]
    journals: Mapping[str, TillJournal]


class MemoryTables:
    """Every change goes through `put`, `remove` and `append`, which say how to undo it."""

    def __init__(self, tenant: str) -> None:
        self.tenant = tenant
        self.rows: dict[str, dict[Key, Row]] = {name: {} for name in SHAPES}
        self.journals: dict[str, TillJournal] = {}
        self._undo: list[Callable[[], object]] = []

    # Transactions and images

    def commit(self) -> None:
        self._undo.clear()

    def roll_back(self) -> None:
        while self._undo:
            self._undo.pop()()

    def image(self) -> Image:
        return Image(
            {name: dict(rows) for name, rows in self.rows.items()},
            {till: journal.copy() for till, journal in self.journals.items()},
        )

    def put_back(self, image: Image) -> None:
        self.rows = {name: dict(rows) for name, rows in image.rows.items()}
        self.journals = {till: journal.copy() for till, journal in image.journals.items()}
        self._undo.clear()

    # Rows

    def put(self, table: str, row: Row) -> None:
        rows, key = self.rows[table], SHAPES[table].key_of(row)
        was = rows.get(key)
        rows[key] = row
        if was is None:
            self._undo.append(lambda: rows.pop(key))
        else:
            self._undo.append(lambda: rows.__setitem__(key, was))

    def remove(self, table: str, key: Key) -> None:
        rows = self.rows[table]
        was = rows.pop(key, None)
        if was is not None:
            self._undo.append(lambda: rows.__setitem__(key, was))

    def get(self, table: str, *key: Cell) -> Row | None:
        return self.rows[table].get(key)

    def where(self, table: str, **cells: Cell) -> list[Row]:
        """The rows with these cells, in the order of their keys, as a table without a better index gives them."""
        places = SHAPES[table].places
        wanted = [(places[column], cell) for column, cell in cells.items()]
        found = [
            (key, row)
            for key, row in self.rows[table].items()
            if all(row[place] == cell for place, cell in wanted)
        ]
        found.sort()
        return [row for _, row in found]

    def append(self, fact: StoredFact, business_date: date) -> None:
        journal = self.journals.setdefault(fact.till, TillJournal())
        journal.append(fact, business_date)
        self._undo.append(journal.take_back)

    # Folding

    def fold(self, operations: Iterable[RowOperation]) -> None:
        for operation in apart(operations):
            if isinstance(operation, Insert):
                self._insert(operation)
            else:
                self._change(operation)

    def fold_together(self, brought: Together) -> None:
        for shape, rows in brought.items():
            for row in rows:
                self.fold(_operations(shape, dict(zip(shape.columns, row, strict=True))))

    def _insert(self, operation: Insert) -> None:
        shape = SHAPES[operation.table]
        row = tuple(
            operation.row.get(column, default)
            for column, default in zip(shape.columns, shape.empty, strict=True)
        )
        if shape.key_of(row) in self.rows[operation.table]:
            raise KeyError(f"{operation.table} has {shape.key_of(row)} already")
        self.put(operation.table, row)

    def _change(self, operation: Put | Add | Raise) -> None:
        table, shape = operation.table, SHAPES[operation.table]
        places = shape.places
        key = tuple([operation.key[shape.columns[place]] for place in shape.keys])
        was = self.rows[table].get(key)
        row = list(was or shape.empty)
        for column, cell in operation.key.items():
            row[places[column]] = cell
        match operation:
            case Put(values=values):
                for column, cell in values.items():
                    row[places[column]] = cell
            case Add(amounts=amounts):
                for column, amount in amounts.items():
                    row[places[column]] += amount
            case Raise(floors=floors):
                for column, floor in floors.items():
                    row[places[column]] = max(row[places[column]], floor)
        self.put(table, tuple(row))

    def clear_projections(self) -> None:
        for table in _REBUILT:
            for key in list(self.rows[table]):
                self.remove(table, key)

    def digest(self) -> bytes:
        whole = hashlib.sha256()
        for table in _PROJECTIONS:
            whole.update(_part(table))
            whole.update(rows_digest(self.tenant, self.rows[table].values()).to_bytes(32, "big"))
        return whole.digest()


def _operations(shape: together.Shape, cells: Mapping[str, Any]) -> Iterator[RowOperation]:
    """What was brought together, said one by one again."""
    key = {name: cells[name] for name in shape.keys}
    if shape.is_new:
        yield Insert(shape.table, key)
    if shape.put:
        yield Put(shape.table, key, {name: cells[name] for name in shape.put})
    if shape.added:
        yield Add(shape.table, key, {name: cells[name] for name in shape.added})
    if shape.raised:
        yield Raise(shape.table, key, {name: cells[name] for name in shape.raised})


def rows_digest(tenant: str, rows: Iterable[Row]) -> int:
    """What the store's own digest of these rows is."""
    return sum(_row_number(tenant, row) for row in rows) % _MODULUS


@lru_cache(maxsize=4096)
def _row_number(tenant: str, row: Row) -> int:
    content = _part(tenant) + b"".join([_part(cell) for cell in row])
    return int.from_bytes(hashlib.sha256(content).digest(), "big")


def _part(value: Cell) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i%d;" % value
    content = value.encode() if isinstance(value, str) else value
    return (b"t" if isinstance(value, str) else b"b") + b"%d:" % len(content) + content
