"""Journal and ledger take rows and give none back, but through the one door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from fakes.empty_database import empty_database
from shuke_db.append_only import pruning_allowed
from shuke_db.tables import journal, ledger, pruning

PLACE = {"tenant": "t", "till_id": "S01-1", "epoch": 1, "seq": 1}
ROWS: dict[Table, dict[str, Any]] = {
    journal: PLACE | {"kind": "till.opened", "business_date": "2026-03-10", "content": b"c", "hash": b"h"},
    ledger: PLACE | {"entry_no": 1, "member_id": "m-1", "account": "points", "lot": "never", "amount": 5},
}
each_table = pytest.mark.parametrize("table", ROWS, ids=lambda table: table.name)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = empty_database()
    with engine.connect() as connection:
        for table, row in ROWS.items():
            connection.execute(insert(table), row)
        connection.commit()
    with engine.connect() as connection:
        yield connection
        connection.rollback()
    engine.dispose()


def count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


@each_table
def test_no_row_is_changed_or_taken_out(connection: Connection, table: Table) -> None:
    for statement in (
        update(table).values(seq=2),
        update(table).where(table.c.tenant == "t").values(tenant="t"),
        delete(table),
        delete(table).where(table.c.seq == 1),
    ):
        with pytest.raises(DBAPIError, match=f"{table.name} is append-only"):
            connection.execute(statement)
    assert count(connection, table) == 1


@each_table
def test_a_row_in_the_same_place_is_refused_and_does_not_replace(
    connection: Connection, table: Table
) -> None:
    with pytest.raises(DBAPIError, match="UNIQUE"):
        connection.execute(insert(table), ROWS[table])
    replacing = sqlite.insert(table).values(ROWS[table])
    keys = [column.name for column in table.primary_key]
    with pytest.raises(DBAPIError, match="append-only"):
        connection.execute(replacing.on_conflict_do_update(index_elements=keys, set_={"till_id": "S01-1"}))
    with pytest.raises(DBAPIError, match="append-only"):
        connection.execute(insert(table).prefix_with("OR REPLACE"), ROWS[table])


@each_table
def test_through_the_door_rows_may_go_and_it_closes_behind(connection: Connection, table: Table) -> None:
    connection.execute(insert(table), ROWS[table] | {"seq": 2})
    with pruning_allowed(connection, "test"):
        connection.execute(delete(table).where(table.c.seq == 1))
    with pytest.raises(DBAPIError, match="append-only"):
        connection.execute(delete(table))
    assert count(connection, table) == 1
    assert count(connection, pruning) == 0


def test_a_door_left_by_an_exception_is_shut_with_its_transaction(connection: Connection) -> None:
    def killed_half_way() -> None:
        with pruning_allowed(connection, "test"):
            connection.execute(delete(ledger))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        killed_half_way()
    connection.rollback()
    assert count(connection, ledger) == 1
    with pytest.raises(DBAPIError, match="append-only"):
        connection.execute(delete(ledger))


def test_nothing_else_lets_rows_go(connection: Connection) -> None:
    """Each table that is written once refuses both ways of losing a row."""
    triggers = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    refusing = {name for name in triggers if "_refuses_" in name}
    assert refusing == {f"{table.name}_refuses_{way}" for table in ROWS for way in ("update", "delete")}
