"""Many rows into PostgreSQL at once: COPY where a row is new, one statement over arrays where it may be there.

A statement a row costs the server more in talking than in writing; so does a temporary table for a few hundred rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import BigInteger, Connection, LargeBinary, Table

from shuke_db.postgres import unusable_postgres

__all__ = ["copy_new", "upsert_many"]

Values = Sequence[object]


def copy_new(connection: Connection, table: Table, columns: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Rows whose keys were never there; in the transaction under way.

    Raises:
        StoreUnusable: as from any other statement.
    """
    statement, types = _copying(table, columns)
    with _cursor(connection) as cursor, cursor.copy(statement) as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def upsert_many(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    keys: tuple[str, ...],
    replaced: str,
    rows: Sequence[Values],
) -> None:
    """Rows whose keys may be there; no two of them have the same.

    Args:
        replaced: what then happens to the others of its columns, as after `DO UPDATE SET`; empty: nothing.
    """
    statement = _upserting(table, columns, keys, replaced)
    with _cursor(connection) as cursor:
        cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)], prepare=True)


@cache
def _copying(table: Table, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    return f"COPY {table.name} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)", _types(table, columns)


@cache
def _upserting(table: Table, columns: tuple[str, ...], keys: tuple[str, ...], replaced: str) -> str:
    named = ", ".join(columns)
    arrays = ", ".join(f"%b::{type_}[]" for type_ in _types(table, columns))
    outcome = f"UPDATE SET {replaced}" if replaced else "NOTHING"
    return (
        f"INSERT INTO {table.name} ({named}) SELECT {named} FROM unnest({arrays}) AS given ({named}) "
        f"ORDER BY {', '.join(keys)} ON CONFLICT ({', '.join(keys)}) DO {outcome}"
    )


def _types(table: Table, columns: tuple[str, ...]) -> list[str]:
    return [_type(table.c[name].type) for name in columns]


def _type(of_column: Any) -> str:
    if isinstance(of_column, BigInteger):
        return "int8"
    return "bytea" if isinstance(of_column, LargeBinary) else "text"


@contextmanager
def _cursor(connection: Connection) -> Iterator[Any]:
    """The driver's own; SQLAlchemy begins a transaction with the first statement it is given, and so do we."""
    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor:
            yield cursor
    except psycopg.Error as error:
        raise unusable_postgres(error) from error
