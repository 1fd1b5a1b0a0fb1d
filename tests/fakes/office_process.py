"""`shuke headoffice …` in a process that begins with the program loaded: it is forked from one that has loaded it.
Where there is no forking, each process loads it anew."""

from __future__ import annotations

import atexit
import io
import multiprocessing
import os
import sys
from collections.abc import Iterator
from functools import cache
from multiprocessing.connection import Connection

__all__ = ["OfficeProcess"]

_LOADED = ["shuke.bootstrap.head_office", "shuke.bootstrap.head_office.serving", "psycopg", __name__]


@cache
def _context() -> multiprocessing.context.BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context


class OfficeProcess:
    """What it says is read from here; where `typed` is given, it reads that, and its complaints are read, too."""

    def __init__(self, arguments: list[str], environment: dict[str, str], typed: str | None = None) -> None:
        self._said, says = multiprocessing.Pipe(duplex=False)
        self._complained, complains = multiprocessing.Pipe(duplex=False)
        carried_out = _context().Process(  # type: ignore[attr-defined]  # every context has one
            target=_carry_out, args=(arguments, environment, typed, says, complains)
        )
        carried_out.start()
        says.close()
        complains.close()
        atexit.register(carried_out.kill)
        self._process = carried_out

    @property
    def pid(self) -> int:
        pid: int = self._process.pid
        return pid

    def said(self) -> Iterator[str]:
        """Line by line, as it is said; ends with the process."""
        return _written(self._said)

    def complaints(self) -> str:
        """All, once it has ended."""
        return "".join(_written(self._complained))

    def end(self) -> None:
        """It is asked to."""
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout_s: float) -> int:
        """Its exit status, negative where a signal ended it; may be asked again.

        Raises:
            TimeoutError: it goes on.
        """
        self._process.join(timeout_s)
        status: int | None = self._process.exitcode
        if status is None:
            raise TimeoutError(f"process {self.pid} has not ended")
        atexit.unregister(self._process.kill)
        return status


def _written(end: Connection) -> Iterator[str]:
    try:
        while True:
            yield end.recv_bytes().decode()
    except (EOFError, OSError):  # closed at either end
        return


class _Written(io.TextIOBase):
    """A stream whose every writing is a message."""

    def __init__(self, end: Connection) -> None:
        self._end = end

    def write(self, text: str) -> int:
        if text:
            self._end.send_bytes(text.encode())
        return len(text)


def _carry_out(
    arguments: list[str],
    environment: dict[str, str],
    typed: str | None,
    says: Connection,
    complains: Connection,
) -> None:
    from shuke.bootstrap.head_office import run  # noqa: PLC0415 - loaded before the fork

    os.environ.update(environment)
    sys.stdout = _Written(says)
    if typed is not None:
        sys.stdin, sys.stderr = io.StringIO(typed), _Written(complains)
    sys.exit(run(arguments))
