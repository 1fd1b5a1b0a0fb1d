"""A printer behind a file: a device such as /dev/usb/lp0, a named pipe, or an ordinary file to append to."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
from pathlib import Path

from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["FileTransport"]

_CHUNK_BYTES = 4096

_TROUBLES = {
    errno.ENOENT: PrinterTrouble.NOT_FOUND,
    errno.ENODEV: PrinterTrouble.NOT_FOUND,
    errno.ENXIO: PrinterTrouble.NOT_FOUND,
    errno.EACCES: PrinterTrouble.NOT_ALLOWED,
    errno.EPERM: PrinterTrouble.NOT_ALLOWED,
    errno.EBUSY: PrinterTrouble.BUSY,
    errno.EPIPE: PrinterTrouble.GONE,
    errno.EIO: PrinterTrouble.GONE,
    errno.ENOSPC: PrinterTrouble.NO_PAPER,
}
"""ENOSPC is what Linux's usblp says for an empty roll."""


class FileTransport:
    """An offline device would block for ever; it is opened without blocking and given `stall_timeout_s`."""

    def __init__(self, path: Path, *, stall_timeout_s: float = 5.0) -> None:
        self._path = path
        self._stall_timeout_s = stall_timeout_s

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:  # noqa: ARG002 - a file has no paper
        file = self._opened()
        try:
            self._write(file, content)
        finally:
            os.close(file)

    def check(self) -> bool:
        os.close(self._opened())
        return False

    def close(self) -> None:
        """Nothing is kept open between documents."""

    def _opened(self) -> int:
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            special = self._path.exists() and not stat.S_ISREG(self._path.stat().st_mode)
            return os.open(self._path, flags if special else flags | os.O_CREAT, 0o600)
        except OSError as error:
            raise _fault(error, reached=False) from error

    def _write(self, file: int, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            try:
                self._wait_until_ready(file, reached=len(rest) < len(content))
                rest = rest[os.write(file, rest[:_CHUNK_BYTES]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise _fault(error, reached=len(rest) < len(content)) from error

    def _wait_until_ready(self, file: int, *, reached: bool) -> None:
        if sys.platform == "win32":
            return
        if not select.select([], [file], [], self._stall_timeout_s)[1]:
            raise PrinterFault(PrinterTrouble.TIMED_OUT, "takes no more bytes", reached=reached)


def _fault(error: OSError, *, reached: bool) -> PrinterFault:
    trouble = _TROUBLES.get(error.errno or 0, PrinterTrouble.FAILED)
    return PrinterFault(trouble, f"{type(error).__name__} {error.errno}", reached=reached)
