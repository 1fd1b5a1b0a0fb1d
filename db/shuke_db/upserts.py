"""INSERT … ON CONFLICT for the database in use. PostgreSQL's dialect takes a tenth of a second to import, which a
till that never sees PostgreSQL should not pay at every start."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

__all__ = ["insert_into"]


def insert_into(connection: Connection, table: Table) -> Any:
    """An insert of that dialect; both kinds have `on_conflict_do_update` and `on_conflict_do_nothing`."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415 - see above

    return insert(table)
