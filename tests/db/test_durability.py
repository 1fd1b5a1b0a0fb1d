"""What is only noted does not wait for the disk; whatever is written after it waits as ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from fakes.empty_database import empty_database
from fakes.postgres import empty_postgres
from shuke_db.postgres import open_postgres
from shuke_db.unit_of_work import SqlStore, SqlWork

QUESTION = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
WAITS, DOES_NOT_WAIT = {2, "on"}, {1, "off"}


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    engine = empty_database() if request.param == "sqlite" else open_postgres(empty_postgres())
    yield engine
    engine.dispose()


def how(work: SqlWork) -> object:
    connection = work._connection
    return connection.exec_driver_sql(QUESTION[connection.dialect.name]).scalar_one()


def note_and_fail(work: SqlWork) -> None:
    work.contacts.remember("S01-1", b"n" * 16, 5, 0)
    raise ZeroDivisionError


def test_a_note_does_not_wait_for_the_disk_and_is_there_at_once(engine: Engine) -> None:
    store = SqlStore(engine, lambda: "t")
    with store.noting() as work:
        assert how(work) in DOES_NOT_WAIT
        assert work.contacts.remember("S01-1", b"n" * 16, 5, 0)
        work.commit()
    with store.writing() as work:
        assert how(work) in WAITS
        assert work.contacts.last_ms("S01-1") == 5


def test_after_a_note_that_failed_what_is_written_waits_again(engine: Engine) -> None:
    store = SqlStore(engine, lambda: "t")
    with pytest.raises(ZeroDivisionError), store.noting() as work:
        note_and_fail(work)
    with store.writing() as work:
        assert how(work) in WAITS
        assert work.contacts.last_ms("S01-1") == 0
