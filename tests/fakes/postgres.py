"""A real PostgreSQL for tests: one server a run, started when it is first asked for; a database costs a copy."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import psycopg

from shuke_db.postgres import open_postgres
from shuke_db.schema import bring_up_to_date

__all__ = ["Cluster", "cluster", "empty_postgres"]

_MIGRATED = "migrated"


class Cluster:
    """A server in a temporary folder, on 127.0.0.1. It ends with this process, however that ends."""

    def __init__(self, *, durable: bool = False) -> None:
        """`durable`: what is committed is on the disk, as a shop's would be; for measuring."""
        self.folder = Path(tempfile.mkdtemp(prefix="shuke-postgres-"))
        self.port = _free_port()
        keeper = Path(__file__).with_name("postgres_keeper.py")
        self._keeper = subprocess.Popen(
            [sys.executable, str(keeper), str(self.folder), str(self.port)],
            env={**os.environ, "SHUKE_POSTGRES_FSYNC": "on" if durable else "off"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._keeper.stdout is not None
        line = self._keeper.stdout.readline()
        assert line == "ready\n", line

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://shuke@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """A new database, a copy of that one; its URL."""
        name = f"t{secrets.token_hex(6)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(name)

    def run(self, statement: str) -> None:
        """Outside of any database of a test."""
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement)

    def close(self) -> None:
        assert self._keeper.stdin is not None
        assert self._keeper.stdout is not None
        self._keeper.stdin.close()
        self._keeper.wait(60)
        self._keeper.stdout.close()


@cache
def cluster() -> Cluster:
    """This run's; ends with the run."""
    return Cluster()


def empty_postgres() -> str:
    """The URL of a database with every table and nothing in them."""
    return cluster().create(_migrated())


@cache
def _migrated() -> str:
    made = cluster()
    made.run(f"CREATE DATABASE {_MIGRATED}")
    engine = open_postgres(made.url(_MIGRATED))
    bring_up_to_date(engine)
    engine.dispose()
    return _MIGRATED


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
