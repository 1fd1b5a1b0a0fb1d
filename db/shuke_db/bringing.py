"""Members that are put in place because somebody reads them; see `repositories.coming_rows`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

__all__ = ["keeping_who_is_brought"]


@contextmanager
def keeping_who_is_brought(connection: Connection) -> Iterator[None]:
    """Around a block that only reads: if that changed rows, it was somebody's being brought, which lasts."""
    driver = connection.connection.driver_connection
    assert driver is not None  # a block is open
    before = driver.total_changes
    yield
    if driver.total_changes != before:
        connection.commit()
