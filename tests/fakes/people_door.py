"""Head office's door for people's programs, really served."""

from __future__ import annotations

import http.client
import json
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from fakes.chain import TENANT
from shuke.application.head_office.access import TokenRole, make_token
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import Founding, found, identity_of
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office.pages import add_pages
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.kinds import FactBody
from shuke.domain.shop import Shop
from shuke.head_office.app import head_office_app
from shuke.head_office.exceptions_api import add_exceptions
from shuke.head_office.exposure_api import add_exposure
from shuke.head_office.lanes import Lanes
from shuke.head_office.member_api import add_member_page
from shuke.head_office.metrics import OfficeMetrics
from shuke.head_office.self_enrolment_api import add_self_enrolment
from shuke.head_office.serving import OfficeServer, server_config
from shuke.head_office.wheel_api import add_wheel


@dataclass
class Serving:
    data: OfficeData
    port: int
    reader: str
    decider: str

    def ask(
        self,
        method: str,
        path: str,
        token: str | None = None,
        body: bytes | dict[str, object] | None = None,
        **headers: str,
    ) -> tuple[int, dict[str, str], Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        token = self.reader if token is None else token
        sent = json.dumps(body).encode() if isinstance(body, dict) else body
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, sent, {**bearer, **named})
        response = connection.getresponse()
        content = response.read()
        told = {name.lower(): value for name, value in response.getheaders()}
        connection.close()
        return response.status, told, json.loads(content) if content else None

    def record(self, *bodies: FactBody) -> None:
        identity = self.data.identity
        assert identity is not None
        with self.data.writing.writing() as work:
            entry = OfficeEntry(work, self.data.recorder(identity), identity.calendar)
            for body in bodies:
                entry.record(body)
            entry.settle()
            work.commit()

    def token(self, role: TokenRole, days: int = 1, ago_ms: int = 0) -> str:
        with self.data.writing.writing() as work:
            now_ms = self.data.clock.now_ms() - ago_ms
            text = make_token(work, "财务", role, days, now_ms, secrets.token_bytes)
            work.commit()
        return text

    def facts(self) -> int:
        with self.data.writing.reading() as work:
            return sum(work.journal.count_after(till, 0, 0) for till in work.journal.tills())


@contextmanager
def serving_people(folder: Path, database: str = "") -> Iterator[Serving]:
    """`database`: the address of a PostgreSQL; empty: the folder's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
        served = OfficeData(folder / "data", database)
        founding = Founding(TENANT, "熟客连锁", Shop("S01", "熟客茶庄"))
        identity = identity_of(founding)
        served.be(identity)
        found(served.writing, served.recorder(identity), served.signer.public_key, founding)
        data = OfficeData(
            folder / "data", database
        )  # who looks beside the server has connections of their own
    reading, writing, computing, copying = (ThreadPoolExecutor(1) for _ in range(4))
    lanes = Lanes(reading, writing, computing, copying)
    office = served.office(identity)
    app = head_office_app(office, lanes, OfficeMetrics(office.figures, lanes))
    add_exceptions(app, served.case_desk(identity), lanes)
    add_exposure(app, served.risk_desk(identity), lanes)
    add_wheel(app, served.prize_desk(identity), served.risk_desk(identity), lanes)
    add_self_enrolment(app, served.self_enrolment_desk, lanes)
    add_member_page(app, served.member_access(identity), served.member_page_desk(identity), lanes)
    add_pages(app, served, identity, lanes)
    told: Queue[str] = Queue()
    server = OfficeServer(server_config(app, "127.0.0.1", 0), told.put)
    thread = threading.Thread(target=server.run)
    thread.start()
    serving = Serving(data, int(told.get(timeout=60).rpartition(":")[2]), "", "")
    serving.reader, serving.decider = serving.token(TokenRole.READ), serving.token(TokenRole.DECIDE)
    try:
        yield serving
    finally:
        server.should_exit = True
        thread.join()
        for lane in (lanes.computing, lanes.copying, lanes.reading, lanes.writing):
            lane.shutdown()
        data.close()
        served.close()
