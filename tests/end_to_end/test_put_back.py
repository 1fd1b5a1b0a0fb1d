"""An older database file is put back into a till's folder: the till notices, and begins a new epoch."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from fakes.background import SynchronousBackground
from fakes.till_on_disk import SESSION, open_till
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.vault import Secret
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_upkeep import TillUpkeep
from shuke.bootstrap.till_witness import NOBODY_SAW, TillWitness
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_till(tmp_path).data.close()
    return tmp_path


def sell(till: TillServices) -> str:
    """A sale as it happens at the counter; its receipt's number."""
    basket = till.desk.begin(SESSION).basket.basket_id
    add_open_amount(till.desk, SESSION, basket, Money(5_00))
    view = pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed is not None
    TillUpkeep(SynchronousBackground(), till).sale_answered()
    return view.completed.receipt_number


def sold_in(folder: Path, sales: int = 1) -> list[str]:
    till = open_till(folder)
    assert TillWitness(till).look() is None
    numbers = [sell(till) for _ in range(sales)]
    till.data.close()
    return numbers


def database(folder: Path) -> Path:
    (found,) = (folder / "data").glob("*.db")
    return found


def kept_copy(folder: Path) -> Path:
    return Path(shutil.copy(database(folder), folder / "backup"))


def put_back(folder: Path, copy: Path) -> None:
    for beside in database(folder).parent.glob("*.db-*"):
        beside.unlink()
    shutil.copy(copy, database(folder))


def test_a_till_that_was_closed_and_opened_goes_on(folder: Path) -> None:
    first, second = sold_in(folder), sold_in(folder)
    assert first[0].split("-")[:-1] == second[0].split("-")[:-1]


def test_an_older_file_is_noticed_once_and_no_receipt_has_a_number_twice(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = sold_in(folder)
    copy = kept_copy(folder)
    lost = sold_in(folder, 3)
    put_back(folder, copy)
    till = open_till(folder)
    with caplog.at_level(logging.WARNING):
        assert TillWitness(till).look() == 2
    assert "an older database came back" in caplog.text
    after = [sell(till) for _ in range(3)]
    till.data.close()
    assert len({*before, *lost, *after}) == 7
    assert sold_in(folder)


def test_what_the_witness_saw_last_is_the_newest_sale(folder: Path) -> None:
    """Not the one before: then an older file with all but the last sale would go unnoticed."""
    sold_in(folder)
    copy = kept_copy(folder)
    sold_in(folder)
    put_back(folder, copy)
    till = open_till(folder)
    assert TillWitness(till).look() == 2
    till.data.close()


def test_after_keys_were_recovered_nobody_knows_whether_the_file_is_the_newest(folder: Path) -> None:
    sold_in(folder)
    FileVault(folder / "vault").put(Secret.WITNESS, NOBODY_SAW.written)
    till = open_till(folder)
    assert TillWitness(till).look() == 2
    till.data.close()


@pytest.mark.parametrize("content", [b"", b"no witness"])
def test_without_a_witness_the_till_opens_and_keeps_one(folder: Path, content: bytes) -> None:
    sold_in(folder)
    FileVault(folder / "vault").put(Secret.WITNESS, content)
    sold_in(folder)
    copy = kept_copy(folder)
    sold_in(folder)
    put_back(folder, copy)
    till = open_till(folder)
    assert TillWitness(till).look() == 2
    till.data.close()
