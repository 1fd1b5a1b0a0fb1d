"""Tills of one shop over real HTTP and encrypted databases: they ask the one that leads, and nobody else is heard."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from fakes.lead_shop import LeadShop, empty_encrypted
from fakes.leading import letters_to
from shuke.adapters import lead_server
from shuke.adapters.lead_server import LeadServer
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.headers import headers_of_claim
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.exchanges import GREET
from shuke.domain.sync.lead_messages import Greet

POINTS = AccountKind.POINTS


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_encrypted(tmp_path_factory.mktemp("template") / "till.db")


@pytest.fixture
def shop(template: Path, tmp_path: Path) -> Iterator[LeadShop]:
    shop = LeadShop(template, tmp_path)
    yield shop
    shop.close()


@pytest.fixture(scope="module")
def door(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LeadShop]:
    """A shop from which nothing is taken."""
    shop = LeadShop(template, tmp_path_factory.mktemp("door"))
    yield shop
    assert shop.own() == [300, 0, 0]
    shop.close()


def test_three_tills_share_what_a_member_has_and_head_office_finds_it_so(shop: LeadShop) -> None:
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
        assert sum(work.pools.held(shop.member, POINTS, date.min).values()) == 20
        assert sum(part.amount for part in work.pools.pool(shop.member, POINTS)) == 0


def test_two_that_ask_at_once_get_no_more_than_there_is(shop: LeadShop) -> None:
    with ThreadPoolExecutor(2) as both:
        asked = [both.submit(till.sync.ask, POINTS, shop.member, 200, 20.0) for till in shop.others]
        granted = sorted(one.result().granted for one in asked)
    assert granted == [100, 200]
    assert sum(shop.own()) == 300


def test_a_lead_that_dies_before_it_answers_has_given_once(shop: LeadShop) -> None:
    one = shop.others[0]
    shop.dies = True
    assert one.sync.ask(POINTS, shop.member, 100, 20.0).outcome is GrantOutcome.OFFLINE
    assert shop.own() == [200, 0, 0]
    shop.dies = False
    assert one.sync.ask(POINTS, shop.member, 100, 20.0).granted == 100
    assert shop.own() == [200, 100, 0]


def test_a_lead_that_is_switched_off_is_not_reached(shop: LeadShop) -> None:
    shop.server.close()
    assert shop.others[0].sync.ask(POINTS, shop.member, 100).outcome is GrantOutcome.OFFLINE
    assert shop.own() == [300, 0, 0]


def test_the_door_knows_two_exchanges_and_nothing_else(door: LeadShop) -> None:
    for method, path in (
        ("GET", "/"),
        ("GET", "/v1/lead/greet"),
        ("POST", "/v1/push"),
        ("GET", "/openapi.json"),
        ("POST", "/v1/lead/ask/../../push"),
    ):
        assert door.send(method, path) == 404
    assert door.send("POST", "/v1/lead/ask", b"\0" * 10) == 400


def letter_headers(door: LeadShop) -> dict[str, str]:
    letters = letters_to(door.others[0], [door.lead.signer.public_key])
    return headers_of_claim(letters.write(GREET, Greet()).claim)


def test_a_body_that_is_too_large_is_not_read(door: LeadShop) -> None:
    headers = {**letter_headers(door), "content-length": "5000000"}
    assert door.send("POST", "/v1/lead/greet", b"", headers) == 413
    many = (b"x" * 1000 for _ in range(6))
    connection = http.client.HTTPConnection("127.0.0.1", door.server.port, timeout=60)
    connection.request("POST", "/v1/lead/greet", many, letter_headers(door), encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_does_not_come_is_given_up(door: LeadShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lead_server, "BODY_S", 0.05)
    headers = {**letter_headers(door), "content-length": "10"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection(("127.0.0.1", door.server.port), timeout=60) as line:
        line.sendall(f"POST /v1/lead/greet HTTP/1.1\r\nhost: lead\r\n{lines}\r\nabc".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_headers_without_end_are_refused(door: LeadShop) -> None:
    with socket.create_connection(("127.0.0.1", door.server.port), timeout=60) as line:
        line.sendall(b"POST /v1/lead/ask HTTP/1.1\r\n" + b"x: " + b"y" * 2 * lead_server.MOST_HEAD_BYTES)
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_more_connections_than_a_shop_has_tills_are_turned_away(
    door: LeadShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        socket.create_connection(("127.0.0.1", door.server.port), timeout=60)
        for _ in range(lead_server.MOST_CONNECTIONS)
    ]
    for line in lines[:-1]:
        line.sendall(b"POST /v1/lead/ask HTTP/1.1\r\n")
    assert door.send("GET", "/") == 503
    for line in lines:
        line.close()


def test_a_port_that_is_taken_is_said_at_once(door: LeadShop) -> None:
    with pytest.raises(OSError, match="in use"):
        LeadServer(door.desk, "127.0.0.1", door.server.port)
