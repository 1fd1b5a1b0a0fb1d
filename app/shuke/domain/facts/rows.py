"""Row operations: what a fact does to the projections, said without a database.

A fact carries every outcome, so its row operations read nothing and compute nothing. Every row of every
projection starts with the tenant, which whoever applies them adds. A column is written by one sort of operation
only, so that the operations of many facts can be folded into one statement a table. They are tuples, which are made
in half the time of frozen dataclasses: a push has thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

__all__ = [
    "Add",
    "AddMany",
    "AddRows",
    "Cell",
    "Columns",
    "Insert",
    "InsertMany",
    "OneRowOperation",
    "Put",
    "Raise",
    "RowOperation",
    "apart",
]

Cell = int | str | bytes | None
"""What a column holds: a whole number (booleans as 0 and 1, dates as ISO text), text, bytes, nothing."""


class Insert(NamedTuple):
    """A new row; its key was never there before."""

    table: str
    row: Mapping[str, Cell]


class Put(NamedTuple):
    """These columns of the row with this key get these values; the row is made if it is not there."""

    table: str
    key: Mapping[str, Cell]
    values: Mapping[str, Cell]


class Add(NamedTuple):
    """These numbers are added to the row with this key (a missing row counts as zeros)."""

    table: str
    key: Mapping[str, Cell]
    amounts: Mapping[str, int]


class Raise(NamedTuple):
    """These columns of the row with this key become at least these numbers, ISO dates or words that compare as what
    they say (a late fact never lowers them). No number is below zero: a missing row counts as zeros here too."""

    table: str
    key: Mapping[str, Cell]
    floors: Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of many rows without a map for each: a cell that all rows have, or a column with one for each of them.

    Attributes:
        own: at least one column, all of them equally long.
    """

    same: Mapping[str, Cell]
    own: Mapping[str, Sequence[Cell]]

    def __post_init__(self) -> None:
        if len({len(column) for column in self.own.values()}) != 1:
            raise ValueError("columns of different lengths")

    @property
    def names(self) -> tuple[str, ...]:
        """In their one order, whichever way they are told."""
        return tuple(sorted((*self.same, *self.own)))

    def __iter__(self) -> Iterator[Iterable[Cell]]:
        """The cells of each column, in the order of the names; those that all rows have come without an end."""
        return (self.own[name] if name in self.own else repeat(self.same[name]) for name in self.names)

    def maps(self) -> Iterator[dict[str, Cell]]:
        names = self.names
        return (dict(zip(names, row, strict=True)) for row in zip(*self, strict=False))


class InsertMany(NamedTuple):
    """An `Insert` for each of these rows, whose cells are in the order of the names."""

    table: str
    names: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    @classmethod
    def of(cls, table: str, cells: Columns) -> InsertMany:
        return cls(table, cells.names, tuple(zip(*cells, strict=False)))

    def apart(self) -> Iterator[Insert]:
        return (Insert(self.table, dict(zip(self.names, row, strict=True))) for row in self.rows)


@dataclass(frozen=True, slots=True)
class AddMany:
    """An `Add` for each of these keys: its part of the column `amounts` to the column called `to`."""

    table: str
    keys: Columns
    to: str
    amounts: Sequence[int]

    def __post_init__(self) -> None:
        if any(len(column) != len(self.amounts) for column in self.keys.own.values()):
            raise ValueError("columns of different lengths")

    def apart(self) -> Iterator[Add]:
        return (
            Add(self.table, key, {self.to: amount})
            for key, amount in zip(self.keys.maps(), self.amounts, strict=True)
        )


class AddRows(NamedTuple):
    """An `Add` for each of these rows: the cells of its key, then what is added to it, in the order of the names.

    Attributes:
        keys: in the order of the alphabet, in which keys are brought together.
    """

    table: str
    keys: tuple[str, ...]
    added: tuple[str, ...]
    rows: Sequence[tuple[tuple[Cell, ...], tuple[int, ...]]]

    def apart(self) -> Iterator[Add]:
        return (
            Add(
                self.table,
                dict(zip(self.keys, cells, strict=True)),
                dict(zip(self.added, amounts, strict=True)),
            )
            for cells, amounts in self.rows
        )


OneRowOperation = Insert | Put | Add | Raise
RowOperation = OneRowOperation | InsertMany | AddMany | AddRows


def apart(operations: Iterable[RowOperation]) -> Iterator[OneRowOperation]:
    """The same, one row after another."""
    for operation in operations:
        if isinstance(operation, InsertMany | AddMany | AddRows):
            yield from operation.apart()
        else:
            yield operation
