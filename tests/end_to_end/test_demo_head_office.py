"""The demo's own head office: it ends with whoever started it, and is found again at every start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shuke.__main__ import main
from shuke.application.sync.joining import known_head_office
from shuke.bootstrap import demo
from shuke.bootstrap.demo_shop.people import DEMO_PINS
from shuke.bootstrap.head_office_process import HeadOfficeProcess, HeadOfficeSilent
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.wording.head_office_command import NOT_FOUNDED
from shuke.wording.sentence import Language


@pytest.fixture(autouse=True)
def own_vaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path / "demo" / "headoffice", "熟客连锁")
    yield office
    office.stop()


def test_a_port_that_is_taken_is_said_and_it_ends_when_whoever_started_it_is_gone(
    office: HeadOfficeProcess, tmp_path: Path
) -> None:
    office.found("熟客茶庄")
    port = office.start().rpartition(":")[2]
    second = HeadOfficeProcess(tmp_path / "demo" / "headoffice", "熟客连锁")
    second.address = office.address
    with pytest.raises(HeadOfficeSilent, match=port):
        second.start()
    process = office._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # as the system does with the pipes of a program that was killed
    assert process.wait(30) == 0


def test_a_founding_that_was_cut_short_is_repeated(office: HeadOfficeProcess, tmp_path: Path) -> None:
    OfficeData(tmp_path / "demo" / "headoffice").close()  # a database with nothing in it
    office.found("熟客茶庄")
    founded = OfficeData(tmp_path / "demo" / "headoffice")
    assert founded.identity is not None
    founded.close()


def test_head_office_hears_what_stands_before_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert main(["--language", "zh", "--data", str(folder), "headoffice", "serve"]) == 2
    assert capsys.readouterr().err.strip() == NOT_FOUNDED.into(Language.ZH, path=str(folder))


def test_the_second_demo_finds_the_shop_and_its_head_office_again(
    office: HeadOfficeProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "MEMBERS", 5)
    folder = till_folder(tmp_path / "demo")
    demo._prepare(folder, office, Language.EN)
    first = office.address
    office.stop()
    again = HeadOfficeProcess(folder.root / "headoffice", "熟客连锁")
    try:
        demo._prepare(folder, again, Language.EN)
        assert again.address != first
        assert head_office_of(open_till_data(folder)) == again.address
    finally:
        again.stop()


def head_office_of(data: TillData) -> str:
    with data.counter.reading() as work:
        known = known_head_office(work)
        assert work.members.count() == 5
        assert all(work.pins.get(staff_id) for staff_id in DEMO_PINS)
    data.close()
    assert known is not None
    return known.address
