"""Whoever watches head office: figures for Prometheus, log lines, and an end in good order."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.chain import ChainTill
from fakes.office_server import OfficeServer, close, till_at
from shuke.application.sync.correspondence import Letter
from shuke.application.sync.headers import headers_of_claim
from shuke.application.sync.pushing import facts_to_push, push_of
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office.speaking import METRICS_AT
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.exchanges import PUSH

PHONE, NAME = "13812345678", "欧阳娜娜"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path)
    server.found()
    yield server
    server.kill()


def got(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    told = response.read().decode()
    connection.close()
    return response.status, told


def figures(text: str) -> dict[str, float]:
    lines = (line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def busy_chain(server: OfficeServer) -> tuple[ChainTill, ChainTill]:
    """Two tills that sold, asked and were recalled from; one of them forks in the end."""
    first, second = till_at(server), till_at(server)
    member = first.enrol(NAME, PHONE)
    first.earn(member, 100)
    assert first.sync.round().outcome is RoundOutcome.IN_STEP
    assert second.sync.round().outcome is RoundOutcome.IN_STEP
    second.sync.ask(AccountKind.POINTS, member, 30)
    return first, second


def test_metrics_count_what_happens_and_name_nobody(server: OfficeServer) -> None:
    server.start()
    tills = busy_chain(server)
    got(server.port, f"/{PHONE}")
    status, text = got(server.port, "/metrics")
    for till in tills:
        close(till)
    assert status == 200
    said = figures(text)
    assert said['shuke_requests_total{path="/v1/push",status="200"}'] >= 2
    assert said['shuke_requests_total{path="other",status="404"}'] == 1
    assert said['shuke_request_seconds_count{path="/v1/pull"}'] >= 2
    assert said['shuke_pushes_total{outcome="taken"}'] >= 2
    assert said["shuke_facts_taken_total"] == 4
    assert said["shuke_recalls_total"] + said["shuke_grants_total"] >= 1
    assert said["shuke_feed_position"] > 0
    assert said["shuke_quarantined_facts"] == 0
    assert said["shuke_generation"] == 1
    assert said['shuke_tills{heard="within_1h"}'] == 2
    assert said["shuke_database_answers"] == 1
    assert said["process_resident_memory_bytes"] > 1_000_000
    for secret in (PHONE, NAME, tills[0].till):
        assert secret not in text


def test_metrics_may_have_a_door_of_their_own(tmp_path: Path) -> None:
    server = OfficeServer(tmp_path)
    server.found()
    server.start("--metrics-port", "0")
    try:
        (told,) = server.said
        assert told.startswith(METRICS_AT)
        port = int(told.rpartition(":")[2].partition("/")[0])
        assert got(server.port, "/metrics")[0] == 404
        status, text = got(port, "/metrics")
        assert status == 200
        assert "shuke_feed_position" in text
    finally:
        assert server.stop() == 0


def test_logs_name_no_member_whatever_is_sent(server: OfficeServer, tmp_path: Path) -> None:
    server.start()
    first, second = busy_chain(server)
    letter = a_push(first)
    thrown = [PHONE, NAME, "4KX2-9TQD-0ZMP-7H3C", "739184", "00111000042", letter.claim.signature.hex()]
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    for secret in thrown:
        for headers in ({"shuke-till": secret}, {**headers_of_claim(letter.claim), "shuke-till": secret}):
            encoded = {name: value.encode() for name, value in headers.items()}
            connection.request("POST", "/v1/push", secret.encode(), encoded)
            connection.getresponse().read()
        path = "/" + "".join(f"%{byte:02x}" for byte in secret.encode())
        connection.request("GET", path + "?" + path, headers={"user-agent": secret.encode()})
        connection.getresponse().read()
    connection.close()
    with socket.create_connection(("127.0.0.1", server.port), 20) as garbage:
        garbage.sendall(PHONE.encode() + b" / HTTP/9\r\n\r\n")
        garbage.recv(1000)
    close(first)
    close(second)
    assert server.stop() == 0
    written = "".join(file.read_text() for file in (tmp_path / "office" / "logs").iterdir())
    lines = [json.loads(line) for line in written.splitlines()]
    answered = [line for line in lines if line["event"] == "answered"]
    assert any(line.get("till") == first.till and line["path"] == "/v1/push" for line in answered)
    assert any(line.get("reason") == "unknown_till" for line in answered)
    assert {line["path"] for line in answered} >= {"/v1/push", "/v1/pull", "other"}
    assert all(re.fullmatch("[0-9a-f]{16}", line["request"]) for line in answered)
    assert len({line["request"] for line in answered}) == len(answered)
    for secret in (*thrown, letter.claim.nonce.hex(), first.signer.public_key.hex()):
        assert secret not in written
        assert json.dumps(secret)[1:-1] not in written


def a_push(till: ChainTill) -> Letter:
    with till.store.reading() as work:
        facts = facts_to_push(work, till.till) or work.journal.after(till.till, 0, 0, 10)
    return till.correspondence.write(PUSH, push_of(facts, [], {}))


def begun(server: OfficeServer, letter: Letter) -> socket.socket:
    """A request that head office has admitted and waits for the body of: it says "100 Continue" just then."""
    connection = socket.create_connection(("127.0.0.1", server.port), 30)
    head = f"POST {PUSH.path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
    head += f"Content-Length: {len(letter.body)}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers_of_claim(letter.claim).items())
    connection.sendall((head + "\r\n").encode())
    assert connection.recv(1000).startswith(b"HTTP/1.1 100")
    return connection


def until_nobody_new_is_let_in(port: int) -> None:
    """Refused, or reset: whoever still stands in the queue while the door is shut is reset by the system."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
        except (ConnectionRefusedError, ConnectionResetError):
            return


