"""Tills of one shop over real HTTP and encrypted databases: they ask the one that leads, and nobody else is heard."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy
from threading import Lock
from typing import TypeVar

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.leading import asks_by, desk_of, letters_to, name_lead
from shuke.adapters import lead_server
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.lead_server import LeadServer
from shuke.application.ports.leads import NamedLead
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.headers import headers_of_claim
from shuke.application.sync.state import RoundOutcome
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.exchanges import GREET
from shuke.domain.sync.lead_messages import Greet
from shuke.domain.sync.witness import Witness
from shuke_db.engine import open_sqlite
from shuke_db.schema import bring_up_to_date

POINTS = AccountKind.POINTS
KEY = bytes(range(32))
Result = TypeVar("Result")


class Shop:
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

    def _lane(self) -> Callable[[Callable[[], Result]], Result]:
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
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
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


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "till.db"
    engine = open_sqlite(path, KEY)
    bring_up_to_date(engine)
    engine.dispose()
    return path


@pytest.fixture
def shop(template: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(template, tmp_path)
    yield shop
    shop.close()


@pytest.fixture(scope="module")
def door(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop from which nothing is taken."""
    shop = Shop(template, tmp_path_factory.mktemp("door"))
    yield shop
    assert shop.own() == [300, 0, 0]
    shop.close()


def test_three_tills_share_what_a_member_has_and_head_office_finds_it_so(shop: Shop) -> None:
    one, two = shop.others
    assert one.sync.ask(POINTS, shop.member, 120).granted == 120
    assert two.sync.ask(POINTS, shop.member, 500).granted == 180
    assert shop.own() == [0, 120, 180]
    assert one.spend(shop.member, 100)
    assert two.spend(shop.member, 180)
    assert not shop.lead.spend(shop.member, 1)
    shop.in_step()
    shop.in_step()
    assert [till.balance(shop.member) for till in shop.tills] == [20, 20, 20]
    with shop.office.store.reading() as work:
        assert sum(work.pools.held(shop.member, POINTS).values()) == 20
        assert sum(part.amount for part in work.pools.pool(shop.member, POINTS)) == 0


def test_two_that_ask_at_once_get_no_more_than_there_is(shop: Shop) -> None:
    with ThreadPoolExecutor(2) as both:
        asked = [both.submit(till.sync.ask, POINTS, shop.member, 200, 20.0) for till in shop.others]
        granted = sorted(one.result().granted for one in asked)
    assert granted == [100, 200]
    assert sum(shop.own()) == 300


def test_a_lead_that_dies_before_it_answers_has_given_once(shop: Shop) -> None:
    one = shop.others[0]
    shop.dies = True
    assert one.sync.ask(POINTS, shop.member, 100, 20.0).outcome is GrantOutcome.OFFLINE
    assert shop.own() == [200, 0, 0]
    shop.dies = False
    assert one.sync.ask(POINTS, shop.member, 100, 20.0).granted == 100
    assert shop.own() == [200, 100, 0]


def test_a_lead_that_is_switched_off_is_not_reached(shop: Shop) -> None:
    shop.server.close()
    assert shop.others[0].sync.ask(POINTS, shop.member, 100).outcome is GrantOutcome.OFFLINE
    assert shop.own() == [300, 0, 0]


def test_the_door_knows_two_exchanges_and_nothing_else(door: Shop) -> None:
    for method, path in (
        ("GET", "/"),
        ("GET", "/v1/lead/greet"),
        ("POST", "/v1/push"),
        ("GET", "/openapi.json"),
        ("POST", "/v1/lead/ask/../../push"),
    ):
        assert door.send(method, path) == 404
    assert door.send("POST", "/v1/lead/ask", b"\0" * 10) == 400


def letter_headers(door: Shop) -> dict[str, str]:
    letters = letters_to(door.others[0], [door.lead.signer.public_key])
    return headers_of_claim(letters.write(GREET, Greet()).claim)


def test_a_body_that_is_too_large_is_not_read(door: Shop) -> None:
    headers = {**letter_headers(door), "content-length": "5000000"}
    assert door.send("POST", "/v1/lead/greet", b"", headers) == 413
    many = (b"x" * 1000 for _ in range(6))
    connection = http.client.HTTPConnection("127.0.0.1", door.server.port, timeout=20)
    connection.request("POST", "/v1/lead/greet", many, letter_headers(door), encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_does_not_come_is_given_up(door: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lead_server, "BODY_S", 0.05)
    headers = {**letter_headers(door), "content-length": "10"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection(("127.0.0.1", door.server.port), timeout=20) as line:
        line.sendall(f"POST /v1/lead/greet HTTP/1.1\r\nhost: lead\r\n{lines}\r\nabc".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_headers_without_end_are_refused(door: Shop) -> None:
    with socket.create_connection(("127.0.0.1", door.server.port), timeout=20) as line:
        line.sendall(b"POST /v1/lead/ask HTTP/1.1\r\n" + b"x: " + b"y" * 2 * lead_server.MOST_HEAD_BYTES)
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_more_connections_than_a_shop_has_tills_are_turned_away(
    door: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        socket.create_connection(("127.0.0.1", door.server.port), timeout=20)
        for _ in range(lead_server.MOST_CONNECTIONS)
    ]
    for line in lines[:-1]:
        line.sendall(b"POST /v1/lead/ask HTTP/1.1\r\n")
    assert door.send("GET", "/") == 503
    for line in lines:
        line.close()


def test_a_port_that_is_taken_is_said_at_once(door: Shop) -> None:
    with pytest.raises(OSError, match="in use"):
        LeadServer(door.desk, "127.0.0.1", door.server.port)
