"""Who is other than packed, on PostgreSQL; on SQLite triggers say it (see `repositories.packed_members`), which a
database that is spread over machines cannot have."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Text, bindparam, select

from shuke.domain.facts.rows import Cell
from shuke.domain.facts.together import Shape
from shuke_db.prepared import Prepared
from shuke_db.segment_tables import packed_pages

__all__ = ["CHANGED", "NOTED", "changed_in", "is_packed", "marks_of"]

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


def marks_of(tenant: Cell, member_ids: Iterable[Cell]) -> list[tuple[Cell, ...]]:
    """Rows of `CHANGED`, with a turn that differs from any before."""
    turn = secrets.randbits(60) + 1
    return [(tenant, one, turn) for one in sorted(member_ids)]  # type: ignore[type-var]


def is_packed(connection: Connection, tenant: Cell) -> bool:
    return _PACKED.first(connection, tenant=tenant) is not None
