"""When a file's name is on the disk, too."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["make_names_durable"]


def make_names_durable(folder: Path) -> None:
    """A new name is on the disk once its folder is; Windows has no such call, and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
