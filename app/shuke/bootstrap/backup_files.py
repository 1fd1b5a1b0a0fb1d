"""Backups in a folder, told apart by their names: times of files change when they are copied."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

__all__ = ["backups_in", "is_due", "made_at", "name_of", "sweep"]

_FORM = "-%Y%m%d-%H%M%S.backup"
_WHEN = re.compile(r"-[0-9]{8}-[0-9]{6}\.backup")


def name_of(stem: str, moment: datetime) -> str:
    """`stem` says whose it is; `moment` is in UTC."""
    return stem + moment.strftime(_FORM)


def backups_in(folder: Path, stem: str) -> list[Path]:
    """The newest first."""
    found = (path for path in folder.glob(f"{stem}-*.backup") if _WHEN.fullmatch(path.name[len(stem) :]))
    return sorted(found, reverse=True)


def made_at(path: Path, stem: str) -> datetime:
    """When the name says it was made.

    Raises:
        ValueError: no time at all: somebody's own file.
    """
    return datetime.strptime(path.name[len(stem) :], _FORM).replace(tzinfo=UTC)


def is_due(folder: Path, stem: str, every_hours: int, now: datetime) -> bool:
    """Also when the newest one says it is of the future: the clock was wrong, then or now."""
    newest = backups_in(folder, stem)
    if not newest:
        return True
    try:
        age = now - made_at(newest[0], stem)
    except ValueError:
        return True
    return not timedelta(0) <= age < timedelta(hours=every_hours)


def sweep(folder: Path, stem: str) -> None:
    """Away with what a backup that was cut short has left."""
    for left in folder.glob(f"{stem}-*.backup.part*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
