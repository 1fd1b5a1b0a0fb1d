"""Looking after head office on PostgreSQL: days that several processes close, our own backup, the server's tools."""

from __future__ import annotations

import io
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from fakes.chain import ChainTill
from fakes.office_server import OfficeServer, close, till_at
from fakes.postgres import cluster, empty_postgres
from fakes.postgres_keeper import programs
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import generation
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.ports.closing import ClosingPlace
from shuke.application.ports.vault import Secret
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.day_closed import DayClosed
from shuke.domain.facts.lots_lapsed import LotsLapsed
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import NEVER, AccountKind

POINTS = AccountKind.POINTS
DAYS, MEMBERS = 3, 300


def in_step(*tills: ChainTill) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def office(server: OfficeServer, monkeypatch: pytest.MonkeyPatch) -> OfficeData:
    monkeypatch.setenv("SHUKE_VAULT", str(server.folder / "vaults"))
    return OfficeData(server.folder / "office", server.database)


def commanded(server: OfficeServer, monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = "") -> int:
    """A command of head office's, in this process."""
    monkeypatch.setenv("SHUKE_VAULT", str(server.folder / "vaults"))
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    return run(["--data", str(server.folder / "office"), "--database", server.database, *arguments])


def test_of_several_processes_that_close_the_same_days_each_day_is_closed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = OfficeServer(tmp_path, empty_postgres())
    server.found()
    data = office(server, monkeypatch)
    identity = data.identity
    assert identity is not None
    recorder = data.recorder(identity)
    with data.writing.writing() as work:
        today = recorder.today(work, identity.calendar)
        days = [today - timedelta(days=back) for back in range(DAYS, 0, -1)]
        entry = OfficeEntry(work, recorder, identity.calendar)
        for number in range(MEMBERS):
            entry.record(somebody(number, today - timedelta(days=400), days[number % DAYS]))
        entry.settle()
        work.closings.put_place(ClosingPlace(days[0], "members"))
        work.commit()
    data.close()
    with ThreadPoolExecutor(2) as processes:
        done = list(processes.map(lambda _: server.command("close-day"), range(2)))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    data = office(server, monkeypatch)
    with data.reading.reading() as work:
        own = work.journal.after(HEAD_OFFICE, 0, 0, 10_000)
        bodies = [recorder.opened(fact)[1] for fact in own]
        left = [work.members.balance(f"m-{number:04}", POINTS) for number in range(MEMBERS)]
    assert [body.day for body in bodies if isinstance(body, DayClosed)] == days
    lapsed = [lot for body in bodies if isinstance(body, LotsLapsed) for lot in body.lots]
    assert sum(sum(lot.amounts) for lot in lapsed) == -120 * MEMBERS
    assert left == [0] * MEMBERS
    assert [fact.seq for fact in own] == list(range(1, len(own) + 1))
    assert rebuild_office(data.writing, data.sealing, CborEncoding(), lambda _: None).unchanged
    data.close()


def somebody(number: int, joined_on: date, last_day: date) -> MemberCarriedOver:
    return MemberCarriedOver(
        member_id=f"m-{number:04}",
        number=f"{number:04}",
        tier="gold",
        tier_since=joined_on,
        joined_on=joined_on,
        profile=bytes(32),
        shop_id="S01",
        origin="old",
        lots=(CarriedLot(POINTS, last_day.isoformat(), 120),),
        last_sale_on=joined_on,
    )


def tool(name: str, server: OfficeServer, *arguments: str) -> None:
    """One of PostgreSQL's own programs, on the database of that head office."""
    address = server.database.replace("+psycopg", "")
    subprocess.run([programs() / "bin" / name, "--dbname", address, *arguments], check=True, timeout=120)


def emptied(server: OfficeServer) -> None:
    name = server.database.rpartition("/")[2]
    cluster().run(f'DROP DATABASE "{name}"')
    cluster().run(f'CREATE DATABASE "{name}"')


@pytest.mark.parametrize("vault", ["knows how far it was", "knows nothing"])
def test_restored_by_the_servers_own_tools_nothing_is_granted_a_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], vault: str
) -> None:
    server = OfficeServer(tmp_path, empty_postgres())
    server.found()
    server.start()
    first, second = till_at(server), till_at(server)
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 100)
    first.record(SliceReturned(POINTS, member, NEVER, 100))
    in_step(first, second)
    dump = str(tmp_path / "dump")
    tool("pg_dump", server, "--format=custom", f"--file={dump}")
    assert first.sync.ask(POINTS, member, 100, within_s=20).granted == 100
    server.stop()
    emptied(server)
    tool("pg_restore", server, dump)
    if vault == "knows how far it was":
        assert commanded(server, monkeypatch, "exposure") == 0
        assert "older" in capsys.readouterr().err
    else:
        data = office(server, monkeypatch)
        data.vault.delete(Secret.WITNESS)
        data.close()
        assert commanded(server, monkeypatch, "new-generation") == 0
        told = capsys.readouterr().out
        assert first.till in told
        assert second.till in told
    server.start()
    try:
        assert second.sync.ask(POINTS, member, 100, within_s=20).granted == 0
        in_step(second, first, second, first)
        assert first.own(member) + second.own(member) <= 100
        assert first.balance(member) == second.balance(member) == 100
    finally:
        for till in (first, second):
            close(till)
        server.stop()


def test_a_backup_of_our_own_goes_from_one_postgres_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = OfficeServer(tmp_path, empty_postgres())
    server.found()
    server.start()
    till = till_at(server)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    in_step(till)
    backup = tmp_path / "chain.backup"
    assert commanded(server, monkeypatch, "backup", str(backup)) == 0
    till.earn(member, 7)
    in_step(till)
    server.stop()
    moved = OfficeServer(tmp_path / "elsewhere", empty_postgres())
    moved.port = server.port
    capsys.readouterr()
    assert commanded(moved, monkeypatch, "restore", str(backup), typed=server.recovery_key) == 0
    assert till.till in capsys.readouterr().out
    moved.start()
    try:
        in_step(till, till)
        data = office(moved, monkeypatch)
        with data.reading.reading() as work:
            assert work.members.balance(member, POINTS) == 107
            assert generation(work) > 1
            assert silent_tills(work) == []
        data.close()
    finally:
        close(till)
        moved.stop()
