"""A snapshot over real HTTP: by range, through a network that breaks and lies, and refused where it must be."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from fakes.chain import ChainTill
from fakes.office_server import Between, OfficeServer, close, through, till_at
from shuke.application.sync.headers import headers_of_claim
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync import choosing
from shuke.domain.sync.exchanges import Refusal, RefusalReason, bytes_path

MEMBERS = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServer]:
    running = OfficeServer(tmp_path_factory.mktemp("office"))
    running.found()
    running.start()
    till = till_at(running)
    for number in range(MEMBERS):
        till.earn(till.enrol(f"王小{number}", f"138{number:08d}"), 10)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    close(till)
    yield running
    assert running.stop() == 0


@pytest.fixture
def till(server: OfficeServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChainTill]:
    monkeypatch.setattr(choosing, "_FEW_CHANGES", 10)
    monkeypatch.setattr("shuke.application.sync.pulling_round.MOST_SUBJECTS_A_PAGE", 40)
    new = till_at(server)
    yield new
    close(new)


def members(till: ChainTill) -> int:
    with till.store.reading() as work:
        return work.members.count()


def test_a_connection_that_breaks_in_the_middle_is_taken_up(server: OfficeServer, till: ChainTill) -> None:
    cuts, ranges = [400, 8_500, 300], []

    def treat(between: Between, connection: socket.socket) -> None:
        reply = between.forward(connection)
        if reply is None:
            return
        if b"application/octet-stream" in reply:
            ranges.append(len(reply))
            reply = reply[: cuts.pop(0)] if cuts else reply
        connection.sendall(reply)

    between = Between(server.port, treat)
    try:
        through(till, between.address)
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, ranges
    finally:
        between.close()
    assert len(ranges) == 4
    assert ranges[-1] < ranges[0], "what is in place is not sent again"
    assert members(till) == MEMBERS


def test_a_byte_that_was_changed_on_the_way_is_not_put_in_place(
    server: OfficeServer, till: ChainTill
) -> None:
    def treat(between: Between, connection: socket.socket) -> None:
        reply = between.forward(connection)
        if reply is None:
            return
        if b"application/octet-stream" in reply:
            reply = reply[:-40] + bytes([reply[-40] ^ 1]) + reply[-39:]
        connection.sendall(reply)

    between = Between(server.port, treat)
    try:
        through(till, between.address)
        assert till.sync.round().outcome is RoundOutcome.GARBAGE
    finally:
        between.close()
    assert members(till) < MEMBERS
    through(till, server.address)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    assert members(till) == MEMBERS


def test_the_bytes_are_for_tills_of_this_head_office(server: OfficeServer, till: ChainTill) -> None:
    till.sync.round(opening=True)
    (kept,) = (server.folder / "office" / "snapshots").glob("*.snapshot")
    path = bytes_path(kept.stem)
    pool = urllib3.PoolManager()
    assert pool.request("GET", server.address + path).status == 400
    letter = till.correspondence.write_empty(path)
    forged = {**headers_of_claim(letter.claim), "shuke-signature": "00" * 64}
    assert pool.request("GET", server.address + path, headers=forged).status == 401
    headers = headers_of_claim(letter.claim)
    given = pool.request("GET", server.address + path, headers={**headers, "range": "bytes=5-"})
    assert given.status == 206
    assert given.data == kept.read_bytes()[5:]
    assert pool.request("GET", server.address + path, headers=headers).status == 409, "a letter counts once"
    pool.clear()


def test_one_that_is_not_kept_is_said_to_be_gone(till: ChainTill) -> None:
    for snapshot_id in ("0" * 32, "..%2f..%2foffice"):
        answer = till.any_link.fetch(bytes_path(snapshot_id), 0, lambda _: True)
        if isinstance(answer, Refusal):
            assert answer.reason is RefusalReason.GONE


def test_a_snapshot_outlives_the_server(server: OfficeServer, till: ChainTill) -> None:
    till.sync.round(opening=True)
    held: list[Path] = sorted((server.folder / "office" / "snapshots").glob("*"))
    server.kill()
    server.start()
    assert sorted((server.folder / "office" / "snapshots").glob("*")) == held
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    assert members(till) == MEMBERS
