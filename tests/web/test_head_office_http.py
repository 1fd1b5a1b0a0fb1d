"""Head office's door: what comes in over HTTP is bounded, signed and told what is wrong with it in one word."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.chain import TENANT, ChainTill
from fakes.office_server import close
from fakes.serving import Serving, a_pull, serving_in, signed, till_of
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.application.sync.headers import claim_of, headers_of_claim
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.exchanges import EXCHANGES, PULL, PUSH, RefusalReason
from shuke.domain.sync.limits import MOST_ENROL_BYTES, MOST_REQUEST_BYTES
from shuke.domain.sync.messages import Pull
from shuke.head_office import app as web


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_in(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture(scope="module")
def till(serving: Serving) -> Iterator[ChainTill]:
    till = till_of(serving)
    yield till
    close(till)


def test_it_lives_and_says_when_it_is_ready(serving: Serving) -> None:
    assert serving.ask("GET", "/healthz")[0] == 200
    assert serving.ask("GET", "/readyz")[0] == 200


def test_asking_whether_it_is_ready_never_ends_a_transaction_under_way(serving: Serving) -> None:
    """Each lane's connection belongs to its thread: the question waits until the writing lane is free."""
    begun, go_on = threading.Event(), threading.Event()

    def writing() -> None:
        with serving.data.writing.writing() as work:
            work.settings.put("probe", "before")
            begun.set()
            assert go_on.wait(20)
            work.settings.put("probe", "after")
            work.commit()

    done = serving.lanes.writing.submit(writing)
    assert begun.wait(20)
    with ThreadPoolExecutor(1) as asking:
        answer = asking.submit(serving.ask, "GET", "/readyz")
        assert serving.ask("GET", "/healthz")[0] == 200
        go_on.set()
        assert answer.result(20)[0] == 200
    assert done.exception() is None
    with serving.data.writing.reading() as work:
        assert work.settings.get("probe") == "after"


def test_a_till_gets_in_step_over_http(serving: Serving, till: ChainTill) -> None:
    till.earn(till.enrol("王小明", "13800138000"), 10)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP


def test_every_exchange_is_described_with_its_real_message(serving: Serving) -> None:
    status, told, body = serving.ask("GET", "/openapi.json")
    described = json.loads(body)
    assert (status, told["content-type"]) == (200, "application/json")
    schemas = described["components"]["schemas"]
    for path, exchange in EXCHANGES.items():
        operation = described["paths"][path]["post"]
        asked = operation["requestBody"]["content"]["application/cbor"]["schema"]["$ref"]
        assert asked == f"#/components/schemas/{exchange.asked.__name__}"
        fields = schemas[exchange.asked.__name__]["properties"]
        assert set(fields) == set(exchange.asked.__dataclass_fields__)
        assert {"200", "400", "401", "403", "409", "413", "503"} <= set(operation["responses"])
    used = set(re.findall(r"#/components/schemas/(\w+)", body.decode()))
    assert used == set(schemas)


def test_nothing_else_is_here(serving: Serving) -> None:
    for method, path, status in (
        ("GET", "/", 404),
        ("GET", "/docs", 404),
        ("GET", PUSH.path, 405),
        ("POST", "/v2/push", 404),
        ("POST", "/v1/../healthz", 404),
    ):
        got, _, body = serving.ask(method, path)
        assert (got, body) == (status, b"")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"shuke-tenant": TENANT},
        {"shuke-till": "S01-1; DROP TABLE"},
        {"shuke-time": "-1"},
        {"shuke-time": "1e9"},
        {"shuke-nonce": "00"},
        {"shuke-signature": "zz" * 64},
        {"shuke-signature": "AB" * 64},
    ],
)
def test_a_letter_without_a_whole_claim_is_malformed(
    serving: Serving, till: ChainTill, headers: dict[str, str]
) -> None:
    letter = a_pull(till)
    claimed = {**headers_of_claim(letter.claim), **headers} if headers else {}
    if set(headers) == {"shuke-tenant"}:
        claimed = headers
    status, told, body = serving.ask("POST", PULL.path, letter.body, claimed)
    assert (status, told["shuke-refusal"]) == (400, "malformed")
    assert told["content-type"] == "application/problem+json"
    assert set(json.loads(body)) == {"type", "title", "status", "reason"}


def test_a_refusal_tells_people_what_and_why_and_nothing_of_what_lies_behind(
    serving: Serving, till: ChainTill
) -> None:
    letter = a_pull(till)
    serving.send(letter)
    status, told, body = serving.send(letter)
    assert (status, told["shuke-refusal"]) == (409, "replayed")
    problem = json.loads(body)
    assert problem["reason"] == "replayed"
    assert "very request before" in problem["title"]
    for word in ("traceback", "sqlite", "python", "uvicorn"):
        assert word not in (body.decode() + str(told)).lower()


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "chunked"])
def test_a_body_that_is_too_large_is_not_read(serving: Serving, till: ChainTill, chunked: bool) -> None:
    before = serving.facts()
    letter = till.correspondence.write(PULL, Pull(1, 0, 10, 0))
    headers = headers_of_claim(letter.claim)
    with socket.create_connection(("127.0.0.1", serving.port), 20) as connection:
        head = f"POST {PULL.path} HTTP/1.1\r\nHost: x\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        if chunked:
            connection.sendall((head + "Transfer-Encoding: chunked\r\n\r\n").encode())
            connection.sendall(b"%x\r\n" % (MOST_ENROL_BYTES + 1) + bytes(MOST_ENROL_BYTES + 1) + b"\r\n")
        else:
            connection.sendall((head + f"Content-Length: {10**12}\r\n\r\n").encode())
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"shuke-refusal: too_large" in answer
    assert serving.facts() == before


