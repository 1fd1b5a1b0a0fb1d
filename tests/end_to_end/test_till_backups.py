"""A till is backed up beside its running, and comes back from the file and the sheet: on a new machine, in a new
epoch, with no number used twice."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fakes.till_on_disk import PLACE, SESSION, folder_in, open_till
from shuke.adapters.clock import SystemClock
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.vault import Secret
from shuke.application.settings import Setting
from shuke.bootstrap.places import VAULT_VARIABLE, vault_folder
from shuke.bootstrap.recovery_file import RECOVERY_FILE, SEALED, sealed_secrets
from shuke.bootstrap.till_backup_keeping import BACKUPS_KEPT, TillBackupKeeping
from shuke.bootstrap.till_backups import back_up_till, restore_till
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_witness import TillWitness
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.wording import Language, recovery
from shuke.wording import till_backups as words

KEY = new_recovery_key()
Restore = Callable[..., int]


def sell(till: TillServices) -> str:
    basket = till.desk.begin(SESSION).basket.basket_id
    add_open_amount(till.desk, SESSION, basket, Money(10_00))
    paid = pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed
    return paid.completed.receipt_number


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A till that sold, with its sealed file; a held basket waits."""
    place = tmp_path / "shop"
    till = open_till(place)
    assert till.pins.seal("li", "4711")
    (till.data.folder.root / RECOVERY_FILE).write_bytes(sealed_secrets(till.data.vault, recovery_public(KEY)))
    sell(till)
    waiting = till.desk.begin(SESSION).basket.basket_id
    add_open_amount(till.desk, SESSION, waiting, Money(7_50))
    till.data.close()
    return place


@pytest.fixture
def backup(shop: Path, tmp_path: Path) -> Path:
    file = tmp_path / "stick" / "monday.backup"
    assert back_up_till(folder_in(shop), file, Language.EN) == 0
    return file


@pytest.fixture
def restore(monkeypatch: pytest.MonkeyPatch) -> Restore:
    def typed(place: Path, file: Path, key: str = KEY.text) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(key + "\n"))
        return restore_till(folder_in(place), file, Language.EN)

    return typed


