"""Alembic's door: runs the migrations on the connection it is handed, or on a scratch database for authors."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine

from shuke_db.tables import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=False,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    run(handed)
else:
    with create_engine("sqlite://").connect() as scratch:
        run(scratch)
