"""Who is other than packed, on PostgreSQL; on SQLite triggers say it (see `repositories.packed_members`), which a
database that is spread over machines cannot have."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Text, bindparam, select

from shuke.domain.facts.rows import Cell
from shuke.domain.facts.together import Shape
from shuke_db.among import among
from shuke_db.prepared import Prepared
from shuke_db.segment_tables import packed_pages
from shuke_db.tables import members

__all__ = ["CHANGED", "NOTED", "changed_in", "is_packed", "left_by", "marks_of"]

NOTED = frozenset({"members", "profiles", "balances", "consents", "member_years", "habits"})
"""The tables that members are packed from."""

CHANGED = Shape("changed_members", ("member_id",), ("turn",))

_PACKED = Prepared(
    select(packed_pages.c.turn).where(packed_pages.c.tenant == bindparam("tenant", type_=Text())).limit(1)
)


def changed_in(parts: Iterable[tuple[Shape, Sequence[tuple[Cell, ...]]]]) -> set[Cell]:
    """The ids of whoever has a row among these."""
    found: set[Cell] = set()
    for shape, rows in parts:
        if shape.table in NOTED:
            at = shape.columns.index("member_id")
            found.update(row[at] for row in rows)
    return found


def left_by(connection: Connection, parts: Iterable[tuple[Shape, Sequence[tuple[Cell, ...]]]]) -> set[Cell]:
    """The ids of those in whom somebody among these went up before, who may go up in another now: two tills that
    did not know of each other each made them one with somebody. Asked before these are written."""
    found: set[Cell] = set()
    for shape, rows in parts:
        if shape.table == members.name and members.c.merged_into.name in shape.columns:
            at = shape.columns.index("member_id")
            stood = select(members.c.merged_into).where(
                members.c.tenant == rows[0][0],
                among(connection, members.c.member_id, [str(row[at]) for row in rows]),
                members.c.merged_into > "",
            )
            found.update(connection.scalars(stood))
    return found


def marks_of(tenant: Cell, member_ids: Iterable[Cell]) -> list[tuple[Cell, ...]]:
    """Rows of `CHANGED`, with a turn that differs from any before."""
    turn = secrets.randbits(60) + 1
    return [(tenant, one, turn) for one in sorted(member_ids)]  # type: ignore[type-var]


def is_packed(connection: Connection, tenant: Cell) -> bool:
    return _PACKED.first(connection, tenant=tenant) is not None
