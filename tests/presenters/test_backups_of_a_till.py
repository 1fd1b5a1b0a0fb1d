"""The backups' page: what it says of the newest, where they go, and one more now."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from back_office_stand import zh
from device_stand import NOW, Machine
from fakes.counter_shop import CASHIER
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.presenters.devices import DevicePage
from shuke.wording import till_backups as words
from shuke.wording.said import said


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.mark.parametrize(
    ("newest", "told", "overdue"),
    [
        (None, words.NEVER, True),
        (NOW - timedelta(hours=3), said(words.TODAY, time="15:30"), False),
        (NOW - timedelta(hours=20), said(words.DAYS_AGO, days=1, date="2026-03-09"), False),
        (NOW - timedelta(days=2), said(words.DAYS_AGO, days=2, date="2026-03-08"), False),
        (NOW - timedelta(days=2, seconds=1), said(words.DAYS_AGO, days=2, date="2026-03-08"), True),
        (NOW + timedelta(days=1), said(words.TODAY, time="18:30"), False),
    ],
)
def test_the_newest_is_named_and_an_old_one_is_warned_of(
    machine: Machine, newest: datetime | None, told: object, overdue: bool
) -> None:
    machine.newest_backup = newest
    machine.devices.open(DevicePage.BACKUP)
    state = machine.devices.backup.state
    assert zh(state.newest) == zh(told)
    assert state.overdue is overdue


def test_one_is_made_now_into_the_folder_that_was_typed_which_is_kept(machine: Machine) -> None:
    machine.devices.open(DevicePage.BACKUP)
    page = machine.devices.backup
    assert page.state.typed == "/till-backups"
    page.write("/media/stick")
    page.back_up()
    assert machine.settings[Setting.BACKUP_FOLDER] == "/media/stick"
    assert machine.backups == 1
    assert not page.state.busy
    assert zh(page.state.notice.words) == zh(
        said(words.BACKED_UP_WHERE, path="/media/stick/shuke-S01-1.backup")
    )
    assert not page.state.overdue


def test_what_went_wrong_is_said_and_the_old_one_stays_the_newest(machine: Machine) -> None:
    machine.newest_backup = NOW - timedelta(days=5)
    machine.no_backup = "磁盘已满"
    machine.devices.open(DevicePage.BACKUP)
    page = machine.devices.backup
    page.back_up()
    assert "磁盘已满" in zh(page.state.notice.words)
    assert page.state.overdue
    assert not page.state.busy


@pytest.mark.parametrize("typed", ["stick", "./here", "/a\u202eb", "/a\x00b", "😀"])
def test_a_folder_that_is_none_is_refused_beside_the_field(machine: Machine, typed: str) -> None:
    machine.devices.open(DevicePage.BACKUP)
    page = machine.devices.backup
    page.write(typed)
    page.back_up()
    assert zh(page.state.fault) == zh(words.FOLDER_WRONG)
    assert machine.backups == 0
    assert Setting.BACKUP_FOLDER not in machine.settings


def test_whoever_may_not_change_devices_makes_none(machine: Machine) -> None:
    machine.stand.session = Session(CASHIER, 0)
    machine.devices.open(DevicePage.BACKUP)
    machine.devices.backup.back_up()
    assert machine.backups == 0
    assert machine.devices.backup.state.notice is not None
    assert not machine.devices.backup.state.busy
