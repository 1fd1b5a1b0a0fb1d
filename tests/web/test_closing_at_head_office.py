"""Head office closes days at the command line, and by itself while it serves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from shuke.application.closing.closing import ClosingProgress
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.closing import ClosingPlace
from shuke.bootstrap.head_office import closing as closing_commands
from shuke.bootstrap.head_office import run
from shuke.bootstrap.head_office.closing import ClosingSchedule
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.slices.account import AccountKind


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    office = tmp_path / "office"
    assert run(["--data", str(office), "init", "--tenant", "tenant-1", "--name", "熟客连锁"]) == 0
    return office


def today_of(data: OfficeData) -> date:
    assert data.identity is not None
    with data.reading.reading() as work:
        return data.recorder(data.identity).today(work, data.identity.calendar)


def record(data: OfficeData, *bodies: FactBody) -> None:
    assert data.identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(data.identity), data.identity.calendar)
        for body in bodies:
            entry.record(body)
        entry.settle()
        work.commit()


def somebody(number: str, joined_on: date, last_day: date) -> MemberCarriedOver:
    return MemberCarriedOver(
        member_id=f"m-{number}",
        number=number,
        tier="gold",
        tier_since=joined_on,
        joined_on=joined_on,
        profile=bytes(32),
        shop_id="S01",
        origin="old",
        lots=(CarriedLot(AccountKind.POINTS, last_day.isoformat(), 120),),
        last_sale_on=joined_on,
    )


def points(folder: Path, member: str) -> int:
    data = OfficeData(folder)
    try:
        with data.reading.reading() as work:
            return work.members.balance(member, AccountKind.POINTS)
    finally:
        data.close()


def closed_before(folder: Path, days: int) -> date:
    """A member whose points lapsed yesterday, and a close that stands that many days back; today."""
    data = OfficeData(folder)
    today = today_of(data)
    record(data, somebody("0001", today - timedelta(days=400), today - timedelta(days=1)))
    with data.writing.writing() as work:
        work.closings.put_place(ClosingPlace(today - timedelta(days=days), "members"))
        work.commit()
    data.close()
    return today


def test_days_are_closed_one_after_the_other_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = closed_before(folder, 3)
    capsys.readouterr()
    assert run(["--data", str(folder), "close-day"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[:3]] == [
        (today - timedelta(days=back)).isoformat() for back in (3, 2, 1)
    ]
    assert "120 points" in said[2]
    assert points(folder, "m-0001") == 0
    assert run(["--data", str(folder), "close-day"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_no_later_day_is_closed_than_was_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = closed_before(folder, 3)
    until = (today - timedelta(days=2)).isoformat()
    assert run(["--data", str(folder), "close-day", "--until", until]) == 0
    assert points(folder, "m-0001") == 120
    assert until in capsys.readouterr().out


def test_ctrl_c_stops_it_and_the_next_time_it_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_before(folder, 3)
    told = closing_commands._Told.__call__

    def pressed(self: closing_commands._Told, progress: ClosingProgress) -> None:
        told(self, progress)
        raise KeyboardInterrupt

    monkeypatch.setattr(closing_commands._Told, "__call__", pressed)
    assert run(["--data", str(folder), "close-day"]) == closing_commands.INTERRUPTED
    assert points(folder, "m-0001") == 120
    monkeypatch.undo()
    monkeypatch.setenv("SHUKE_VAULT", str(folder.parent / "vaults"))
    capsys.readouterr()
    assert run(["--data", str(folder), "close-day"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert points(folder, "m-0001") == 0


def test_it_closes_by_itself_beside_the_letters(folder: Path) -> None:
    closed_before(folder, 3)
    data = OfficeData(folder)
    assert data.identity is not None
    lane = ThreadPoolExecutor(1)
    closed = Event()
    schedule = ClosingSchedule(data, data.identity, lane, closed.set)
    schedule.start()
    assert closed.wait(20)
    schedule.stop()
    lane.shutdown()
    data.close()
    assert points(folder, "m-0001") == 0


def test_sleepers_are_listed_told_and_decided_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = OfficeData(folder)
    today = today_of(data)
    record(data, somebody("0001", today - timedelta(days=800), today + timedelta(days=1)))
    data.close()

    def said(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        status = run(["--data", str(folder), "reviews", *arguments])
        heard = capsys.readouterr()
        return status, heard.out + heard.err

    assert said() == (0, "No member waits for a decision.\n")
    assert run(["--data", str(folder), "close-day"]) == 0
    assert "0001" in said()[1]
    assert "not sent" in said()[1]
    assert said("--member", "0001", "--verdict", "cancel")[0] == 2
    assert said("--member", "0001", "--noticed")[0] == 0
    assert today.isoformat() in said()[1]
    assert said("--member", "0001", "--verdict", "cancel")[0] == 0
    assert "to be published" in said()[1]
    assert said("--member", "nobody")[0] == 2
