"""Row operations: what a fact does to the projections, said without a database.

A fact carries every outcome, so its row operations read nothing and compute nothing. Every row of every
projection starts with the tenant, which whoever applies them adds. A column is written by one sort of operation
only, so that the operations of many facts can be folded into one statement a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Add", "Cell", "Insert", "Put", "Raise", "RowOperation"]

Cell = int | str | bytes | None
"""What a column holds: a whole number (booleans as 0 and 1, dates as ISO text), text, bytes, nothing."""


@dataclass(frozen=True, slots=True)
class Insert:
    """A new row; its key was never there before."""

    table: str
    row: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Put:
    """These columns of the row with this key get these values; the row is made if it is not there."""

    table: str
    key: Mapping[str, Cell]
    values: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Add:
    """These numbers are added to the row with this key (a missing row counts as zeros)."""

    table: str
    key: Mapping[str, Cell]
    amounts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Raise:
    """These columns of the row with this key become at least these numbers, ISO dates or words that compare as what
    they say (a late fact never lowers them). No number is below zero: a missing row counts as zeros here too."""

    table: str
    key: Mapping[str, Cell]
    floors: Mapping[str, int | str]


RowOperation = Insert | Put | Add | Raise
