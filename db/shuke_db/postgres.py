"""SQLAlchemy over PostgreSQL: head office's database where one machine, or one process, is no longer enough.

Any number of processes share it. What one chain writes is written in turn, as on SQLite: whoever opens a writing
block waits in `take_turn`, so nothing that it reads can change under it, and the stream's numbers become visible in
their order (decision 0013). Tenants do not wait for each other, and readers wait for nobody.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, bindparam, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke_db.prepared import Prepared
from shuke_db.sync_tables import streams
from shuke_db.upserts import insert_into

__all__ = ["open_postgres", "take_turn", "unusable_postgres"]

_DRIVER = "postgresql+psycopg"
_CONNECT_S = 5
_WAIT_FOR_CONNECTION_S = 10

_SESSION = (
    # Somebody who holds the turn and hangs lets go of it; a letter that waits in vain is told `busy`.
    "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s'; SET jit = off; "
    "SET client_min_messages = 'warning'; SET timezone = 'UTC'"
)


def open_postgres(url: str, *, connections: int = 4) -> Engine:
    """An engine with at most so many connections, for as many threads.

    Args:
        url: `postgresql+psycopg://user:password@host:port/database`, with libpq's own parameters behind it.

    Raises:
        StoreUnusable: that is no such address. Whether somebody answers there shows at the first statement.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreUnusable(StoreTrouble.UNREACHABLE, "not a database's address") from error
    if address.drivername != _DRIVER:
        raise StoreUnusable(StoreTrouble.UNREACHABLE, f"an address begins with {_DRIVER}://")
    engine = create_engine(
        address.update_query_dict({"connect_timeout": str(_CONNECT_S), "application_name": "shuke"}),
        isolation_level="READ COMMITTED",  # each statement sees what was committed before the turn came
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_WAIT_FOR_CONNECTION_S,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_session)
    return engine


def _set_session(connection: Any, _record: object) -> None:
    connection.autocommit = True
    connection.execute(_SESSION)
    connection.autocommit = False


_TURN = Prepared(select(streams.c.position).where(streams.c.tenant == bindparam("tenant")).with_for_update())


def take_turn(connection: Connection, tenant: str) -> None:
    """Wait until nobody else writes for this tenant, and keep others waiting until the transaction ends: the row that
    counts the stream of changes is held."""
    if _TURN.first(connection, tenant=tenant) is None:
        first = insert_into(connection, streams).values(tenant=tenant, position=0)
        connection.execute(first.on_conflict_do_nothing())
        _TURN.first(connection, tenant=tenant)


_TROUBLES = {
    "40001": StoreTrouble.CONFLICT,
    "40P01": StoreTrouble.CONFLICT,
    "55P03": StoreTrouble.LOCKED,
    "25P03": StoreTrouble.LOCKED,
    "53100": StoreTrouble.DISK_FULL,
    "53200": StoreTrouble.LOCKED,
    "53300": StoreTrouble.UNREACHABLE,
    "25006": StoreTrouble.READ_ONLY,
}
"""By SQLSTATE."""

_AWAY = ("08", "28", "3D", "57P")
"""Beginnings of those in which nobody lets us in: no connection, no such user or database, a server that ends."""


def unusable_postgres(error: Any) -> StoreUnusable:
    """The port's word for psycopg's error. Of the server's words only the first line: the others quote rows."""
    state: str | None = error.sqlstate
    if state is None:  # the driver's own: nobody there, or a connection that broke
        return StoreUnusable(StoreTrouble.UNREACHABLE, type(error).__name__)
    trouble = _TROUBLES.get(state, StoreTrouble.FAILED)
    if state.startswith(_AWAY):
        trouble = StoreTrouble.UNREACHABLE
    return StoreUnusable(trouble, f"{state} {error.diag.message_primary or ''}".strip())