def ask_to_end(server: OfficeServer) -> None:
    """Returns when it no longer listens."""
    process = server._process
    assert process is not None
    process.end()
    until_nobody_new_is_let_in(server.port)


def test_what_is_under_way_is_answered_before_it_ends(server: OfficeServer) -> None:
    server.start()
    till = till_at(server)
    till.earn(till.enrol(NAME, PHONE), 5)
    letter = a_push(till)
    with begun(server, letter) as connection:
        ask_to_end(server)
        connection.sendall(letter.body)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"shuke-signature" in answer
    assert server.stop() == 0
    server.start()
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    # Perhaps one more: yesterday is closed by itself.
    assert re.search("from [89] facts", server.command("rebuild").stdout)
    close(till)


def test_one_who_never_finishes_does_not_keep_it(server: OfficeServer) -> None:
    server.start("--stop-within", "1")
    till = till_at(server)
    till.earn(till.enrol(NAME, PHONE), 5)
    with begun(server, a_push(till)):
        ask_to_end(server)
        assert server.stop() == 0
    close(till)


def test_under_load_it_ends_and_loses_nothing_that_it_acknowledged(server: OfficeServer) -> None:
    server.start()
    tills = [till_at(server) for _ in range(3)]
    selling = threading.Barrier(4)

    def sell(till: ChainTill) -> None:
        member = till.enrol(NAME, PHONE)
        till.earn(member, 1)
        till.sync.round()
        selling.wait()
        for _ in range(10_000):
            till.earn(member, 1)
            if till.sync.round().outcome is not RoundOutcome.IN_STEP:
                return

    threads = [threading.Thread(target=sell, args=(till,)) for till in tills]
    for thread in threads:
        thread.start()
    selling.wait()
    assert server.stop() == 0
    for thread in threads:
        thread.join()
    server.start()
    for till in tills:
        with till.store.reading() as work:
            acknowledged = work.cursors.get("head-office.acknowledged-seq")
        assert acknowledged >= 3
        again = till.sync.round()
        assert again.outcome is RoundOutcome.IN_STEP
        # Had it lost what it acknowledged, it would say so with a gap, and more would come again.
        with till.store.reading() as work:
            recorded = work.journal.count_after(till.till, 0, 0)
        assert again.pushed <= recorded - acknowledged
        close(till)
