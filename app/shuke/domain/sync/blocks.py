"""Members column by column: how a snapshot carries them and how they are put in place, a block of them at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from shuke.domain.facts.rows import Cell

__all__ = ["ATTACHED", "PROFILES", "Block", "ColumnsOf"]

ATTACHED = "attachments"
"""Profiles as they are hashed and named: member_id, hash, salt, content."""

PROFILES = "profiles"
"""The same profiles, read: member_id, name, phone, birth_month, birth_day, birth_year, sex, note."""


@dataclass(frozen=True, slots=True)
class ColumnsOf:
    """Rows of one table without their tenant, column by column: `cells` are as many lists as `columns`, all of
    one length. In the order of their members."""

    table: str
    columns: tuple[str, ...]
    cells: tuple[Sequence[Cell], ...]

    @property
    def count(self) -> int:
        return len(self.cells[0])

    def rows(self, start: int, end: int | None) -> ColumnsOf:
        return ColumnsOf(self.table, self.columns, tuple(cells[start:end] for cells in self.cells))

    def column(self, name: str) -> Sequence[Cell]:
        return self.cells[self.columns.index(name)]


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring members, with all the rows that are their own. A table that is not named has no row."""

    tables: tuple[ColumnsOf, ...]

    def table(self, name: str) -> ColumnsOf | None:
        return next((one for one in self.tables if one.table == name), None)

    def parted(self, members: int) -> tuple[Block, Block | None]:
        """The first so many members, and the others if there are any."""
        ids = cast("Sequence[str]", self.member_ids)
        if len(ids) <= members:
            return self, None
        ends = [
            bisect_left(cast("Sequence[str]", one.column("member_id")), ids[members]) for one in self.tables
        ]
        first, rest = (
            tuple(one.rows(*place) for one, place in zip(self.tables, places, strict=True))
            for places in ([(0, end) for end in ends], [(end, None) for end in ends])
        )
        return _of(first), _of(rest)

    @property
    def member_ids(self) -> Sequence[Cell]:
        members = self.table("members")
        return members.column("member_id") if members is not None else ()


def _of(tables: tuple[ColumnsOf, ...]) -> Block:
    return Block(tuple(one for one in tables if one.count))
