"""On which database the head offices of a test stand: SQLite in memory, or a PostgreSQL that may give up every fifth
transaction for the sake of others that are not there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event

from fakes.empty_database import empty_database
from fakes.postgres import cluster, empty_postgres
from shuke_db.postgres import open_postgres

__all__ = [
    "KINDS",
    "SerialisationFailures",
    "copied",
    "office_database",
    "offices_on",
    "put_back",
    "troubled",
]

KINDS = ("sqlite", "postgres that gives up", "postgres")
"""The second is as hard as the third and harder; the third is for telling why something failed."""

_RAISES = "BEGIN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'; END"
_GIVES_UP = f"DO $$ {_RAISES} $$"
_GIVES_UP_AT_COMMIT = f"""
    CREATE TABLE given_up (number int);
    CREATE FUNCTION gives_up() RETURNS trigger LANGUAGE plpgsql AS $$ {_RAISES} $$;
    CREATE CONSTRAINT TRIGGER gives_up AFTER INSERT ON given_up DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION gives_up()
"""
_SHARE = 0.2
_SEED = 20260310


class SerialisationFailures:
    """The server really says so: in place of one of the transaction's statements, or when it is about to commit."""

    def __init__(self, engine: Engine) -> None:
        self.happened = 0
        self._random = random.Random(_SEED)
        self._active = False
        self._statements_left: int | None = None
        with engine.begin() as connection:
            connection.exec_driver_sql(_GIVES_UP_AT_COMMIT)
        event.listen(engine, "begin", self._begun)
        event.listen(engine, "before_cursor_execute", self._in_place_of, retval=True)
        event.listen(engine, "commit", self._before_commit)

    @contextmanager
    def active(self) -> Iterator[None]:
        self._active = True
        try:
            yield
        finally:
            self._active = False
            self._statements_left = None

    def _begun(self, _connection: Connection) -> None:
        fails = self._active and self._random.random() < _SHARE
        self._statements_left = self._random.randrange(8) if fails else None

    def _in_place_of(
        self,
        _connection: Connection,
        _cursor: Any,
        statement: str,
        parameters: Any,
        _context: Any,
        _many: bool,
    ) -> tuple[str, Any]:
        if self._statements_left is None:
            return statement, parameters
        self._statements_left -= 1
        if self._statements_left >= 0:
            return statement, parameters
        self.happened += 1
        self._statements_left = None
        return _GIVES_UP, ()

    def _before_commit(self, connection: Connection) -> None:
        if self._statements_left is not None:
            self.happened += 1
            self._statements_left = None
            connection.exec_driver_sql("INSERT INTO given_up VALUES (1)")


_makers: list[Callable[[], Engine]] = [empty_database]
_failures: WeakKeyDictionary[Engine, SerialisationFailures] = WeakKeyDictionary()


def office_database() -> Engine:
    """An empty one of the kind under test."""
    return _makers[-1]()


@contextmanager
def troubled(engine: Engine) -> Iterator[None]:
    """Head office is at work on it: now it may be given up, if this test's database does so."""
    failures = _failures.get(engine)
    if failures is None:
        yield
        return
    with failures.active():
        yield


@contextmanager
def offices_on(kind: str) -> Iterator[None]:
    """Every head office made inside stands on a database of that kind; they are gone afterwards."""
    made: list[Engine] = []

    def on_postgres() -> Engine:
        engine = open_postgres(empty_postgres())
        made.append(engine)
        if kind == KINDS[1]:
            _failures[engine] = SerialisationFailures(engine)
        return engine

    _makers.append(empty_database if kind == KINDS[0] else on_postgres)
    try:
        yield
    finally:
        _makers.pop()
        for engine in made:
            engine.dispose()
            cluster().run(f'DROP DATABASE "{engine.url.database}" WITH (FORCE)')


def copied(engine: Engine) -> Engine:
    """A backup, as its keeper would make one."""
    if engine.dialect.name == "sqlite":
        copy = empty_database()
        _copy_sqlite(engine, copy)
        return copy
    engine.dispose()  # nobody may be connected while it is copied
    assert engine.url.database is not None
    return open_postgres(cluster().create(engine.url.database))


def put_back(copy: Engine, engine: Engine) -> None:
    """The backup in place of the database; the copy is used up."""
    if engine.dialect.name == "sqlite":
        _copy_sqlite(copy, engine)
        return
    copy.dispose()
    engine.dispose()
    cluster().run(f'DROP DATABASE "{engine.url.database}"')
    cluster().run(f'ALTER DATABASE "{copy.url.database}" RENAME TO "{engine.url.database}"')


def _copy_sqlite(source: Engine, target: Engine) -> None:
    with source.connect() as held, target.connect() as other:
        driver: Any = held.connection.driver_connection
        driver.backup(other.connection.driver_connection)
