"""Members column by column: how a snapshot carries them and how they are put in place, a block of them at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from shuke.domain.facts.rows import Cell

__all__ = ["ATTACHED", "KEYS", "PROFILES", "Block", "BlockKeys", "ColumnsOf"]

ATTACHED = "attachments"
"""Profiles as they are hashed and named: member_id, hash, salt, content."""

KEYS = (("members", "number"), ("cards", "number"), ("cards", "card_id"), ("profiles", "phone"))
"""What somebody at the counter is found by without a search: tables and columns."""

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

    def only(self, member_ids: Collection[Cell]) -> ColumnsOf:
        places = [place for place, owner in enumerate(self.column("member_id")) if owner in member_ids]
        return ColumnsOf(
            self.table, self.columns, tuple([cells[place] for place in places] for cells in self.cells)
        )


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

    def only(self, member_ids: Collection[Cell]) -> Block:
        """What is of these members."""
        return _of(tuple(one.only(member_ids) for one in self.tables))

    def holders(self, key: str) -> Iterator[str]:
        """Members whom a scanned or typed text names whole: by number, phone, or a card's id or number."""
        for name, column in KEYS:
            table = self.table(name)
            if table is not None:
                owners = cast("Sequence[str]", table.column("member_id"))
                yield from (
                    owner for owner, cell in zip(owners, table.column(column), strict=True) if cell == key
                )

    @property
    def member_ids(self) -> Sequence[Cell]:
        members = self.table("members")
        return members.column("member_id") if members is not None else ()


def _of(tables: tuple[ColumnsOf, ...]) -> Block:
    return Block(tuple(one for one in tables if one.count))


@dataclass(frozen=True, slots=True)
class BlockKeys:
    """Who is in a block, in order, and every text by which one of them is found (see `Block.holders`)."""

    member_ids: Sequence[str]
    texts: Sequence[str]
