"""`shuke doctor` looks at a real till: what is there, and what it says when something is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.till_on_disk import folder_in, open_till
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.ports.vault import Secret
from shuke.application.settings import Setting
from shuke.bootstrap.recovery_file import RECOVERY_FILE, sealed_secrets
from shuke.bootstrap.till_doctor import examine_till
from shuke.wording import doctor as words
from shuke.wording.sentence import Language


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    till = open_till(tmp_path)
    assert till.pins.seal("li", "4711")
    sealed = sealed_secrets(till.data.vault, recovery_public(new_recovery_key()))
    (till.data.folder.root / RECOVERY_FILE).write_bytes(sealed)
    till.data.close()
    return tmp_path


def told(shop: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = examine_till(folder_in(shop), Language.EN)
    return status, capsys.readouterr().out


def test_a_new_till_can_sell_and_wants_its_first_backup(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = told(shop, capsys)
    assert status == 0
    assert "✓ Database: Every page is as it was written" in said
    assert "! Backup: There is none in" in said
    assert words.SOME_WARN.into(Language.EN) in said


def test_it_looks_beside_a_till_that_is_open(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    till = open_till(shop)
    status, _ = told(shop, capsys)
    till.data.close()
    assert status == 0


def test_a_garbled_page_is_found(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = folder_in(shop).database
    content = bytearray(database.read_bytes())
    content[-2000] ^= 0xFF
    database.write_bytes(content)
    status, said = told(shop, capsys)
    assert status in {1, 2}
    assert "amaged" in said


def test_keys_that_are_gone_are_named_with_the_way_back(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    till = open_till(shop)
    till.data.vault.delete(Secret.DEVICE_PEPPER)
    till.data.close()
    (folder_in(shop).root / RECOVERY_FILE).unlink()
    status, said = told(shop, capsys)
    assert status == 1
    assert "✗ Keys: Missing: device-pepper" in said
    assert "✗ Keys: There is no" in said


def test_without_the_databases_key_it_says_what_to_do(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    till = open_till(shop)
    vault = till.data.vault
    till.data.close()
    vault.delete(Secret.DATABASE_KEY)
    status, said = told(shop, capsys)
    assert status == 2
    assert "shuke recover" in said


def test_a_printer_and_a_camera_that_are_not_there_are_said(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    till = open_till(shop)
    till.change_setting(Setting.PRINTER_ADDRESS, "tcp://127.0.0.1:9")
    till.change_setting(Setting.PRINTER, "generic-80")
    till.change_setting(Setting.CAMERA, str(shop / "no-camera.avi"))
    till.data.close()
    status, said = told(shop, capsys)
    assert status == 0
    assert "! Receipt printer: The receipt printer was not found" in said
    assert "! Camera:" in said


def test_where_no_till_is_there_is_nothing_to_examine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = told(tmp_path / "empty", capsys)
    assert status == 2
    assert "Run shuke till first" in said
