"""Straight to SQLite's driver, where a key press runs thirty statements and each tenth of a millisecond counts.

SQLAlchemy's own way from a text to a row costs several times what SQLite needs for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlcipher3
from sqlalchemy import Connection

from shuke_db.engine import unusable

__all__ = ["read_all", "read_by_and_by", "write_many"]

Values = tuple[object, ...]


def read_all(connection: Connection, statement: str, values: Values) -> list[tuple[Any, ...]]:
    """Every row, in the transaction under way; of a statement that writes, none.

    Raises:
        StoreUnusable: as from any other statement.
    """
    try:
        return _cursor(connection).execute(statement, values).fetchall()  # type: ignore[no-any-return]
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error


def read_by_and_by(connection: Connection, statement: str, values: Values) -> Iterator[tuple[Any, ...]]:
    """Row by row: what is not asked for is not read."""
    cursor = _cursor(connection)
    try:
        yield from cursor.execute(statement, values)
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error
    finally:
        cursor.close()


def write_many(connection: Connection, statement: str, rows: Iterable[Values]) -> None:
    """One statement for many rows, in the transaction under way.

    Raises:
        StoreUnusable: as from any other statement.
    """
    try:
        _cursor(connection).executemany(statement, rows)
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error


def _cursor(connection: Connection) -> Any:
    """SQLAlchemy begins a transaction with the first statement it is given; so do we."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.cursor()
