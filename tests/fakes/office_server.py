"""A really started head office, and things that stand between it and its tills."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from fakes.chain import ChainTill
from fakes.office_process import OfficeProcess
from shuke.adapters.clock import SystemClock
from shuke.adapters.head_office_link import HttpLink
from shuke.application.head_office.enrolling_tills import invite
from shuke.bootstrap.head_office import run
from shuke.bootstrap.head_office.speaking import LISTENING
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode

TENANT = "tenant-1"
_ROOT = Path(__file__).resolve().parents[2]
_START_S = 60.0


class OfficeServer:
    """`shuke headoffice serve` as a process of its own."""

    def __init__(self, folder: Path, database: str = "") -> None:
        """`database`: of a PostgreSQL, which other servers may share; empty for its own file."""
        self.folder = folder
        self.database = database
        self._process: OfficeProcess | None = None
        self.address = ""
        self.port = 0
        self.recovery_key = ""
        self.said: list[str] = []

    def command(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        line = self._line(*arguments)
        process = OfficeProcess(line, self._env(), typed)
        said, complaints = "".join(process.said()), process.complaints()
        return subprocess.CompletedProcess(line, process.wait(_START_S), said, complaints)

    def found(self) -> None:
        """`shuke headoffice init` in this process."""
        said = io.StringIO()
        line = ["init", "--tenant", TENANT, "--name", "熟客连锁", "--shop-name", "熟客茶庄"]
        with mock.patch.dict(os.environ, self._env()), contextlib.redirect_stdout(said):
            status = run(self._line(*line))
        assert status == 0, said.getvalue()
        self.recovery_key = said.getvalue().splitlines()[2].strip()

    def start(self, *options: str) -> None:
        """Returns when it listens; what it says before is in `said`."""
        process = OfficeProcess(self._line("serve", "--port", str(self.port), *options), self._env())
        self.said = []
        line = ""
        for line in process.said():
            if line.startswith(LISTENING):
                break
            self.said.append(line.strip())
        assert line.startswith(LISTENING), self.said
        self._process = process
        self.address = line.removeprefix(LISTENING).strip()
        self.port = int(self.address.rpartition(":")[2])

    @property
    def process(self) -> int:
        """Its number."""
        assert self._process is not None
        return self._process.pid

    @property
    def pids(self) -> list[int]:
        """Of all its processes; only where the system tells (Linux)."""
        lists = Path(f"/proc/{self.process}/task").glob("*/children")
        children = [pid for each in lists for pid in each.read_text().split()]
        return [self.process, *(int(pid) for pid in children if _is_worker(pid))]

    def invite(self, till: str = "") -> TillEnrolmentCode:
        """What `shuke headoffice enrolment-code` does, beside the running server."""
        with mock.patch.dict(os.environ, self._env()):
            data = OfficeData(self.folder / "office", self.database)
        assert data.identity is not None
        with data.writing.writing() as work:
            invited = invite(work, "S01", till, "", data.clock.now_ms(), secrets.token_bytes)
            work.commit()
        key = fingerprint(data.signer.public_key)
        data.close()
        return TillEnrolmentCode(TENANT, invited.till, invited.one_time_code, self.address, key)

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        if how is signal.SIGTERM:
            process.end()
        else:
            process.kill()
        return process.wait(_START_S)

    def _line(self, *arguments: str) -> list[str]:
        return ["--data", str(self.folder / "office"), *arguments]

    def _env(self) -> dict[str, str]:
        paths = os.pathsep.join(str(_ROOT / source) for source in ("app", "db"))
        return {
            **os.environ,
            "PYTHONPATH": paths,
            "SHUKE_VAULT": str(self.folder / "vaults"),
            "SHUKE_DATABASE": self.database,
        }


def _is_worker(pid: str) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False  # it has ended


class Between:
    """Listens where head office is said to be. For every connection `treat` gets the till's socket; it may call
    `forward` or do anything else."""

    def __init__(self, target_port: int, treat: Callable[[Between, socket.socket], None]) -> None:
        self.target_port = target_port
        self.treat = treat
        self.requests = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                till, _ = self._listening.accept()
            except OSError:
                return
            with till:
                till.settimeout(20)
                try:
                    self.treat(self, till)
                except OSError:
                    continue

    def forward(self, till: socket.socket) -> bytes | None:
        """One request of the till to head office; its reply, None once the till has hung up."""
        request = read_request(till)
        if not request:
            return None
        self.requests += 1
        request = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
        with socket.create_connection(("127.0.0.1", self.target_port), 20) as office:
            office.sendall(request)
            parts = []
            while part := office.recv(65536):
                parts.append(part)
        return b"".join(parts)


def read_request(connection: socket.socket) -> bytes:
    """Head and body of one request."""
    content = b""
    while b"\r\n\r\n" not in content:
        part = connection.recv(65536)
        if not part:
            return b""
        content += part
    head, _, body = content.partition(b"\r\n\r\n")
    lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    missing = (int(lengths[0].split(b":")[1]) if lengths else 0) - len(body)
    while missing > 0:
        part = connection.recv(65536)
        if not part:
            return b""
        content += part
        missing -= len(part)
    return content


def till_at(server: OfficeServer, till: str = "") -> ChainTill:
    """A new till of that head office, over real HTTP."""
    code = server.invite(till)
    return ChainTill(code, SystemClock(), lambda letters: HttpLink(server.address, letters))


def through(till: ChainTill, address: str) -> None:
    """The till's letters go to somebody who stands between, from now on."""
    close(till)
    till.any_link = HttpLink(address, till.correspondence)
    till.sync = till.new_sync()


def close(till: ChainTill) -> None:
    assert isinstance(till.any_link, HttpLink)
    till.any_link.close()
