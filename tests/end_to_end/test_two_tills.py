"""Two tills and a really started head office over real HTTP; its process is killed, its answers are lost, late,
damaged or half. The tills go on, and catch up by themselves."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from fakes.chain import ChainTill
from fakes.office_server import Between, OfficeServer, close, read_request, through, till_at
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.state import RoundOutcome
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.exchanges import LinkTrouble, RefusalReason


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path_factory.mktemp("chain"))
    server.found()
    server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def both(server: OfficeServer) -> Iterator[tuple[ChainTill, ChainTill]]:
    both = till_at(server), till_at(server)
    yield both
    for till in both:
        close(till)


@pytest.fixture
def tills(server: OfficeServer, both: tuple[ChainTill, ChainTill]) -> tuple[ChainTill, ChainTill]:
    """The same two for every test, with their real head office again; each test has members of its own."""
    for till in both:
        through(till, server.address)
        in_step(till)
    return both


def in_step(*tills: ChainTill) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def test_what_one_till_records_the_other_knows(tills: tuple[ChainTill, ChainTill]) -> None:
    first, second = tills
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 120)
    in_step(first, second)
    with second.store.reading() as work:
        known = work.members.get(member)
        assert work.programmes.get("tea-chain", 1) is not None
    assert known is not None
    assert known.profile.name == "王小明"
    assert second.balance(member) == 120


def test_points_are_handed_over_while_the_cashier_waits_or_within_two_contacts(
    tills: tuple[ChainTill, ChainTill],
) -> None:
    first, second = tills
    member = first.enrol("李娜", "13900139000")
    first.earn(member, 200)
    in_step(first, second)
    assert second.sync.ask(AccountKind.POINTS, member, 150, within_s=5).outcome is GrantOutcome.RECALLING
    in_step(first, second)
    assert (first.own(member), second.own(member)) == (50, 150)
    assert first.sync.ask(AccountKind.POINTS, member, 10, within_s=5).outcome is GrantOutcome.RECALLING
    in_step(second)
    answer = first.sync.ask(AccountKind.POINTS, member, 10, within_s=5)
    assert answer.outcome is GrantOutcome.GRANTED
    assert (first.own(member), second.own(member)) == (60, 140)


def test_without_head_office_the_till_sells_and_catches_up_when_it_is_back(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill]
) -> None:
    first, second = tills
    member = first.enrol("赵四", "13700137000")
    in_step(first, second)
    server.stop()
    first.earn(member, 30)
    assert first.sync.round().outcome is RoundOutcome.OFFLINE
    assert first.sync.ask(AccountKind.POINTS, member, 500).outcome is GrantOutcome.OFFLINE
    assert first.spend(member, 10)
    assert not second.spend(member, 1)
    server.start()
    in_step(first, second)
    assert (second.balance(member), first.own(member)) == (20, 20)


def test_a_lost_reply_stores_nothing_twice(server: OfficeServer, tills: tuple[ChainTill, ChainTill]) -> None:
    first, second = tills
    member = first.enrol("孙七", "13600136000")

    def lose(between: Between, till: socket.socket) -> None:
        between.forward(till)

    between = Between(server.port, lose)
    through(first, between.address)
    first.earn(member, 40)
    assert first.sync.round().outcome is RoundOutcome.OFFLINE
    assert between.requests == 1
    between.close()
    through(first, server.address)
    in_step(first, second)
    assert second.balance(member) == 40


def test_killed_between_storing_and_answering_it_has_stored_once(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill]
) -> None:
    """The process dies when it has answered and nobody has heard it yet."""
    first, second = tills
    member = first.enrol("周八", "13500135000")

    def answer_then_die(between: Between, till: socket.socket) -> None:
        assert between.forward(till)
        server.kill()

    between = Between(server.port, answer_then_die)
    through(first, between.address)
    first.earn(member, 70)
    assert first.sync.round().outcome is RoundOutcome.OFFLINE
    between.close()
    server.start()
    through(first, server.address)
    done = first.sync.round()
    assert done.outcome is RoundOutcome.IN_STEP
    in_step(second)
    assert second.balance(member) == 70


def test_killed_at_any_moment_it_holds_a_whole_push_or_none(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill]
) -> None:
    first, second = tills
    member = first.enrol("吴九", "13400134000")
    total = 0
    for _ in range(2):
        for _ in range(20):
            first.earn(member, 1)
        total += 20

        def die_meanwhile(between: Between, till: socket.socket) -> None:
            request = read_request(till)
            with socket.create_connection(("127.0.0.1", between.target_port), 20) as office:
                office.sendall(request)
                server.kill()

        between = Between(server.port, die_meanwhile)
        through(first, between.address)
        assert first.sync.round().outcome is RoundOutcome.OFFLINE
        between.close()
        server.start()
        through(first, server.address)
        in_step(first)
    in_step(second)
    assert second.balance(member) == total
    assert first.sync.round().mended == second.sync.round().mended == 0


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\n"


def with_another_signature(reply: bytes) -> bytes:
    at = reply.index(b"shuke-signature: ") + len(b"shuke-signature: ")
    return reply[:at] + (b"00" if reply[at : at + 2] != b"00" else b"11") + reply[at + 2 :]


TREATMENTS = {
    "hangs up": (lambda _: b"", RoundOutcome.OFFLINE),
    "garbage": (lambda _: b"\x00\xff not http\r\n\r\n", RoundOutcome.OFFLINE),
    "another web page": (lambda _: HTTP + b"Content-Length: 5\r\n\r\nhello", RoundOutcome.GARBAGE),
    "a redirect": (
        lambda _: b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
        RoundOutcome.GARBAGE,
    ),
    "an error of somebody on the way": (
        lambda _: b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
        RoundOutcome.SERVER_TROUBLE,
    ),
    "half a head": (lambda reply: reply[:40], RoundOutcome.GARBAGE),
    "half a body": (lambda reply: reply[:-20], RoundOutcome.OFFLINE),
    "one byte changed": (lambda reply: reply[:-1] + bytes([reply[-1] ^ 1]), RoundOutcome.GARBAGE),
    "another signature": (with_another_signature, RoundOutcome.GARBAGE),
    "without an end": (
        lambda _: (
            HTTP + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + bytes(65536) + b"\r\n") * 200
        ),
        RoundOutcome.GARBAGE,
    ),
}


@pytest.mark.parametrize("name", TREATMENTS)
def test_bad_answers_change_nothing_and_are_told_apart(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill], name: str
) -> None:
    treat, outcome = TREATMENTS[name]
    till = tills[0]
    in_step(till)
    till.earn("m-1", 5)
    with till.store.reading() as work:
        before = work.digest()

    def answer(between: Between, connection: socket.socket) -> None:
        connection.sendall(treat(between.forward(connection) or b""))

    between = Between(server.port, answer)
    through(till, between.address)
    assert till.sync.round().outcome is outcome
    between.close()
    with till.store.reading() as work:
        assert work.digest() == before
    through(till, server.address)
    in_step(till)


def test_what_a_killed_head_office_left_in_its_log_is_folded_in_when_it_starts(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill]
) -> None:
    log = server.folder / "office" / "headoffice.db-wal"
    for number in range(20):
        tills[0].enrol(f"王{number}", f"137{number:08d}")
    in_step(tills[0])
    left_bytes = log.stat().st_size
    server.kill()
    server.start()
    assert log.stat().st_size < left_bytes


def test_a_slow_head_office_costs_the_cashier_no_more_than_the_time_allowed(
    server: OfficeServer, tills: tuple[ChainTill, ChainTill]
) -> None:
    """It answers in the end; until then the offline rule holds, and the grant comes with the next round."""
    first, second = tills
    member = first.enrol("郑十", "13300133000")
    first.earn(member, 100)
    in_step(first, second)
    second.sync.ask(AccountKind.POINTS, member, 60, within_s=5)
    in_step(first)

    def silent(between: Between, till: socket.socket) -> None:
        between.forward(till)
        till.recv(1)

    between = Between(server.port, silent)
    through(second, between.address)
    answer = second.sync.ask(AccountKind.POINTS, member, 60)
    assert answer.outcome is GrantOutcome.OFFLINE
    assert second.own(member) == 0
    close(second)
    between.close()
    through(second, server.address)
    in_step(second)
    assert second.own(member) == 60


def test_an_answer_by_drops_is_given_up(server: OfficeServer, tills: tuple[ChainTill, ChainTill]) -> None:
    till = tills[0]

    def drop_by_drop(between: Between, connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(HTTP + b"Content-Length: 1000000\r\n\r\n")
        while True:
            connection.sendall(b"x")

    between = Between(server.port, drop_by_drop)
    through(till, between.address)
    assert till.sync.ask(AccountKind.POINTS, "m-1", 5, within_s=0.2).outcome is GrantOutcome.OFFLINE
    close(till)
    between.close()


def test_nobody_listens_where_head_office_was(tills: tuple[ChainTill, ChainTill]) -> None:
    till = tills[0]
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    through(till, f"http://127.0.0.1:{port}")
    assert till.sync.round().outcome is RoundOutcome.OFFLINE
    assert LinkTrouble.OFFLINE.value == "offline"


def test_a_revoked_till_is_told_so(server: OfficeServer) -> None:
    till = till_at(server, "S01-99")
    in_step(till)
    assert server.command("revoke", "--till", "S01-99", "--reason", "stolen").returncode == 0
    till.earn("m-1", 5)
    done = till.sync.round()
    assert (done.outcome, done.refusal) == (RoundOutcome.REFUSED, RefusalReason.REVOKED)
    assert server.command("revoke", "--till", "S01-99").returncode != 0
    close(till)
