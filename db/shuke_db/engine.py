"""SQLAlchemy over SQLite: the till's encrypted file, head office's plain one.

Writers begin IMMEDIATE, so a transaction that will write never finds the lock taken half-way. Checkpoints run from
an idle timer, never inside a sale.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from shuke.application.ports.store_trouble import StoreUnusable
from shuke_db.sqlite_file import MEMORY, connect, unusable

__all__ = ["MEMORY", "Engine", "engine_over", "open_sqlite", "refusal_of", "run_checkpoint", "unusable"]


def open_sqlite(
    path: Path, key: bytes | None, *, read_only: bool = False, busy_timeout_ms: int = 2000
) -> Engine:
    """An engine over one connection, for the one thread (lane) that uses it; see `sqlite_file.connect`.

    Raises:
        StoreUnusable: wrong key, damaged file, locked file, or an SQLite with the WAL-reset bug.
    """
    return engine_over(connect(path, key, read_only=read_only, busy_timeout_ms=busy_timeout_ms))


def engine_over(connection: Any) -> Engine:
    """An engine over a connection that is open already; disposing of the one closes the other."""
    # An error's text ends up in logs and support files: it names the statement, never the values.
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def refusal_of(error: DBAPIError) -> StoreUnusable:
    """The port's word for what SQLAlchemy raised, whichever driver's it is."""
    of_driver = error.orig if isinstance(error.orig, Exception) else error
    if hasattr(of_driver, "sqlstate"):
        from shuke_db.postgres import unusable_postgres  # noqa: PLC0415 - a till never sees one

        return unusable_postgres(of_driver)
    return unusable(of_driver)


def run_checkpoint(engine: Engine) -> None:
    """Fold the write-ahead log into the database file; for idle moments. Waits for nobody: while a report is being
    read the log stays as it is.

    Raises:
        StoreUnusable: the file cannot be written (a full disk); nothing is lost, the log holds it all.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        busy_timeout_ms = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once; a reader only fixes what it sees."""
    reads_only = connection.get_execution_options().get("shuke_reads_only", False)
    try:
        # Past SQLAlchemy, which takes ten times as long for it; a page of head office begins two or three.
        connection.connection.cursor().execute("BEGIN" if reads_only else "BEGIN IMMEDIATE")
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error
