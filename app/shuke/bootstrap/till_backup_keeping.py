"""A till's own backups: once a day, when the counter is quiet, and when somebody wants one; the oldest go. Each is
written by a process of its own, which the counter does not feel."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from shuke.application.settings import Setting
from shuke.bootstrap.backup_files import backups_in, is_due, made_at, name_of, sweep
from shuke.bootstrap.head_office_process import own_command
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_services import TillServices
from shuke.wording.sentence import Language

__all__ = ["BACKUPS_KEPT", "EVERY_HOURS", "TillBackupKeeping", "backup_folder", "backup_stem"]

EVERY_HOURS = 24
BACKUPS_KEPT = 14


def backup_stem(till: str) -> str:
    """What the names of this till's backups begin with."""
    return f"shuke-{till}"


def backup_folder(folder: TillFolder, chosen: str) -> Path:
    """The folder that was chosen, else one beside the data."""
    return Path(chosen) if chosen else folder.root.with_name(f"{folder.root.name}-backups")


class TillBackupKeeping:
    """`make` runs on a lane of its own and takes seconds to minutes; `stop` gives up what is under way."""

    def __init__(self, services: TillServices) -> None:
        self._services = services
        self._stem = backup_stem(services.place.till)
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def folder(self) -> Path:
        """Where they go."""
        return backup_folder(self._services.data.folder, self._services.setting(Setting.BACKUP_FOLDER, ""))

    def newest(self) -> datetime | None:
        """When the newest one was made, in UTC; a folder that is not there has none."""
        found = backups_in(self.folder(), self._stem)
        return made_at(found[0], self._stem) if found else None

    def is_due(self) -> bool:
        return is_due(self.folder(), self._stem, EVERY_HOURS, datetime.now(UTC))

    def make(self, language: Language) -> tuple[bool, str]:
        """Whether it went well; and the file, or what went wrong in that language."""
        folder = self.folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder, self._stem)
        except OSError as error:
            return False, error.strerror or str(error)
        path = folder / name_of(self._stem, datetime.now(UTC))
        told = self._carried_out(path, language)
        if told is not None:
            return False, told
        for old in backups_in(folder, self._stem)[BACKUPS_KEPT:]:
            old.unlink(missing_ok=True)
        return True, str(path)

    def stop(self) -> None:
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def _carried_out(self, path: Path, language: Language) -> str | None:
        """What went wrong; None if nothing did."""
        root = self._services.data.folder.root
        command = own_command("--data", str(root), "--language", language.value, "backup", str(path))
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        if self._stopped:  # the till was closed just before there was anything to kill
            self._process.kill()
        _, said = self._process.communicate()
        status, self._process = self._process.returncode, None
        return None if status == 0 else said.strip() or "…"