def test_a_body_for_a_stranger_is_not_read_either(serving: Serving, till: ChainTill) -> None:
    letter = till.correspondence.write(PULL, Pull(1, 0, 10, 0))
    headers = headers_of_claim(replace(letter.claim, till="S09-9"))
    with socket.create_connection(("127.0.0.1", serving.port), 20) as connection:
        head = f"POST {PUSH.path} HTTP/1.1\r\nHost: x\r\nContent-Length: {MOST_REQUEST_BYTES}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall((head + "\r\n").encode())
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 401")


def test_a_bomb_is_malformed_and_stores_nothing(serving: Serving, till: ChainTill) -> None:
    import zlib  # noqa: PLC0415

    before = serving.facts()
    bomb = signed(till, a_pull(till), b"\x01" + zlib.compress(bytes(4_000_000), 9)[: MOST_ENROL_BYTES - 1])
    assert serving.send(bomb)[1]["shuke-refusal"] == "malformed"
    deep = signed(till, a_pull(till), b"\x00" + b"\x81" * 3000)
    assert serving.send(deep)[1]["shuke-refusal"] == "malformed"
    assert serving.facts() == before


def test_half_a_body_stores_nothing_and_leaves_the_door_open(
    serving: Serving, till: ChainTill, caplog: pytest.LogCaptureFixture
) -> None:
    before = serving.facts()
    letter = a_pull(till)
    with socket.create_connection(("127.0.0.1", serving.port), 20) as connection:
        head = f"POST {PULL.path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(letter.body)}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers_of_claim(letter.claim).items())
        connection.sendall((head + "\r\n").encode() + letter.body[:-3])
    assert serving.send(a_pull(till))[0] == 200
    assert serving.facts() == before
    assert "unexpected" not in caplog.text


def test_a_body_that_never_comes_is_given_up(
    serving: Serving, till: ChainTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "BODY_S", 0.05)
    letter = a_pull(till)
    with socket.create_connection(("127.0.0.1", serving.port), 20) as connection:
        head = f"POST {PULL.path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(letter.body)}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers_of_claim(letter.claim).items())
        connection.sendall((head + "\r\n").encode())
        assert b"shuke-refusal: malformed" in connection.recv(65536)


def test_a_bug_tells_nobody_anything_and_the_till_tries_again(
    serving: Serving, till: ChainTill, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_opened: object) -> object:
        raise RuntimeError("what lies behind")

    till.earn("m-3", 5)
    with monkeypatch.context() as patch:
        patch.setattr(serving.office, "carry_out", broken)
        assert till.sync.round().outcome is RoundOutcome.SERVER_TROUBLE
    assert "what lies behind" in caplog.text
    assert till.sync.round().outcome is RoundOutcome.IN_STEP


@pytest.mark.parametrize("trouble", [StoreTrouble.LOCKED, StoreTrouble.DISK_FULL])
def test_a_database_that_is_locked_or_full_is_busy_not_broken(
    serving: Serving, till: ChainTill, monkeypatch: pytest.MonkeyPatch, trouble: StoreTrouble
) -> None:
    def refusing(_opened: object) -> object:
        raise StoreUnusable(trouble, "told to nobody")

    till.earn("m-3", 5)
    with monkeypatch.context() as patch:
        patch.setattr(serving.office, "carry_out", refusing)
        done = till.sync.round()
    assert (done.outcome, done.refusal) == (RoundOutcome.SERVER_TROUBLE, RefusalReason.BUSY)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP


def test_much_written_is_tidied_between_requests(
    serving: Serving, till: ChainTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "TIDY_AFTER_BYTES", 1)
    before = len(serving.tidied)
    till.earn("m-2", 5)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    assert serving.ask("GET", "/readyz")[0] == 200
    assert len(serving.tidied) > before


def test_questions_alone_are_tidied_too(
    serving: Serving, till: ChainTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    before = len(serving.tidied)
    monkeypatch.setattr(web, "TIDY_AFTER_BYTES", 1)
    done = till.sync.round()
    assert (done.outcome, done.pushed) == (RoundOutcome.IN_STEP, 0)
    assert serving.ask("GET", "/readyz")[0] == 200
    assert len(serving.tidied) > before


def test_claims_are_read_back_as_they_were_written(till: ChainTill) -> None:
    letter = a_pull(till)
    assert claim_of(letter.claim.path, headers_of_claim(letter.claim)) == letter.claim


def test_every_refusal_has_a_status_of_its_kind() -> None:
    assert all(400 <= reason.status < 500 or reason is RefusalReason.BUSY for reason in RefusalReason)


def test_head_office_loads_no_window(tmp_path: Path) -> None:
    """Nor anything of the till's hardware: it runs on servers without any of it."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    program = (
        "import sys, shuke.bootstrap.head_office, shuke.head_office.app\n"
        "bad = [name for name in sys.modules if name.split('.')[0] in {'PySide6', 'cv2', 'zxingcpp', 'escpos'}]\n"
        "print(bad)\n"
        "sys.exit(bool(bad))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
