"""What a schema on PostgreSQL needs besides its migrations: one at a time, and texts in one order."""

from __future__ import annotations

from sqlalchemy import Connection, text

from shuke_db.search_tables import WORDS

__all__ = [
    "keep_facts_in_their_rows",
    "lead_from_words_to_members",
    "on_postgres",
    "order_texts_by_bytes",
    "wait_for_migrations",
]

_MIGRATING = 0x7368756B65
"""This program's own number among the locks of a database."""

_OTHERWISE_ORDERED = text("""
    SELECT format('ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"', t.relname, c.attname)
    FROM pg_class AS t JOIN pg_attribute AS c ON c.attrelid = t.oid
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'p') AND c.attnum > 0
        AND NOT c.attisdropped AND c.atttypid = 'text'::regtype AND c.attcollation <> '"C"'::regcollation
    ORDER BY t.relname, c.attnum
""")


def on_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def wait_for_migrations(connection: Connection) -> None:
    """Until this transaction ends nobody else brings the schema up to date: processes may start together."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATING})


def order_texts_by_bytes(connection: Connection) -> None:
    """As SQLite and Python compare: `Raise` folds words and dates by their order, and a database may be of a locale
    that passes over dots."""
    for statement in connection.scalars(_OTHERWISE_ORDERED).all():
        connection.exec_driver_sql(statement)


_FACTS_STAY = "ALTER TABLE journal SET (toast_tuple_target = 8160)"
"""A sale is a little more than what PostgreSQL leaves as it is (2 kB): it would press each one and put it elsewhere,
which takes it three times as long as writing it down (44 µs, 11 µs). Longer ones still go elsewhere."""


def keep_facts_in_their_rows(connection: Connection) -> None:
    connection.exec_driver_sql(_FACTS_STAY)


_BY_WORDS = f"CREATE INDEX IF NOT EXISTS member_words_by_word ON member_words USING gin (({WORDS}))"


def lead_from_words_to_members(connection: Connection) -> None:
    """An index with an entry for each word, as SQLite knows none."""
    connection.exec_driver_sql(_BY_WORDS)
