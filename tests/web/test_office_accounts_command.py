"""`shuke headoffice account`: the first administrator, and what becomes of accounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from fakes.office_staff import quick_secrets
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.wording.sentence import Language


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
    monkeypatch.setattr(OfficeData, "office_secrets", property(lambda _: quick_secrets()))
    told = ["--data", str(tmp_path / "data")]
    assert run([*told, "init", "--name", "熟客连锁"]) == 0
    return told


def said(office: list[str], capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    capsys.readouterr()
    status = run([*office, "account", *command], Language.ZH)
    told = capsys.readouterr()
    return status, told.out + told.err


def test_the_first_administrator_is_made_and_told_once(
    office: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "还没有账号" in said(office, capsys)[1]
    status, told = said(office, capsys, "--login", "chen", "--name", "陈店长")
    assert status == 0
    password = told.splitlines()[-1]
    assert len(password) == len("4KX2-9TQD-0ZMP-7H3C")
    status, told = said(office, capsys)
    assert told.strip() == "chen · 陈店长 · 管理员 · 还没登录过"
    assert password not in told
    assert said(office, capsys, "--login", "chen", "--name", "别人")[0] == 2
    assert said(office, capsys, "--login", "Chen Li", "--name", "别人")[0] == 2
    assert said(office, capsys, "--login", "li")[0] == 2
    assert "最多 40 个字" in said(office, capsys, "--login", "li", "--name", "陈" * 41)[1]
    assert said(office, capsys, "--login", "li", "--staff", "st-0")[0] == 2
    status, told = said(office, capsys, "--reset", "chen")
    assert status == 0
    assert told.splitlines()[-1] != password
    assert said(office, capsys, "--close", "chen")[0] == 0
    assert said(office, capsys, "--close", "chen")[0] == 2
    assert "还没有账号" in said(office, capsys)[1]


def test_somebody_of_the_staff_gets_an_account_by_id(
    office: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(office, capsys, "--login", "chen", "--name", "陈店长", "--role", "manager")
    said(office, capsys, "--close", "chen")
    capsys.readouterr()
    run([*office, "staff"], Language.ZH)
    staff_id = capsys.readouterr().out.split(" ")[0]
    status, told = said(office, capsys, "--login", "chen-2", "--staff", staff_id)
    assert status == 0
    assert "陈店长" in told
    assert said(office, capsys)[1].strip() == "chen-2 · 陈店长 · 店长 · 还没登录过"
