"""Somebody copies an older headoffice.db back while the server is stopped: real processes, files, vault and HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.chain import ChainTill
from fakes.office_server import OfficeServer, close, till_at
from shuke.application.head_office.identity import generation
from shuke.application.ports.vault import Secret
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office import run
from shuke.bootstrap.head_office.witnessing import keep_witness, look_at_witness
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.slices.account import NEVER, AccountKind

POINTS = AccountKind.POINTS


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path)
    server.found()
    yield server
    server.kill()


def in_step(*tills: ChainTill) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def test_a_file_put_back_is_found_out_before_anything_is_granted(
    server: OfficeServer, tmp_path: Path
) -> None:
    server.start()
    first, second = till_at(server), till_at(server)
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 100)
    first.record(SliceReturned(POINTS, member, NEVER, 100))
    in_step(first, second)
    server.stop()
    database = server.folder / "office" / "headoffice.db"
    shutil.copy(database, tmp_path / "copy.db")
    server.start()
    assert first.sync.ask(POINTS, member, 100, within_s=10).granted == 100
    server.stop()
    for beside in ("", "-wal", "-shm"):
        Path(f"{database}{beside}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "copy.db", database)
    told = server.command("exposure")
    assert told.returncode == 0
    assert "the database is older than when head office last ran" in told.stderr
    assert "older" not in server.command("exposure").stderr, "told once: a new generation has begun"
    server.start()
    try:
        assert second.sync.ask(POINTS, member, 100, within_s=10).granted == 0
        in_step(second, first, second, first)
        second.sync.ask(POINTS, member, 100, within_s=10)
        in_step(first, second, first, second)
        assert first.own(member) + second.own(member) == 100
        assert first.balance(member) == second.balance(member) == 100
        assert [till.sync.round().mended for till in (first, second)] == [0, 0]
    finally:
        for till in (first, second):
            close(till)


def test_the_witness_is_kept_by_every_command_and_nothing_is_found_where_nothing_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    folder = tmp_path / "office"
    assert run(["--data", str(folder), "init"]) == 0
    for _ in range(2):
        assert run(["--data", str(folder), "shop", "--shop", "S02"]) == 0
    assert "older" not in capsys.readouterr().err
    data = OfficeData(folder)
    identity = data.identity
    assert identity is not None
    kept = data.vault.get(Secret.WITNESS)
    assert kept
    keep_witness(data)
    assert data.vault.get(Secret.WITNESS) == kept
    assert not look_at_witness(data, identity)
    for odd in (b"", b"no witness"):
        data.vault.put(Secret.WITNESS, odd)
        assert not look_at_witness(data, identity)
    data.close()


def test_a_new_generation_begins_by_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    folder = tmp_path / "office"
    assert run(["--data", str(folder), "init"]) == 0
    assert run(["--data", str(folder), "new-generation"]) == 0
    assert "A new generation has begun." in capsys.readouterr().out
    data = OfficeData(folder)
    with data.reading.reading() as work:
        assert generation(work) > 1
    data.close()
    assert run(["--data", str(folder), "exposure"]) == 0
    assert "older" not in capsys.readouterr().err
