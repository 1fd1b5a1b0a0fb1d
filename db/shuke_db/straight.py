"""Reading straight from SQLite's driver, where a search asks three things and each tenth of a millisecond counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlcipher3
from sqlalchemy import Connection

from shuke_db.engine import unusable

__all__ = ["read_all", "read_by_and_by"]


def read_all(connection: Connection, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    """Every row, in the transaction under way.

    Raises:
        StoreUnusable: as from any other statement.
    """
    return list(read_by_and_by(connection, statement, values))


def read_by_and_by(
    connection: Connection, statement: str, values: tuple[object, ...]
) -> Iterator[tuple[Any, ...]]:
    """Row by row: what is not asked for is not read."""
    cursor = connection.connection.cursor()
    try:
        yield from cursor.execute(statement, values)
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error
    finally:
        cursor.close()
