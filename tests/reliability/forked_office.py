"""Head office in a child that is forked, so that it starts in a moment: for tests that kill it by the thousand."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import shuke.bootstrap.head_office.serving  # noqa: F401 - all that serving needs is loaded before the fork
from fakes.office_server import OfficeServer
from shuke.bootstrap.head_office import run
from shuke.bootstrap.head_office.parser import DATABASE_VARIABLE
from shuke.bootstrap.head_office.speaking import LISTENING
from shuke.bootstrap.places import VAULT_VARIABLE

__all__ = ["ForkedOffice"]


class ForkedOffice(OfficeServer):
    """As `OfficeServer`, and as real: a process with its own threads, sockets and files. Whoever makes one has no
    database open at `start`."""

    def __init__(self, folder: Path, database: str = "") -> None:
        super().__init__(folder, database)
        self._child = 0

    def found(self) -> None:
        """In a process of its own: what is opened here would be closed in a child, whenever that comes to it, and a
        database closed there takes the log of the child's own connection with it."""
        status = 1
        child = os.fork()
        if child == 0:
            try:
                super().found()
                status = 0
            finally:
                os._exit(status)
        assert os.waitpid(child, 0)[1] == 0

    @property
    def runs(self) -> bool:
        return self._child != 0

    def start(self, *options: str) -> None:
        assert self.started(*options), "it ended instead of listening"

    def started(self, *options: str) -> bool:
        """Whether it listens; False where it ended, with why on standard error."""
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(reading)
            self._serve(writing, *options)
        os.close(writing)
        with os.fdopen(reading) as said:
            line = said.readline()
        if not line.startswith(LISTENING):
            self.kill()
            return False
        self.address = line.removeprefix(LISTENING).strip()
        self.port = int(self.address.rpartition(":")[2])
        return True

    def _serve(self, said: int, *options: str) -> None:
        status = 1
        try:
            os.environ[VAULT_VARIABLE] = str(self.folder / "vaults")
            os.environ[DATABASE_VARIABLE] = self.database
            sys.stdout = os.fdopen(said, "w")
            status = run(["--data", str(self.folder / "office"), "serve", "--port", str(self.port), *options])
        finally:
            os._exit(status)

    def _end(self, how: signal.Signals) -> int:
        child, self._child = self._child, 0
        if not child:
            return 0
        os.kill(child, how)
        _, status = os.waitpid(child, 0)
        return status
