"""Backups as this till's people see them: the newest, where they go, one more now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import till_backups as words
from shuke.wording.said import Words, said

__all__ = ["BackupPorts", "DeviceBackupPresenter", "DeviceBackupState"]

OVERDUE_AFTER = timedelta(days=2)
_MOST_TYPED = 1024


@dataclass(frozen=True, slots=True)
class BackupPorts:
    """`newest` and `now` are on the shop's clock; `make` runs on `CARE`, and gives whether it went well with the
    file or what went wrong; `put` keeps a setting, on `COUNTER`."""

    newest: Callable[[], datetime | None]
    now: Callable[[], datetime]
    folder: Callable[[], str]
    make: Callable[[], tuple[bool, str]]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceBackupState:
    """`typed` is the folder as it stands in the field; `overdue` is said for as long as it lasts."""

    newest: Words = words.NEVER
    overdue: bool = False
    typed: str = ""
    fault: Words = ""
    busy: bool = False
    notice: Notice | None = None


class DeviceBackupPresenter(Shown[DeviceBackupState]):
    def __init__(self, office: OfficeWork, ports: BackupPorts) -> None:
        super().__init__(DeviceBackupState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        self._look(None)
        self._show(replace(self._state, typed=self._ports.folder(), fault=""))

    def write(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], fault="", notice=None))

    def back_up(self) -> None:
        """Into the folder that stands in the field, which is kept."""
        if self._state.busy:
            return
        typed = self._state.typed.strip()
        if typed and not _names_a_folder(typed):
            self._show(replace(self._state, fault=words.FOLDER_WRONG))
            return
        self._show(replace(self._state, busy=True, notice=Notice(words.MAKING, NoticeTone.CALM)))
        kept = () if typed == self._ports.folder() else ((Setting.BACKUP_FOLDER, typed),)
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept), self._kept, self._trouble
        )

    def made(self, result: tuple[bool, str]) -> None:
        """One is through, whoever wanted it."""
        well, told = result
        done = said(words.BACKED_UP_WHERE, path=told) if well else said(words.FAILED, told=told)
        self._look(Notice(done, NoticeTone.GOOD if well else NoticeTone.BAD))

    def _kept(self, refused: Refused | None) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        self._office.background.run(
            Lane.CARE, self._ports.make, self.made, lambda problem: self._trouble(trouble_words(problem))
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))

    def _look(self, notice: Notice | None) -> None:
        newest, now = self._ports.newest(), self._ports.now()
        overdue = newest is None or now - newest > OVERDUE_AFTER
        self._show(
            replace(
                self._state,
                newest=_told(newest, now),
                overdue=overdue,
                busy=self._state.busy and notice is None,
                notice=notice,
            )
        )


def _told(newest: datetime | None, now: datetime) -> Words:
    if newest is None:
        return words.NEVER
    days = (now.date() - newest.date()).days
    if days <= 0:
        return said(words.TODAY, time=f"{newest:%H:%M}")
    return said(words.DAYS_AGO, days=days, date=f"{newest:%Y-%m-%d}")


def _names_a_folder(typed: str) -> bool:
    return typed.isprintable() and Path(typed).is_absolute()
