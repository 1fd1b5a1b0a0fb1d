"""Closing a till does not wait for a head office that took a letter and says nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from fakes.chain import ChainTill
from fakes.office_server import Between, OfficeServer, close, read_request, through, till_at
from shuke.adapters import head_office_link
from shuke.adapters.head_office_link import HttpLink
from shuke.application.sync.state import RoundOutcome
from shuke.domain.sync.exchanges import PULL, LinkTrouble
from shuke.domain.sync.messages import Pull


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChainTill]:
    server = OfficeServer(tmp_path_factory.mktemp("chain"))
    server.found()
    server.start()
    till = till_at(server)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    server.stop()
    yield till
    close(till)


class Silent:
    """Takes letters and keeps its answers to itself; what it hears afterwards: nothing, once the till hung up."""

    def __init__(self, first_words: bytes = b"") -> None:
        self.asked = threading.Event()
        self.heard: list[bytes] = []
        self._first_words = first_words
        self.between = Between(0, self._treat)

    def _treat(self, _between: Between, till: socket.socket) -> None:
        read_request(till)
        till.sendall(self._first_words)
        self.asked.set()
        self.heard.append(till.recv(1))


@pytest.fixture(params=[b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"], ids=["nothing", "half"])
def silent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Silent:
    """The till would wait for ten minutes, the silent one hangs up after twenty seconds: whoever goes first shows."""
    monkeypatch.setattr(head_office_link, "READ_S", 600.0)
    monkeypatch.setattr(head_office_link, "LONGEST_S", 600.0)
    return Silent(request.param)


def test_a_till_that_closes_hangs_up_on_a_head_office_that_does_not_answer(
    till: ChainTill, silent: Silent
) -> None:
    through(till, silent.between.address)
    outcomes: list[RoundOutcome] = []
    round_ = threading.Thread(target=lambda: outcomes.append(till.sync.round().outcome))
    round_.start()
    assert silent.asked.wait(20)
    till.sync.stop()
    round_.join()
    assert outcomes == [RoundOutcome.STOPPED]
    silent.between.close()
    assert silent.heard == [b""]


def test_once_closed_a_link_reaches_nobody(till: ChainTill) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        link = HttpLink(f"http://127.0.0.1:{listening.getsockname()[1]}", till.correspondence)
        link.close()
        assert link.exchange(PULL, Pull(1, 0, 10, 1)) is LinkTrouble.OFFLINE
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()
