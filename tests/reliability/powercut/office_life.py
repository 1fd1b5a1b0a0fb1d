"""A head office's life: founded, started, told by tills over real HTTP, ended, started again.

`python -m reliability.powercut.office_life FOLDER ROUNDS [NORMAL]` is run while its writes are noted. Server and
tills share one process, so that their words stand in one order: what a till was answered is marked when it has heard
it. With NORMAL the database is synchronised less, which must be found out.

Marks: `enrolled TILL`, `holds TILL EPOCH SEQ HASH` (that fact of the till's was acknowledged), `granted TILL REQUEST
AMOUNT`.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any
from unittest import mock

from sqlalchemy import Engine

from fakes.chain import ChainTill
from reliability.powercut.recording import tell
from shuke.adapters.clock import SystemClock
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.vault.file_vault import FileVault, write_privately
from shuke.application.head_office.enrolling_tills import invite
from shuke.application.ports.sync import Asked, Reply
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal
from shuke.domain.sync.messages import NOWHERE, Answered, Ask, Enrolled, Page, Pushed
from shuke_db.engine import open_sqlite

TILLS = ("S01-1", "S01-2")


class TellingLink(HttpLink):
    """Marks what head office said as soon as it was heard."""

    def __init__(self, folder: Path, till: str, address: str, letters: TillCorrespondence) -> None:
        super().__init__(address, letters)
        self._folder = folder
        self._till = till

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        reply = super().exchange(exchange, message, within_s)
        if isinstance(reply, Enrolled):
            tell(self._folder, "enrolled", self._till)
        if isinstance(reply, Answered) and isinstance(message, Ask) and reply.granted:
            tell(self._folder, "granted", self._till, message.request_id, reply.granted)
        if isinstance(reply, Answered | Page | Pushed) and reply.state.head != NOWHERE:
            head = reply.state.head
            tell(self._folder, "holds", self._till, head.epoch, head.seq, head.hash.hex())
        return reply


class Chain:
    """What the tills do, in a thread beside the server."""

    def __init__(self, folder: Path, codes: list[TillEnrolmentCode], rounds: int) -> None:
        self._folder = folder
        self._codes = codes
        self._rounds = rounds
        self._tills: list[ChainTill] = []
        self._phones = iter(range(138_0000_0000, 139_0000_0000))

    def begin(self) -> None:
        for code in self._codes:

            def link(letters: TillCorrespondence, code: TillEnrolmentCode = code) -> TellingLink:
                return TellingLink(self._folder, code.till, code.address, letters)

            self._tills.append(ChainTill(code, SystemClock(), link))
        self._live()

    def go_on(self) -> None:
        self._live()
        for till in self._tills:
            assert isinstance(till.any_link, HttpLink)
            till.any_link.close()

    def _live(self) -> None:
        one, other = self._tills
        for number in range(self._rounds):
            member = one.enrol(f"王{number}", str(next(self._phones)))
            one.earn(member, 300)
            one.earn(member, 50)
            self._in_step(one)
            self._in_step(other)
            other.sync.ask(AccountKind.POINTS, member, 200, within_s=20)
            self._in_step(one)
            self._in_step(other)
            other.spend(member, 40)
            one.spend(member, 30)
            self._in_step(other)

    def _in_step(self, till: ChainTill) -> None:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def served(folder: Path, port: int, live: Callable[[], None]) -> None:
    """`shuke headoffice serve`, which is asked to end when the tills have lived."""
    heard, said = os.pipe()
    troubles: list[BaseException] = []

    def lives() -> None:
        os.read(heard, 1000)  # it listens
        try:
            live()
        except BaseException as trouble:  # noqa: BLE001 - told by the main thread
            troubles.append(trouble)
        os.kill(os.getpid(), signal.SIGTERM)

    tills = Thread(target=lives)
    tills.start()
    with os.fdopen(said, "w") as output, mock.patch.object(sys, "stdout", output):
        assert run(["--data", str(folder / "office"), "serve", "--port", str(port)]) == 0
    tills.join()
    os.close(heard)
    if troubles:
        raise troubles[0]


def founded(folder: Path, address: str) -> list[TillEnrolmentCode]:
    office = folder / "office"
    vault = vault_folder(office)
    FileVault(vault)
    write_privately(vault / "vault.kind", b"file\n")
    assert run(["--data", str(office), "init", "--tenant", "tenant-1", "--name", "熟客连锁"]) == 0
    data = OfficeData(office)
    codes = []
    with data.writing.writing() as work:
        for till in TILLS:
            invited = invite(work, "S01", till, "", data.clock.now_ms(), secrets.token_bytes)
            key = fingerprint(data.signer.public_key)
            codes.append(TillEnrolmentCode("tenant-1", till, invited.one_time_code, address, key))
        work.commit()
    data.close()
    return codes


def synchronised_less(path: Path, key: bytes | None, **options: Any) -> Engine:
    """Head office's database, opened in a way that must be found out."""
    engine = open_sqlite(path, key, **options)
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA synchronous = NORMAL")
    connection.close()
    return engine


def main(folder: Path, rounds: int) -> None:
    os.environ[VAULT_VARIABLE] = str(folder / "vaults")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    chain = Chain(folder, founded(folder, f"http://127.0.0.1:{port}"), rounds)
    served(folder, port, chain.begin)
    served(folder, port, chain.go_on)


if __name__ == "__main__":
    opening = synchronised_less if "NORMAL" in sys.argv[3:] else open_sqlite
    with mock.patch.object(office_data, "open_sqlite", opening):
        main(Path(sys.argv[1]), int(sys.argv[2]))
