"""The recovery sheet brings back what a vault has lost, and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fakes.till_on_disk import folder_in, open_till
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.ports.vault import Secret
from shuke.bootstrap.recovering import recover_till
from shuke.bootstrap.recovery_file import RECOVERY_FILE, SEALED, sealed_secrets
from shuke.domain.recovery_key import RecoveryKey
from shuke.wording import Language
from shuke.wording import recovery as words

KEY = new_recovery_key()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A till in use, its sealed file, and its vault emptied."""
    opened = open_till(tmp_path)
    assert opened.pins.seal("li", "4711")
    vault, folder = opened.data.vault, opened.data.folder
    (folder.root / RECOVERY_FILE).write_bytes(sealed_secrets(vault, recovery_public(KEY)))
    opened.data.close()
    return tmp_path


def lose(shop: Path) -> dict[Secret, bytes | None]:
    opened = open_till(shop)
    vault = opened.data.vault
    had = {secret: vault.get(secret) for secret in SEALED}
    opened.data.close()
    for secret in SEALED:
        vault.delete(secret)
    return had


def recover(shop: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    return recover_till(folder_in(shop), Language.EN)


def test_the_key_on_the_sheet_brings_every_secret_back_and_the_till_opens(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    had = lose(shop)
    assert None not in had.values()
    assert recover(shop, KEY.text.lower(), monkeypatch) == 0
    assert words.RECOVERED.into(Language.EN) in capsys.readouterr().out
    opened = open_till(shop)
    assert {secret: opened.data.vault.get(secret) for secret in SEALED} == had
    opened.data.close()
    assert recover(shop, KEY.text, monkeypatch) == 0
    assert words.NOTHING_LOST.into(Language.EN) in capsys.readouterr().out


def slipped(key: RecoveryKey) -> str:
    """The first character of the third group is another one."""
    groups = list(key.groups)
    groups[2] = ("Z" if groups[2][0] != "Z" else "Y") + groups[2][1:]
    return "-".join(groups)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (slipped(KEY), words.WRONG_GROUP.into(Language.EN, groups="3")),
        ("", words.WRONG_LENGTH.into(Language.EN, characters=0)),
        (new_recovery_key().text, words.OTHER_KEY.into(Language.EN)),
    ],
)
def test_another_key_is_refused_with_what_is_wrong_and_nothing_is_put_back(
    typed: str, told: str, shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lose(shop)
    assert recover(shop, typed, monkeypatch) == 2
    out = capsys.readouterr().out
    assert told in out
    assert KEY.text not in out


def test_a_till_that_is_open_or_has_no_sealed_file_is_left_alone(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_till(shop)
    assert recover(shop, KEY.text, monkeypatch) == 2
    opened.data.close()
    (folder_in(shop).root / RECOVERY_FILE).unlink()
    assert recover(shop, KEY.text, monkeypatch) == 2
    assert RECOVERY_FILE in capsys.readouterr().out
