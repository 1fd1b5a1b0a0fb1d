"""`serve --workers N`: several processes of one head office behind one port."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.office_server import OfficeServer, close, till_at
from fakes.postgres import empty_postgres
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office import run
from shuke.wording.head_office_command import ONE_PROCESS
from shuke.wording.sentence import Language

ENDS_WITHIN_S = 60
TRIES = 2000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    """Two processes, each with its figures behind a port of its own."""
    office = OfficeServer(tmp_path, empty_postgres())
    office.found()
    office.start("--workers", "2", "--metrics-port", str(first_of_two_ports()))
    yield office
    office.stop()


def first_of_two_ports() -> int:
    while True:
        with socket.create_server(("127.0.0.1", 0)) as first:
            port: int = first.getsockname()[1]
            try:
                with socket.create_server(("127.0.0.1", port + 1)):
                    return port
            except OSError:
                continue


def answered(server: OfficeServer, worker: int) -> bool:
    """Whether that process has answered anything yet; it was asked for its health on a new connection just before."""
    with urllib.request.urlopen(f"{server.address}/healthz", timeout=60) as reply:
        assert reply.status == 200
    base, _, port = server.said[0].removeprefix("metrics at ").removesuffix("/metrics").rpartition(":")
    with urllib.request.urlopen(f"{base}:{int(port) + worker}/metrics", timeout=60) as reply:
        return 'path="/healthz",status="200"' in reply.read().decode()


def has_ended(pid: int) -> bool:
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], ENDS_WITHIN_S)[0])
    finally:
        os.close(process)


linux = pytest.mark.skipif(sys.platform != "linux", reason="asks the system for its processes")


@linux
def test_all_of_them_answer_at_one_port_and_one_that_dies_is_followed_by_another(
    server: OfficeServer,
) -> None:
    till = till_at(server)
    till.enrol("王小明", "13800138000")
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    for worker in (0, 1):
        assert any(answered(server, worker) for _ in range(TRIES))
    _, second = server.pids
    os.kill(second, signal.SIGKILL)
    assert has_ended(second)
    assert any(followed(server, second) for _ in range(TRIES * 1000))
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    close(till)
    pids = server.pids
    assert server.stop() == 0
    assert all(has_ended(pid) for pid in pids)


def followed(server: OfficeServer, former: int) -> bool:
    return any(pid != former for pid in server.pids[1:])


@linux
def test_when_the_first_of_them_is_killed_the_others_end(server: OfficeServer) -> None:
    _, second = server.pids
    server.kill()
    assert has_ended(second)


@pytest.mark.parametrize("language", Language)
def test_the_file_of_a_single_machine_is_for_one_process(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    assert run(["--data", str(tmp_path / "office"), "init"]) == 0
    assert run(["--data", str(tmp_path / "office"), "serve", "--workers", "2"], language) == 2
    assert ONE_PROCESS.into(language) in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "65", "two"])
def test_there_are_one_to_sixty_four_of_them(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["serve", "--workers", number])
    assert "--workers" in capsys.readouterr().err
