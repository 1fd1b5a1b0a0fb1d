"""The sealed bytes of a snapshot on a till's disk, in one file, from their beginning on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable

__all__ = ["PartsFile"]


class PartsFile:
    """`ArrivedParts`. Opened for each use: two threads read it, and nothing is to be closed at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, offset: int, size: int) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                return file.read(size)
        except OSError:
            return b""

    def put(self, offset: int, sealed: bytes) -> None:
        with _told(), os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            file.truncate(offset)
            file.seek(offset)
            file.write(sealed)

    def make_last(self) -> None:
        with _told():
            with self._path.open("rb+") as file:
                os.fsync(file.fileno())
            if os.name == "posix":
                folder = os.open(self._path.parent, os.O_RDONLY)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)

    def remove(self) -> None:
        with suppress(OSError):  # another program looks at it (Windows): the next start tries again
            self._path.unlink(missing_ok=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise StoreUnusable(StoreTrouble.DISK_FULL if full else StoreTrouble.FAILED, str(error)) from error
