"""Head office in this process, over real HTTP: its database can be looked into while it answers."""

from __future__ import annotations

import http.client
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue

import pytest

from fakes.chain import TENANT, ChainTill
from shuke.adapters.clock import SystemClock
from shuke.adapters.head_office_link import HttpLink
from shuke.application.head_office.enrolling_tills import invite
from shuke.application.head_office.founding import Founding, found, identity_of
from shuke.application.head_office.office import Office
from shuke.application.sync.correspondence import Letter, claim_bytes
from shuke.application.sync.headers import headers_of_claim
from shuke.bootstrap import office_data
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.shop import Shop
from shuke.domain.sync.exchanges import PULL
from shuke.domain.sync.messages import Pull
from shuke.head_office.app import head_office_app
from shuke.head_office.lanes import Lanes
from shuke.head_office.metrics import OfficeMetrics
from shuke.head_office.serving import OfficeServer, server_config
from shuke_db.tables import metadata

_NOTED = {"nonces", "contacts"}
"""What head office notes of every letter that is a till's own, refused or not."""

_EVERYTHING = {
    table.name: f"SELECT * FROM {table.name}"
    for table in metadata.sorted_tables
    if "tenant" in table.c and table.name not in _NOTED
}


@dataclass
class Serving:
    """Head office in this process, over real HTTP."""

    data: OfficeData
    office: Office
    lanes: Lanes
    port: int
    tidied: list[int]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        content = response.read()
        told = {name.lower(): value for name, value in response.getheaders()}
        connection.close()
        return response.status, told, content

    def send(self, letter: Letter) -> tuple[int, dict[str, str], bytes]:
        return self.ask("POST", letter.claim.path, letter.body, headers_of_claim(letter.claim))

    def content(self) -> dict[str, int]:
        """A digest of every table, but for what is noted of any letter; it is asked for behind every odd request."""
        with self.data.writing.reading() as work:
            return {
                name: hash(frozenset(tuple(row) for row in work._connection.exec_driver_sql(asked)))
                for name, asked in _EVERYTHING.items()
            }

    def facts(self) -> int:
        with self.data.writing.reading() as work:
            return sum(work.journal.count_after(till, 0, 0) for till in work.journal.tills())


@contextmanager
def serving_in(folder: Path) -> Iterator[Serving]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
        data = OfficeData(folder / "data")
    founding = Founding(TENANT, "熟客连锁", Shop("S01", "熟客茶庄"))
    identity = identity_of(founding)
    data.be(identity)
    found(data.writing, data.recorder(identity), data.signer.public_key, founding)
    lanes = Lanes(*(ThreadPoolExecutor(threads) for threads in (1, 1, 2, 1)))
    office = data.office(identity)
    tidied: list[int] = []

    def tidy() -> None:
        tidied.append(1)
        data.checkpoint()

    told: Queue[str] = Queue()
    metrics = OfficeMetrics(lambda: lanes.reading.submit(office.figures).result(20), lanes)
    server = OfficeServer(
        server_config(head_office_app(office, lanes, metrics, tidy), "127.0.0.1", 0), told.put
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    yield Serving(data, office, lanes, int(told.get(timeout=60).rpartition(":")[2]), tidied)
    server.should_exit = True
    thread.join()
    for lane in (lanes.computing, lanes.reading, lanes.writing, lanes.copying):
        lane.shutdown()
    data.close()


def till_of(serving: Serving, till: str = "") -> ChainTill:
    with serving.data.writing.writing() as work:
        invited = invite(work, "S01", till, "", serving.data.clock.now_ms(), secrets.token_bytes)
        work.commit()
    key = fingerprint(serving.data.signer.public_key)
    code = TillEnrolmentCode(TENANT, invited.till, invited.one_time_code, serving.address, key)
    return ChainTill(code, SystemClock(), lambda letters: HttpLink(serving.address, letters))


def a_pull(till: ChainTill) -> Letter:
    return till.correspondence.write(PULL, Pull(1, 0, 10, 0))


def signed(till: ChainTill, letter: Letter, body: bytes) -> Letter:
    """Another body under a right signature."""
    claim = replace(letter.claim, body_hash=till.sync.parts.wire.digest(body))
    return Letter(replace(claim, signature=till.signer.sign(claim_bytes(claim))), body)
