"""Backups by the clock: when one is due, which stay, and a server that makes them by itself."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fakes.office_server import OfficeServer
from shuke.bootstrap.backup_files import backups_in, is_due, name_of
from shuke.bootstrap.head_office.backup_schedule import STEM, BackupSchedule, Scheduled

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def a_backup(folder: Path, moment: datetime) -> Path:
    path = folder / name_of(STEM, moment)
    path.write_text("a backup")
    return path


@pytest.mark.parametrize(
    ("age", "due"),
    [
        (timedelta(hours=5, minutes=59), False),
        (timedelta(hours=6), True),
        (timedelta(0), False),
        (timedelta(seconds=-1), True),
    ],
)
def test_one_is_due_when_the_newest_is_old_enough(tmp_path: Path, age: timedelta, due: bool) -> None:
    assert is_due(tmp_path, STEM, 6, NOW)
    a_backup(tmp_path, NOW - timedelta(days=9))
    a_backup(tmp_path, NOW - age)
    assert is_due(tmp_path, STEM, 6, NOW) is due


def test_only_backups_count_and_the_newest_come_first(tmp_path: Path) -> None:
    older, newer = a_backup(tmp_path, NOW - timedelta(hours=1)), a_backup(tmp_path, NOW)
    (tmp_path / "shuke-mine.backup").write_text("somebody's own")
    assert backups_in(tmp_path, STEM) == [newer, older]


def scheduled_once(server: OfficeServer, monkeypatch: pytest.MonkeyPatch, scheduled: Scheduled) -> bool:
    for name, value in server._env().items():
        monkeypatch.setenv(name, value)
    done, outcomes = threading.Event(), []

    def backed_up(well: bool) -> None:
        outcomes.append(well)
        done.set()

    schedule = BackupSchedule(server.folder / "office", scheduled, backed_up)
    schedule.start()
    assert done.wait(60)
    schedule.stop()
    return outcomes[0]


def test_the_oldest_go_when_a_new_one_was_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = OfficeServer(tmp_path)
    server.found()
    folder = tmp_path / "backups"
    folder.mkdir()
    old = [a_backup(folder, NOW - timedelta(days=400 + days)) for days in range(3)]
    (folder / "shuke-mine.backup").write_text("somebody's own")
    (folder / (name_of(STEM, NOW) + ".part")).write_text("cut short")
    (folder / (name_of(STEM, NOW) + ".part.check")).mkdir()
    assert scheduled_once(server, monkeypatch, Scheduled(folder, 1, 2))
    left = backups_in(folder, STEM)
    assert len(left) == 2
    assert left[1] == old[0]
    assert left[0].stat().st_size > 1000
    assert {path.name for path in folder.iterdir()} == {left[0].name, old[0].name, "shuke-mine.backup"}


def test_the_old_ones_stay_where_no_new_one_could_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = OfficeServer(tmp_path)
    old = [a_backup(tmp_path, NOW - timedelta(days=400 + days)) for days in range(3)]
    assert not scheduled_once(server, monkeypatch, Scheduled(tmp_path, 1, 1))
    assert backups_in(tmp_path, STEM) == old


def test_a_server_that_ends_gives_up_the_backup_under_way(tmp_path: Path) -> None:
    server = OfficeServer(tmp_path)
    server.found()
    server.start("--backup-folder", str(tmp_path / "backups"), "--backup-every", "1", "--backup-keep", "2")
    assert server.stop() == 0
