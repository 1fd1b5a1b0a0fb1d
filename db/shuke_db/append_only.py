"""Journal and ledger are append-only: triggers abort every UPDATE and DELETE, but for this one door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, insert, text

from shuke_db.tables import pruning

__all__ = ["pruning_allowed"]


@contextmanager
def pruning_allowed(connection: Connection, reason: str) -> Iterator[None]:
    """Inside the block, in this transaction only, rows may go (a rebuild, acknowledged prefixes).

    Left by an exception, the transaction that opened the door must end too, and takes the door with it.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(insert(pruning), {"reason": reason})
        yield
        connection.execute(delete(pruning))
    else:
        connection.execute(_DOOR, {"reason": reason})
        yield
        connection.execute(_DOOR, {"reason": ""})


_DOOR = text("SELECT set_config('shuke.pruning', :reason, true)")
"""PostgreSQL: a setting of the transaction, which the triggers look at and nobody else sees."""
