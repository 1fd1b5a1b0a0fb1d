"""Whatever is to be placed by tenant has the tenant in front of every key; the printed statements place all of it."""

from __future__ import annotations

from sqlalchemy import Table, UniqueConstraint, text

from fakes.postgres import empty_postgres
from shuke_db.distribution import APART, distribution
from shuke_db.postgres import open_postgres
from shuke_db.tables import metadata

PLACED = [table for name, table in metadata.tables.items() if name not in APART]

BY_WORDS = {"member_words_by_word"}

CITUS = """
    CREATE TABLE placed (name text, by_column text, beside text);
    CREATE FUNCTION create_distributed_table(name regclass, by_column text, colocate_with text DEFAULT 'default')
    RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = name AND NOT tgisinternal) THEN
            RAISE EXCEPTION '%% has triggers', name;
        END IF;
        IF EXISTS (
            SELECT 1 FROM pg_index JOIN pg_attribute AS c ON c.attrelid = indrelid AND c.attname = by_column
            WHERE indrelid = name AND indisunique AND NOT c.attnum = ANY (indkey)
        ) THEN
            RAISE EXCEPTION '%% is unique without %%', name, by_column;
        END IF;
        INSERT INTO placed VALUES (name::text, by_column, colocate_with);
    END $$
"""
"""What Citus refuses, by its manual: triggers, and what is unique without the column it places by."""


def unique_columns(table: Table) -> list[list[str]]:
    constraints = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [[column.name for column in index.columns] for index in table.indexes if index.unique]
    return [*([column.name for column in one.columns] for one in constraints), *indexes]


def test_every_key_leads_with_the_tenant_and_what_is_unique_contains_it() -> None:
    for table in PLACED:
        assert next(iter(table.primary_key)).name == "tenant", table.name
        assert all("tenant" in columns for columns in unique_columns(table)), table.name
        # What finds words is no key: it has no columns at all, and Citus leaves it as it is.
        keys = [index for index in table.indexes if index.name not in BY_WORDS]
        assert all(next(iter(index.columns)).name == "tenant" for index in keys), table.name
        assert not table.foreign_keys, table.name
    assert len(PLACED) > 30


def test_the_printed_statements_place_every_table() -> None:
    engine = open_postgres(empty_postgres())
    with engine.begin() as connection:
        connection.exec_driver_sql(CITUS)
    script = "\n".join(distribution())
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(script)
        placed = {tuple(row) for row in connection.execute(text("SELECT * FROM placed"))}
    beside = {(table.name, "tenant", "default" if table.name == "journal" else "journal") for table in PLACED}
    assert placed == beside
    engine.dispose()
