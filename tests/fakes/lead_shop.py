"""Three tills of one shop over real HTTP and encrypted databases, cut off from head office."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copy
from threading import Lock
from typing import TypeVar

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.leading import asks_by, desk_of, letters_to, name_lead
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.lead_server import LeadServer
from shuke.application.ports.leads import NamedLead
from shuke.application.sync.conversation import Lane
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.witness import Witness
from shuke_db.engine import open_sqlite
from shuke_db.schema import bring_up_to_date

__all__ = ["LeadShop", "empty_encrypted"]

KEY = bytes(range(32))
Result = TypeVar("Result")


def empty_encrypted(path: Path) -> Path:
    """An encrypted database with no row in it, to be copied."""
    engine = open_sqlite(path, KEY)
    bring_up_to_date(engine)
    engine.dispose()
    return path


class LeadShop:
    """Three tills and a member with 300 points, all of them the first one's, which leads; the network to head office
    is down. `template` is an encrypted database with no row in it."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.template = template
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.tills = [self._till(folder / f"{number}.db") for number in range(3)]
        self.lead, *self.others = self.tills
        self.member = self.lead.enrol("王小明", "13800138000")
        self.lead.earn(self.member, 300)
        self.in_step()
        self.in_step()
        self.dies = False
        self.desk = desk_of(self.lead, self._witnessed, self._lane())
        self.server = LeadServer(self.desk, "127.0.0.1", 0)
        name_lead(self.tills, self.lead, f"127.0.0.1:{self.server.port}")
        self.links: list[HttpLink] = []
        for till in self.others:
            asks_by(till, self._connect(till))
        for till in self.tills:
            till.weather.down = True
            assert till.sync.round().outcome is RoundOutcome.OFFLINE

    def _till(self, path: Path) -> TillInMemory:
        copy(self.template, path)
        return TillInMemory(self.office, self.clock, engine=open_sqlite(path, KEY))

    def _lane(self) -> Lane:
        lock = Lock()

        def run(work: Callable[[], Result]) -> Result:
            with lock:
                return work()

        return run

    def _connect(self, till: TillInMemory) -> Callable[[NamedLead, Sequence[bytes]], HttpLink]:
        def connect(lead: NamedLead, keys: Sequence[bytes]) -> HttpLink:
            self.links.append(HttpLink(f"http://{lead.address}", letters_to(till, keys)))
            return self.links[-1]

        return connect

    def _witnessed(self, _: Witness) -> None:
        if self.dies:
            raise RuntimeError("the power went, and the fact is on the disk")

    def in_step(self) -> None:
        for till in self.tills:
            till.weather.down = False
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def own(self) -> list[int]:
        return [till.own(self.member) for till in self.tills]

    def send(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request(method, path, body, headers or {})
        status = connection.getresponse().status
        connection.close()
        return status

    def close(self) -> None:
        for link in self.links:
            link.close()
        self.server.close()
        for till in self.tills:
            till.engine.dispose()
