"""Files that are there whole, or not at all: written beside their place, on disk before they get its name."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

__all__ = ["FileInTheMaking", "write_whole"]


class FileInTheMaking:
    """Carries out `application.ports.whole_file.WholeFile`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_name(f".{path.name}.part")
        self.file: BinaryIO = self._beside.open("wb")

    def keep(self) -> None:
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        self._beside.replace(self._path)

    def abandon(self) -> None:
        with contextlib.suppress(OSError):
            self.file.close()
        with contextlib.suppress(OSError):
            self._beside.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """
    Raises:
        OSError: it cannot be written; whatever was there is there still.
    """
    making = FileInTheMaking(path)
    try:
        making.file.write(content)
        making.keep()
    except BaseException:
        making.abandon()
        raise
