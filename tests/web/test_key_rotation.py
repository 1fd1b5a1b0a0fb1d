"""Head office changes its key: tills that are there follow, and so do those that were away. Real processes, HTTP."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_server import OfficeServer, close, till_at
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.application.head_office import rekeying
from shuke.application.sync.joining import held_roots, known_head_office
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.succession import (
    MOST_LINKS,
    Succession,
    believed_keys,
    links_of,
    succeed,
    written_links,
)
from shuke.bootstrap import office_data
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.trust import KeyOwner, TrustList

IN_STEP = RoundOutcome.IN_STEP
CHECK = Ed25519Check()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path)
    server.found()
    yield server
    server.kill()


def rotate(server: OfficeServer) -> None:
    done = server.command("rotate-key")
    assert done.returncode == 0, done.stderr


def office_key(server: OfficeServer) -> bytes:
    with mock.patch.dict(os.environ, server._env()):
        data = OfficeData(server.folder / "office")
    key = data.signer.public_key
    data.close()
    return key


def pinned(till: TillInMemory | object) -> bytes:
    with till.store.reading() as work:  # type: ignore[attr-defined]
        known = known_head_office(work)
    assert known is not None
    return known.key


def believed(till: object) -> TrustList:
    sealing = SealedTrustLists(CHECK)
    with till.store.reading() as work:  # type: ignore[attr-defined]
        held = work.trust_lists.held()
        return sealing.open(held.sealed, held_roots(work, sealing))


def roots_of(till: object) -> set[bytes]:
    return {key.public_key for key in believed(till).keys if key.owner is KeyOwner.HEAD_OFFICE}


def test_tills_follow_head_office_from_key_to_key_also_after_being_away(server: OfficeServer) -> None:
    server.start()
    there, away = till_at(server), till_at(server)
    member = there.enrol("欧阳娜娜", "13812345678")
    there.earn(member, 10)
    assert (there.sync.round().outcome, away.sync.round().outcome) == (IN_STEP, IN_STEP)
    keys = [office_key(server)]
    for _ in range(2):
        rotate(server)
        keys.append(office_key(server))
        # The server that still runs goes on with the former key, and is believed.
        assert there.sync.round().outcome is IN_STEP
        server.stop()
        server.start()
        assert there.sync.round().outcome is IN_STEP
        assert keys[-1] in roots_of(there)
    assert len(set(keys)) == 3
    away.earn(member, 5)
    assert away.sync.round().outcome is IN_STEP
    assert pinned(away) == keys[-1]
    assert roots_of(away) == roots_of(there) == set(keys)
    assert away.balance(member) == 15
    # A till that joins now knows the newest key alone; head office's journal is whole, and can be restored.
    late = till_at(server)
    assert late.sync.round().outcome is IN_STEP
    backup = server.folder / "after.backup"
    assert server.command("backup", str(backup)).returncode == 0
    server.stop()
    elsewhere = OfficeServer(server.folder / "elsewhere")
    restored = elsewhere.command("restore", str(backup), typed=server.recovery_key + "\n")
    assert restored.returncode == 0, restored.stderr
    elsewhere.port = server.port
    elsewhere.start()
    for till in (there, away, late):
        assert till.sync.round().outcome is IN_STEP
        close(till)
    elsewhere.kill()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfficeData]:
    monkeypatch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
    from shuke.bootstrap.head_office import run  # noqa: PLC0415 - after the vault has its place

    assert run(["--data", str(tmp_path / "office"), "init", "--tenant", "tenant-1"]) == 0
    data = OfficeData(tmp_path / "office")
    yield data
    data.close()


def opened_again(data: OfficeData) -> bytes:
    again = OfficeData(data.folder)
    key = again.signer.public_key
    again.close()
    return key


def test_a_change_cut_short_before_the_journal_knows_of_it_never_was(
    data: OfficeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity, before = data.identity, data.signer.public_key
    assert identity is not None
    with monkeypatch.context() as patch:
        patch.setattr(office_data, "change_key", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            data.change_key(identity)
    assert opened_again(data) == before
    data.change_key(identity)
    assert opened_again(data) == data.signer.public_key != before


def test_a_change_cut_short_after_the_journal_knows_of_it_is_finished_at_the_next_start(
    data: OfficeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity, before = data.identity, data.signer.public_key
    assert identity is not None
    with monkeypatch.context() as patch:
        patch.setattr(OfficeData, "_finish_changing_key", lambda _self: None)
        data.change_key(identity)
    assert data.signer.public_key == before
    with data.reading.reading() as work:
        named = rekeying.changed_to(work)
    assert opened_again(data) == named != before


def signers(count: int) -> list[Ed25519Signer]:
    return [Ed25519Signer(new_seed()) for _ in range(count)]


def chain_of(keys: list[Ed25519Signer], tenant: str = "t") -> list[Succession]:
    return [succeed(tenant, former, newer.public_key) for former, newer in itertools.pairwise(keys)]


def leads(links: list[Succession], start: Ed25519Signer, end: Ed25519Signer, tenant: str = "t") -> bool:
    read = links_of(written_links(links))
    found = believed_keys({fingerprint(start.public_key)}, read, tenant, CHECK)
    return fingerprint(end.public_key) in found


def test_links_lead_forward_only_and_only_from_keys_that_are_known() -> None:
    keys = signers(4)
    links = chain_of(keys)
    assert leads(links, keys[0], keys[3])
    assert leads(links, keys[2], keys[3])
    assert not leads(links, keys[3], keys[0])
    assert not leads(links[1:], keys[0], keys[3])
    assert not leads(links, signers(1)[0], keys[3])


def test_a_link_that_the_former_key_did_not_sign_leads_nowhere() -> None:
    former, newer, thief = signers(3)
    link = succeed("t", former, newer.public_key)
    assert not leads([Succession(link.former, thief.public_key, link.vouched)], former, thief)
    forged = succeed("t", thief, newer.public_key)
    assert not leads([Succession(former.public_key, newer.public_key, forged.vouched)], former, newer)
    assert not leads([link], former, newer, tenant="another")


def test_only_the_newest_links_travel_and_what_is_none_is_none() -> None:
    keys = signers(MOST_LINKS + 3)
    links = chain_of(keys)
    assert links_of(written_links(links)) == links[-MOST_LINKS:]
    assert not leads(links, keys[0], keys[-1])
    assert links_of(b"x" * 127) == []
    assert links_of(bytes(128 * (MOST_LINKS + 1))) == []


def test_a_code_made_by_the_former_key_stays_good() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    till = TillInMemory(office, clock)
    newer = Ed25519Signer(new_seed())
    rekeying.change_key(office.store, office.recorder, office.identity, office.signer, newer.public_key)
    assert till.sync.round().outcome is IN_STEP
    trusted = believed(till)
    for signer in (office.signer, newer):
        key = trusted.find(signer.key_id)
        assert key is not None
        assert key.owner is KeyOwner.HEAD_OFFICE
