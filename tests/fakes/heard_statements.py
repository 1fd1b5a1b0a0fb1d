"""Every statement a store hands to SQLite's driver, whichever way it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import sqlcipher3

__all__ = ["Statement", "hearing"]

Statement = tuple[str, Any]
"""Text and values; a list of values for one statement with many rows."""


@contextmanager
def hearing() -> Iterator[list[Statement]]:
    """Databases opened in this block are heard as long as they are open; the list may be cleared meanwhile."""
    heard: list[Statement] = []

    class Cursor(sqlcipher3.dbapi2.Cursor):  # type: ignore[misc]
        def execute(self, statement: str, values: Any = ()) -> Any:
            heard.append((statement, values))
            return super().execute(statement, values)

        def executemany(self, statement: str, rows: Any) -> Any:
            heard.append((statement, list(rows)))
            return super().executemany(statement, heard[-1][1])

    class Connection(sqlcipher3.dbapi2.Connection):  # type: ignore[misc]
        def cursor(self, *_: Any) -> Any:
            return super().cursor(Cursor)

    plain = sqlcipher3.connect
    sqlcipher3.connect = partial(plain, factory=Connection)
    try:
        yield heard
    finally:
        sqlcipher3.connect = plain
