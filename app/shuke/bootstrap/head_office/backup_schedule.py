"""Backups while the server runs: every so many hours a process of its own writes one and reads it back, so that
neither the server's memory nor its letters feel it; the oldest go."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from shuke.bootstrap.backup_files import backups_in, is_due, name_of, sweep
from shuke.bootstrap.head_office.parser import DATABASE_VARIABLE
from shuke.bootstrap.head_office_process import own_command

__all__ = ["STEM", "BackupSchedule", "Scheduled"]

LOOK_EVERY_S = 60.0

STEM = "shuke"
"""What the names of head office's backups begin with."""

_log = logging.getLogger("shuke.head_office.backups")


@dataclass(frozen=True, slots=True)
class Scheduled:
    """`every_hours` from one to the next; `keep` so many of them. `database`: the address of the one that is backed
    up, empty for the folder's own."""

    folder: Path
    every_hours: int
    keep: int
    database: str = ""


class BackupSchedule:
    """Runs on a thread of its own until it is stopped; a backup under way is given up then.

    Args:
        backed_up: told whether the newest try went well.
    """

    def __init__(
        self, office_folder: Path, scheduled: Scheduled, backed_up: Callable[[bool], None] = lambda _: None
    ) -> None:
        self._office_folder = office_folder
        self._scheduled = scheduled
        self._backed_up = backed_up
        self._stopping = Event()
        self._process: subprocess.Popen[str] | None = None
        self._thread = Thread(target=self._run, name="backups")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        process = self._process
        if process is not None:
            process.kill()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            now = datetime.now(UTC)
            if is_due(self._scheduled.folder, STEM, self._scheduled.every_hours, now):
                self._back_up(now)
            self._stopping.wait(LOOK_EVERY_S)

    def _back_up(self, now: datetime) -> None:
        folder = self._scheduled.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder, STEM)
            said = self._carried_out(folder / name_of(STEM, now))
        except OSError as error:
            said = error.strerror or str(error)
        if said:
            _log.error("no backup: %s", said)
        else:
            _log.info("backed up")
            for old in backups_in(folder, STEM)[self._scheduled.keep :]:
                old.unlink(missing_ok=True)
        self._backed_up(not said)

    def _carried_out(self, path: Path) -> str:
        """What went wrong; empty if nothing did."""
        command = own_command("headoffice", "--data", str(self._office_folder), "backup", str(path))
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            env={**os.environ, DATABASE_VARIABLE: self._scheduled.database},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if self._stopping.is_set():  # asked to stop just before there was anything to kill
            self._process.kill()
        _, said = self._process.communicate()
        return "" if self._process.returncode == 0 else said.strip() or "ended"
