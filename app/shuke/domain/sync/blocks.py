"""Members column by column: how a snapshot carries them and how they are put in place, a block of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shuke.domain.facts.rows import Cell

__all__ = ["ATTACHED", "PROFILES", "Block", "ColumnsOf"]

ATTACHED = "attachments"
"""Profiles as they are hashed and named: member_id, hash, salt, content."""

PROFILES = "profiles"
"""The same profiles, read: member_id, name, phone, birth_month, birth_day, birth_year, sex, note."""


@dataclass(frozen=True, slots=True)
class ColumnsOf:
    """Rows of one table without their tenant, column by column: `cells` are as many lists as `columns`, all of
    one length. In the order of the table's key."""

    table: str
    columns: tuple[str, ...]
    cells: tuple[Sequence[Cell], ...]

    @property
    def count(self) -> int:
        return len(self.cells[0])

    def column(self, name: str) -> Sequence[Cell]:
        return self.cells[self.columns.index(name)]


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring members, with all the rows that are their own. A table that is not named has no row."""

    tables: tuple[ColumnsOf, ...]

    def table(self, name: str) -> ColumnsOf | None:
        return next((one for one in self.tables if one.table == name), None)

    @property
    def member_ids(self) -> Sequence[Cell]:
        members = self.table("members")
        return members.column("member_id") if members is not None else ()
