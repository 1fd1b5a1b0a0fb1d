"""Head office on PostgreSQL: several real processes before one database, several businesses in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fakes.chain import ChainTill
from fakes.office_server import OfficeServer, close, till_at
from fakes.postgres import empty_postgres
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.slices.account import AccountKind

TILLS, ROUNDS = 4, 3


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[OfficeServer]]:
    """Two processes of one head office, on one database."""
    database = empty_postgres()
    both = [OfficeServer(tmp_path, database) for _ in range(2)]
    both[0].found()
    for server in both:
        server.start()
    yield both
    for server in both:
        server.stop()


def office(server: OfficeServer, monkeypatch: pytest.MonkeyPatch) -> OfficeData:
    monkeypatch.setenv("SHUKE_VAULT", str(server.folder / "vaults"))
    return OfficeData(server.folder / "office", server.database)


def in_step(*tills: ChainTill) -> None:
    for till in tills:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP


def test_two_processes_take_in_and_grant_at_the_same_time(
    servers: list[OfficeServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every till sells, spends and asks at its own server; what belongs to whom, head office's own journal and the
    stream come out without a gap or a double."""
    tills = [till_at(servers[number % 2]) for number in range(TILLS)]
    member = tills[0].enrol("王小明", "13800138000")
    in_step(*tills[:1], *tills)

    def live(till: ChainTill) -> int:
        spent = 0
        for _ in range(ROUNDS):
            till.earn(member, 10)
            till.sync.round()
            till.sync.ask(AccountKind.POINTS, member, 25)
            spent += 15 * till.spend(member, 15)
            till.sync.round()
        return spent

    with ThreadPoolExecutor(TILLS) as lives:
        spent = sum(lives.map(live, tills))
    in_step(*tills, *tills)
    earned = TILLS * ROUNDS * 10
    assert [till.balance(member) for till in tills] == [earned - spent] * TILLS
    assert sum(till.own(member) for till in tills) <= earned - spent

    data = office(servers[0], monkeypatch)
    with data.reading.reading() as work:
        own = work.journal.after(HEAD_OFFICE, 0, 0, 10_000)
        arrivals = work.feed.arrivals(0, 10_000)
        changes = work.feed.behind(0, 10_000)
        places = [place for _, place in changes] + [arrival.position for arrival in arrivals]
        assert max(places) == work.feed.position()
        assert min(slice_.amount for slice_ in work.pools.pool(member, AccountKind.POINTS)) >= 0
    assert [fact.seq for fact in own] == list(range(1, len(own) + 1))
    assert len(set(places)) == len(places)
    assert sum(one.to_seq - one.from_seq + 1 for one in arrivals) == len(own) + sum(
        len(facts_of(data, till)) for till in tills
    )
    assert rebuild_office(data.writing, data.sealing, CborEncoding(), lambda _: None).unchanged
    data.close()

    servers[1].kill()  # with whatever it held
    tills[0].earn(member, 10)
    in_step(tills[0])
    for till in tills:
        close(till)


def facts_of(data: OfficeData, till: ChainTill) -> list[int]:
    with data.reading.reading() as work:
        return [fact.seq for fact in work.journal.after(till.till, 0, 0, 10_000)]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a PostgreSQL; what is carried out on it here keeps its keys under `tmp_path`."""
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    return empty_postgres()


def carried_out(folder: Path, database: str, *arguments: str) -> int:
    return run(["--data", str(folder), "--database", database, *arguments])


def test_another_machine_gets_the_key_out_of_a_backup(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, backup = tmp_path / "here", tmp_path / "there", tmp_path / "b"
    assert carried_out(here, database, "init", "--name", "熟客连锁") == 0
    recovery_key = re.findall(r"(?:[0-9A-Z]{5}-){7}[0-9A-Z]{5}", capsys.readouterr().out)[0]
    assert carried_out(here, database, "backup", str(backup)) == 0
    invite = ("enrolment-code", "--address", "http://127.0.0.1:1")
    assert carried_out(there, database, *invite) == 2

    def bring(key: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(key + "\n"))
        return carried_out(there, database, "keys", str(backup))

    assert bring(recovery_key[::-1]) == 2
    assert bring(recovery_key) == 0
    assert carried_out(there, database, *invite) == 0
    assert bring(recovery_key) == 2  # it has them


def test_two_businesses_in_one_database_do_not_see_each_other(database: str, tmp_path: Path) -> None:
    folders = {"tenant-1": tmp_path / "ours", "tenant-2": tmp_path / "theirs"}
    for tenant, folder in folders.items():
        assert carried_out(folder, database, "init", "--tenant", tenant, "--name", tenant) == 0
    assert carried_out(folders["tenant-1"], database, "shop", "--shop", "S02", "--shop-name", "分店") == 0
    found = {}
    for tenant, folder in folders.items():
        data = OfficeData(folder, database)
        assert data.identity is not None
        assert (data.identity.tenant, data.identity.name) == (tenant, tenant)
        with data.reading.reading() as work:
            found[tenant] = (
                len(work.journal.after(HEAD_OFFICE, 0, 0, 100)),
                work.shops.get("S02") is not None,
            )
        data.close()
    assert found["tenant-1"] == (found["tenant-2"][0] + 1, True)
    assert not found["tenant-2"][1]


def test_a_database_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    nowhere = "postgresql+psycopg://shuke:secret@127.0.0.1:1/nothing"
    assert carried_out(tmp_path / "office", nowhere, "rebuild") == 2
    said = capsys.readouterr().err
    assert "cannot be reached" in said
    assert "secret" not in said


def test_the_statements_for_citus_are_printed(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert carried_out(tmp_path / "office", database, "init") == 0
    capsys.readouterr()
    assert carried_out(tmp_path / "office", database, "distribute") == 0
    assert "create_distributed_table('journal', 'tenant')" in capsys.readouterr().out
