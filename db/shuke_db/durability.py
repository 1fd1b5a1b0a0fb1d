"""What a transaction waits for: as a rule until it lies on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

__all__ = ["durability"]


@contextmanager
def durability(connection: Connection, *, waits: bool) -> Iterator[None]:
    """The block's transaction waits for the disk, or leaves that to the next one that does: what it wrote is seen by
    everybody at once, it outlives a process that is killed, and a power cut may take it, whole, with nothing before
    it. To be entered before the transaction begins."""
    if waits:
        yield
    elif connection.dialect.name == "sqlite":
        _synchronise(connection, "NORMAL")
        try:
            yield
        finally:
            _synchronise(connection, "FULL")
    else:
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
        yield


def _synchronise(connection: Connection, how: str) -> None:
    """Past SQLAlchemy, which would begin a transaction, in which SQLite does not change this. One that failed is
    still open at the end."""
    if connection.in_transaction():
        connection.rollback()
    connection.connection.cursor().execute(f"PRAGMA synchronous = {how}")