def test_a_till_comes_back_on_another_machine_with_everything_and_in_a_new_epoch(
    backup: Path, restore: Restore, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "another machine"
    assert restore(elsewhere, backup) == 0
    till = open_till(elsewhere)
    epoch = TillWitness(till).look()
    assert epoch is not None
    assert epoch > 1
    open_basket = till.desk.begin(SESSION).basket
    assert [line.unit_price for line in open_basket.lines] == [Money(7_50)]
    assert sell(till) == f"S01-1.{epoch}-000001"
    with till.data.counter.reading() as work:
        assert work.sales.totals(PLACE.till, 1).sales == 1
    till.data.close()


def test_it_is_made_while_the_till_sells_and_holds_what_was_sold_until_then(
    shop: Path, restore: Restore, tmp_path: Path
) -> None:
    till = open_till(shop)
    sold = [sell(till) for _ in range(3)]
    file = tmp_path / "while selling.backup"
    assert back_up_till(folder_in(shop), file, Language.EN) == 0
    sell(till)
    till.data.close()
    assert restore(tmp_path / "new", file) == 0
    back = open_till(tmp_path / "new")
    with back.data.counter.reading() as work:
        assert work.sales.totals(PLACE.till, 1).sales == 1 + len(sold)
    back.data.close()


def test_two_restores_of_one_backup_do_not_use_a_number_twice(
    shop: Path, backup: Path, restore: Restore, tmp_path: Path
) -> None:
    """The second on the machine of the first: its vault knows how far that one had come."""
    first = tmp_path / "first"
    assert restore(first, backup) == 0
    till = open_till(first)
    TillWitness(till).look()
    number = sell(till)
    TillWitness(till).keep()
    folder = till.data.folder
    till.data.close()
    for file in folder.root.iterdir():
        if file.is_file():
            file.unlink()
    assert restore(first, backup) == 0
    again = open_till(first)
    TillWitness(again).look()
    assert sell(again) != number
    again.data.close()


def test_nothing_in_the_file_can_be_read_without_the_sheet(shop: Path, backup: Path) -> None:
    till = open_till(shop)
    secrets = [till.data.vault.get(secret) for secret in SEALED]
    till.data.close()
    content = backup.read_bytes()
    assert b"SQLite format 3" not in content
    assert all(secret is not None and secret not in content for secret in secrets)
    with zipfile.ZipFile(backup) as archive:
        assert sorted(archive.namelist()) == ["about.json", "recovery.sealed", "till.db"]
        assert json.loads(archive.read("about.json"))["till"] == PLACE.till


def test_a_folder_with_a_till_in_it_is_left_alone(
    shop: Path, backup: Path, restore: Restore, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder_in(shop).database).read_bytes()
    assert restore(shop, backup) == 2
    assert words.NOT_EMPTY.into(Language.EN, path=folder_in(shop).root) in capsys.readouterr().err
    assert (folder_in(shop).database).read_bytes() == before


def test_another_tills_keys_are_not_written_over(
    backup: Path, restore: Restore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    till = open_till(other, SystemClock())
    secrets = {secret: till.data.vault.get(secret) for secret in SEALED}
    vault, folder = till.data.vault, till.data.folder
    till.data.close()
    for file in folder.root.iterdir():
        if file.is_file():
            file.unlink()
    assert restore(other, backup) == 2
    assert words.OTHER_TILL.into(Language.EN) in capsys.readouterr().err
    assert {secret: vault.get(secret) for secret in SEALED} == secrets
    assert not folder.database.exists()


def test_on_its_own_machine_the_newer_of_its_keys_stays(shop: Path, backup: Path, restore: Restore) -> None:
    till = open_till(shop)
    vault, folder = till.data.vault, till.data.folder
    till.data.close()
    vault.put(Secret.SIGNING_KEY, bytes(range(32)))
    for file in folder.root.iterdir():
        if file.is_file():
            file.unlink()
    assert restore(shop, backup) == 0
    assert vault.get(Secret.SIGNING_KEY) == bytes(range(32))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", recovery.WRONG_LENGTH.into(Language.EN, characters=0)),
        (new_recovery_key().text, "This recovery key does not open"),
    ],
)
def test_without_the_right_sheet_nothing_is_put_anywhere(
    typed: str, told: str, backup: Path, restore: Restore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "new"
    assert restore(place, backup, typed) == 2
    assert told in capsys.readouterr().err
    assert not folder_in(place).database.exists()


def renamed_member(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../evil", b"x")


def newer_form(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["about.json"] = members["about.json"].replace(b'"form": 1', b'"form": 2')
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def one_bit(place: float) -> Callable[[Path], None]:
    def flip(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[int(len(content) * place)] ^= 1
        file.write_bytes(content)

    return flip


@pytest.mark.parametrize(
    "harm",
    [
        one_bit(0.3),
        one_bit(0.6),
        one_bit(0.9),
        lambda file: file.write_bytes(file.read_bytes()[:-100]),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_text("a text file of somebody's"),
        renamed_member,
        newer_form,
    ],
    ids=["a bit", "another", "a third", "cut off", "empty", "a text", "one member more", "a newer release's"],
)
def test_a_file_that_is_no_whole_backup_is_refused_in_words_and_changes_nothing(
    harm: Callable[[Path], None],
    backup: Path,
    restore: Restore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    harm(backup)
    place = tmp_path / "new"
    assert restore(place, backup) == 2
    told = capsys.readouterr().err
    assert "nothing was changed" in told
    assert "Traceback" not in told
    assert not folder_in(place).database.exists()
    assert list(folder_in(place).root.glob("*.part")) == []


def test_a_backup_is_not_written_over_and_one_that_nobody_could_open_is_not_made(
    shop: Path, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = backup.read_bytes()
    assert back_up_till(folder_in(shop), backup, Language.EN) == 2
    assert words.FILE_EXISTS.into(Language.EN, path=backup) in capsys.readouterr().err
    assert backup.read_bytes() == whole
    (folder_in(shop).root / RECOVERY_FILE).unlink()
    assert back_up_till(folder_in(shop), backup.with_name("next.backup"), Language.EN) == 2
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_disk_that_cannot_be_written_is_said(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert back_up_till(folder_in(shop), in_the_way / "x.backup", Language.ZH) == 2
    assert "无法读写" in capsys.readouterr().err


def test_where_no_till_is_none_is_backed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert back_up_till(folder_in(tmp_path / "empty"), tmp_path / "x.backup", Language.EN) == 2
    assert "Run shuke till first" in capsys.readouterr().err


@pytest.fixture
def where_processes_look(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program finds a folder's vault by itself; here it is led to the one beside the data."""
    monkeypatch.setenv(VAULT_VARIABLE, str(tmp_path / "vaults"))
    found = vault_folder(folder_in(shop).root.resolve())
    found.parent.mkdir()
    found.symlink_to(folder_in(shop).vault)


@pytest.mark.usefixtures("where_processes_look")
def test_by_itself_one_a_day_is_made_and_the_oldest_go(shop: Path, tmp_path: Path) -> None:
    till = open_till(shop)
    till.change_setting(Setting.BACKUP_FOLDER, str(tmp_path / "stick" / "till"))
    keeping = TillBackupKeeping(till)
    folder = keeping.folder()
    folder.mkdir(parents=True)
    for day in range(1, 1 + BACKUPS_KEPT):
        (folder / f"shuke-S01-1-202601{day:02}-120000.backup").write_text("an old one")
    (folder / "shuke-S01-12-20260101-120000.backup").write_text("another till's")
    assert keeping.is_due()
    well, told = keeping.make(Language.EN)
    assert well, told
    assert not keeping.is_due()
    newest = keeping.newest()
    assert newest is not None
    assert abs((datetime.now(UTC) - newest).total_seconds()) < 600
    left = sorted(path.name for path in folder.iterdir())
    assert "shuke-S01-1-20260101-120000.backup" not in left
    assert "shuke-S01-1-20260102-120000.backup" in left
    assert "shuke-S01-12-20260101-120000.backup" in left
    till.data.close()


@pytest.mark.usefixtures("where_processes_look")
def test_a_backup_that_failed_says_why_and_is_due_still(shop: Path, tmp_path: Path) -> None:
    till = open_till(shop)
    (tmp_path / "stick").write_text("not a folder")
    till.change_setting(Setting.BACKUP_FOLDER, str(tmp_path / "stick"))
    well, _ = TillBackupKeeping(till).make(Language.EN)
    assert not well
    till.change_setting(Setting.BACKUP_FOLDER, str(tmp_path / "other"))
    (till.data.folder.root / RECOVERY_FILE).unlink()
    keeping = TillBackupKeeping(till)
    well, told = keeping.make(Language.ZH)
    assert not well
    assert "备份将无法打开" in told
    assert keeping.is_due()
    till.data.close()
