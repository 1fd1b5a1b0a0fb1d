"""The schema's version: found without Alembic, brought up to date with it.

Alembic takes a third of a second to import, so a database that is current never loads it.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke_db.engine import refusal_of
from shuke_db.planner import tell_planner
from shuke_db.postgres_schema import (
    keep_facts_in_their_rows,
    lead_from_words_to_members,
    on_postgres,
    order_texts_by_bytes,
    wait_for_migrations,
)
from shuke_db.revisions import NEWEST, REVISIONS

__all__ = ["NEWEST", "REVISIONS", "bring_up_to_date", "require_current", "revision_of"]


def revision_of(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def bring_up_to_date(engine: Engine) -> bool:
    """Whether anything had to be done. One transaction: a failing migration leaves the old schema whole.

    Raises:
        StoreUnusable: the database was written by a newer release, or is damaged; nothing is touched.
    """
    try:
        return _brought_up_to_date(engine)
    except DBAPIError as error:
        raise refusal_of(error) from error


def _brought_up_to_date(engine: Engine) -> bool:
    with engine.connect() as connection:
        found = revision_of(connection)
        if found == NEWEST:
            return False
        if on_postgres(connection):  # SQLite has let nobody else in since the transaction began
            wait_for_migrations(connection)
            found = revision_of(connection)
            if found == NEWEST:
                return False
        if found is not None and found not in REVISIONS:
            raise StoreUnusable(StoreTrouble.NEWER_VERSION, f"schema {found}, this release knows {NEWEST}")
        _migrate(connection)
        if on_postgres(connection):
            order_texts_by_bytes(connection)
            keep_facts_in_their_rows(connection)
            lead_from_words_to_members(connection)
        tell_planner(connection)
        connection.commit()
    return True


def require_current(engine: Engine) -> None:
    """For a connection that cannot write.

    Raises:
        StoreUnusable: the schema is a newer release's, or an older one that has to be brought up to date first.
    """
    with engine.connect().execution_options(shuke_reads_only=True) as connection:
        found = revision_of(connection)
    if found != NEWEST:
        older = found in REVISIONS or found is None
        trouble = StoreTrouble.OLDER_VERSION if older else StoreTrouble.NEWER_VERSION
        raise StoreUnusable(trouble, f"schema {found}, this release knows {NEWEST}")


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - a third of a second, only when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
