"""Real tills over real files change their keys with a real head office: receipts, journal, vault, recovery sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from fakes.office_server import OfficeServer
from fakes.till_on_disk import PLACE, SESSION, folder_in, open_till
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.adapters.vault.file_vault import write_privately
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.journal_check import check_journals
from shuke.application.settings import Setting
from shuke.application.sync.joining import Joined, join, remember_head_office
from shuke.application.sync.renewing_key import wish_new_key
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.joining import correspondence
from shuke.bootstrap.recovering import recover_till
from shuke.bootstrap.recovery_file import RECOVERY_FILE, SEALED, sealed_secrets
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import till_sync
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.basket import TenderKind
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.money import Money
from shuke.domain.shop import Place
from shuke.wording import Language

T = TypeVar("T")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path_factory.mktemp("office"))
    server.found()
    server.start()
    yield server
    server.kill()


def at_once(work: Callable[[], T]) -> T:
    return work()


def joined_till(server: OfficeServer, path: Path, place: Place = PLACE) -> TillServices:
    till = open_till(path, place=place)
    code = server.invite(place.till)
    letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, till.signer)
    link = HttpLink(server.address, letters)
    joined = join(link, code, till.signer.public_key, SealedTrustLists(Ed25519Check()), place)
    link.close()
    assert isinstance(joined, Joined)
    with till.data.counter.writing() as work:
        remember_head_office(work, joined)
        work.commit()
    return till


def in_step(till: TillServices) -> None:
    sync = till_sync(till, at_once)
    assert sync is not None
    done = sync.round()
    sync.stop()
    assert done.outcome is RoundOutcome.IN_STEP, done
    till.refresh()


def sold(till: TillServices) -> str:
    """The receipt's code."""
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    add_open_amount(desk, SESSION, basket, Money(36_00))
    view = pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed
    return view.completed.receipt_code


def change_key(till: TillServices) -> tuple[bytes, bytes]:
    former = till.signer.public_key
    with till.data.counter.writing() as work:
        assert wish_new_key(work, SESSION) is None
        work.commit()
    in_step(till)
    return former, till.signer.public_key


def is_whole(till: TillServices) -> bool:
    known = {till.place.till: till.own_keys()}
    return not check_journals(till.data.counter, till.sealing, known, lambda _: None).findings


def test_what_a_till_signed_before_and_after_is_good(server: OfficeServer, tmp_path: Path) -> None:
    till = joined_till(server, tmp_path / "till")
    old_receipt = sold(till)
    former, newer = change_key(till)
    assert former != newer
    receipts = [old_receipt, sold(till)]
    assert till.own_keys() == (newer, former)
    in_step(till)
    till.data.close()
    again = open_till(tmp_path / "till")
    assert again.signer.public_key == newer
    assert [again.code_check.receipt(code).outcome for code in receipts] == [CodeOutcome.VALID] * 2
    in_step(again)
    assert is_whole(again)
    # A receipt is good here before anybody else has heard of the key.
    again.signer.follow(again.signer.prepared().public_key)
    assert again.code_check.receipt(sold(again)).outcome is CodeOutcome.VALID
    again.data.close()


def test_the_recovery_sheet_opens_the_newer_key(
    server: OfficeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, path = new_recovery_key(), tmp_path / "till"
    other = Place(PLACE.tenant, PLACE.shop_id, "S01-2")
    till = joined_till(server, path, other)
    assert till.pins  # a pepper lies in the vault
    till.change_setting(Setting.RECOVERY_PUBLIC, recovery_public(sheet).hex())
    sealed = sealed_secrets(till.data.vault, recovery_public(sheet))
    write_privately(till.data.folder.root / RECOVERY_FILE, sealed)
    _, newer = change_key(till)
    sold(till)
    in_step(till)
    for secret in SEALED:
        till.data.vault.delete(secret)
    till.data.close()
    monkeypatch.setattr("sys.stdin", io.StringIO(sheet.text + "\n"))
    assert recover_till(folder_in(path), Language.EN) == 0
    back = open_till(path, place=other)
    assert back.signer.public_key == newer
    assert TillWitness(back).look() == 2
    sold(back)
    in_step(back)
    assert is_whole(back)
    back.data.close()
