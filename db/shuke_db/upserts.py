"""INSERT … ON CONFLICT for the database in use, one row or many. PostgreSQL's dialect takes a tenth of a second to
import, which a till that never sees PostgreSQL should not pay at every start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

__all__ = ["insert_into", "insert_many"]


def insert_into(connection: Connection, table: Table) -> Any:
    """An insert of that dialect; both kinds have `on_conflict_do_update` and `on_conflict_do_nothing`."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415 - see above

    return insert(table)


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows whose keys are not there, all of the same columns; at least one."""
    if connection.dialect.name == "sqlite":
        connection.execute(sqlite.insert(table), rows)
        return
    from shuke_db.postgres_rows import copy_new  # noqa: PLC0415 - a till never comes here

    copy_new(connection, table, tuple(rows[0]), [tuple(row.values()) for row in rows])
