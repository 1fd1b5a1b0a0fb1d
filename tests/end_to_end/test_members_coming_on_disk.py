"""A real till, plugged together as the program does it, joins a head office with more members than it pulls: whoever
has come is scanned and searched for at its counter, before anybody is in its tables."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fakes.background import SynchronousBackground
from fakes.chain import at_once
from fakes.office_server import OfficeServer, close, till_at
from fakes.till_on_disk import PLACE, SESSION, open_till
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.identifying import FoundMember, NothingFound
from shuke.application.sync import loading_round
from shuke.application.sync.joining import Joined, join, remember_head_office
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import SyncLoop, till_sync
from shuke.domain.basket import IdentifiedBy
from shuke.domain.sync import choosing
from shuke.presenters.status import ComingStage, HeadOfficeSeen

MEMBERS = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path / "office")
    server.found()
    server.start()
    till = till_at(server, "S01-9")
    for number in range(MEMBERS):
        till.earn(till.enrol(f"王小{number}", f"138{number:08d}"), 10)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    close(till)
    yield server
    server.kill()


def joined_till(server: OfficeServer, path: Path) -> TillServices:
    till, code = open_till(path), server.invite(PLACE.till)
    letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, till.signer)
    link = HttpLink(server.address, letters)
    joined = join(link, code, till.signer.public_key, SealedTrustLists(Ed25519Check()), PLACE)
    link.close()
    assert isinstance(joined, Joined)
    with till.data.counter.writing() as work:
        remember_head_office(work, joined)
        work.commit()
    return till


def loop_of(till: TillServices, seen: list[HeadOfficeSeen]) -> SyncLoop:
    rounds, questions = till_sync(till, at_once), till_sync(till, at_once)
    assert rounds is not None
    assert questions is not None
    return SyncLoop(till, rounds, questions, SynchronousBackground(), seen.append, lambda _members: None)


def in_tables(till: TillServices) -> int:
    with till.data.counter.reading() as work:
        return work.members.count()


def test_members_are_scanned_who_are_not_in_the_tables_yet(
    server: OfficeServer, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "_FEW_CHANGES", 10)
    monkeypatch.setattr("shuke.application.sync.pulling_round.MOST_SUBJECTS_A_PAGE", 20)
    monkeypatch.setattr(loading_round, "_STRETCH_S", -1.0)
    till, seen = joined_till(server, tmp_path / "till"), list[HeadOfficeSeen]()
    loop, kept = loop_of(till, seen), till.data.folder.arrived
    loop.begin()
    assert loop.last is not None
    assert (loop.last.outcome, loop.last.unread) == (RoundOutcome.IN_STEP, True)
    before = in_tables(till)
    assert before < MEMBERS
    assert kept.stat().st_size
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert b"138" * 2 not in kept.read_bytes()
    answer = till.identifying.scan(SESSION, "13800000055", IdentifiedBy.PHONE)
    assert isinstance(answer, FoundMember)
    assert in_tables(till) == before + 1
    assert isinstance(till.identifying.scan(SESSION, "13899999999", IdentifiedBy.PHONE), NothingFound)
    loop.close()
    # Switched off and on again.
    loop = loop_of(till, seen)
    monkeypatch.setattr(loading_round, "_STRETCH_S", 1e9)
    loop.begin()
    assert in_tables(till) == MEMBERS
    while loop.last is not None and loop.last.unread:
        loop.begin()
    assert not kept.exists()
    stages = {one.coming.stage for one in seen if one.coming is not None}
    assert stages <= set(ComingStage)
    assert seen[-1].coming is None
    loop.close()
    till.data.close()
