"""Head office is backed up while it works, burns down, and is restored: real processes, real tills over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.chain import ChainTill
from fakes.office_server import OfficeServer, close, till_at
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.keeping_pins import pins_version, set_pin
from shuke.application.ports.pins import PinAnswer
from shuke.application.session import Session
from shuke.application.sync.joining import Joined, join, remember_head_office
from shuke.application.sync.knowing import generation, waiting_facts
from shuke.application.sync.renewing_key import wish_new_key
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Role, Staff
from shuke.domain.sync.exchanges import RefusalReason
from shuke.wording.sentence import Language
from shuke_db.repositories.keepsakes import KeepsakeRows

IN_STEP = RoundOutcome.IN_STEP


@pytest.fixture
def server(tmp_path: Path) -> Iterator[OfficeServer]:
    server = OfficeServer(tmp_path)
    server.found()
    yield server
    server.kill()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    return tmp_path / "office"


def backed_up(till: ChainTill) -> tuple[int, int]:
    with till.store.reading() as work:
        return (
            work.cursors.get("head-office.backed-up-epoch"),
            work.cursors.get("head-office.backed-up-seq"),
        )


def test_head_office_burns_down_and_the_chain_goes_on_from_its_backup(
    server: OfficeServer, tmp_path: Path
) -> None:
    server.start()
    first, second = till_at(server), till_at(server)
    member = first.enrol("欧阳娜娜", "13812345678")
    first.earn(member, 100)
    wish_for_a_new_key(second)
    assert (first.sync.round().outcome, second.sync.round().outcome) == (IN_STEP, IN_STEP)
    backup = tmp_path / "chain.backup"
    done = server.command("backup", str(backup))
    assert done.returncode == 0, done.stderr
    assert "read back" in done.stdout
    # What head office takes in after the backup is lost with it, but for what tills hold.
    first.earn(member, 11)
    wish_for_a_new_key(first)
    second.earn(member, 22)
    late = second.enrol("后来人", "13900000000")
    assert (first.sync.round().outcome, second.sync.round().outcome) == (IN_STEP, IN_STEP)
    assert backed_up(first) == (1, 3)
    came_later = till_at(server)
    server.kill()
    shutil.rmtree(server.folder / "office")
    shutil.rmtree(server.folder / "vaults")
    restored = server.command("restore", str(backup), typed=server.recovery_key + "\n")
    assert restored.returncode == 0, restored.stderr
    assert first.till in restored.stdout
    assert second.till in restored.stdout
    server.start()
    try:
        for till in (first, second, first):
            assert till.sync.round().outcome is IN_STEP
        with first.store.reading() as one, second.store.reading() as two:
            assert generation(one) == generation(two) > 1
            assert waiting_facts(one, first.till) == waiting_facts(two, second.till) == 0
        assert first.balance(member) == second.balance(member) == 133
        assert [till.sync.round().mended for till in (first, second)] == [0, 0]
        assert "nothing changed" in server.command("rebuild").stdout
        with second.store.reading() as work:
            assert work.subjects.profiles([late])
        # One that joined after the backup is a stranger; with a new code it is itself again, with all it sold.
        came_later.earn(member, 5)
        stranger = came_later.sync.round()
        assert (stranger.outcome, stranger.refusal) == (RoundOutcome.REFUSED, RefusalReason.UNKNOWN_TILL)
        code = server.invite(came_later.till)
        joined = join(
            came_later.any_link,
            code,
            came_later.signer.public_key,
            came_later.sync.parts.trust,
            came_later.place,
        )
        assert isinstance(joined, Joined)
        with came_later.store.writing() as work:
            remember_head_office(work, joined)
            work.commit()
        assert came_later.sync.round().outcome is IN_STEP
        assert first.sync.round().outcome is IN_STEP
        assert first.balance(member) == 138
    finally:
        for till in (first, second, came_later):
            close(till)


def wish_for_a_new_key(till: ChainTill) -> None:
    """Head office's backup knows of the one changed before it; the other one's is forgotten, with the facts."""
    with till.store.writing() as work:
        assert wish_new_key(work, Session(Staff("st-1", "王店长", Role.MANAGER), 0)) is None
        work.commit()


def carried_out(folder: Path, *arguments: str) -> int:
    return run(["--data", str(folder), *arguments])


def init(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The recovery key."""
    assert carried_out(folder, "init", "--tenant", "tenant-1", "--name", "熟客连锁") == 0
    return capsys.readouterr().out.splitlines()[2].strip()


def restoring(folder: Path, file: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> int:
    class Typing:
        def readline(self) -> str:
            return typed + "\n"

    monkeypatch.setattr("sys.stdin", Typing())
    return carried_out(folder, "restore", str(file))


def test_nothing_takes_another_files_place(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder, capsys)
    (tmp_path / "b").write_text("something dear")
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 2
    assert (tmp_path / "b").read_text() == "something dear"


def test_a_folder_that_cannot_be_written_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder, capsys)
    assert carried_out(folder, "backup", str(tmp_path / "nowhere" / "b")) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_backup_that_does_not_read_back_is_none_and_lets_nobody_prune(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    init(folder, capsys)
    with monkeypatch.context() as patch:
        patch.setattr(KeepsakeRows, "put_back", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            carried_out(folder, "backup", str(tmp_path / "b"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("b")] == []
    data = OfficeData(folder)
    with data.reading.reading() as work:
        assert work.contacts.backed_up("head-office") == (0, 0)
    data.close()
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 0
    data = OfficeData(folder)
    with data.reading.reading() as work:
        assert work.contacts.backed_up("head-office") == (1, 3)
    data.close()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("b")] == ["b"]


def test_a_later_key_opens_later_backups_only(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    former = init(folder, capsys)
    assert carried_out(folder, "recovery-key") == 0
    newer = capsys.readouterr().out.splitlines()[1].strip()
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 0
    assert restoring(tmp_path / "other", tmp_path / "b", former, monkeypatch) == 2
    assert "another recovery key" in capsys.readouterr().err
    assert restoring(tmp_path / "other", tmp_path / "b", newer, monkeypatch) == 0


def test_without_a_recovery_key_nothing_is_backed_up_in_the_clear(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder, capsys)
    data = OfficeData(folder)
    with data.writing.writing() as work:
        work.settings.put("recovery_public", "")
        work.commit()
    data.close()
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 2
    assert "recovery-key" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "40 characters"), ("ABCDE-" * 8, "Group"), ("00000-" * 7 + "00001", "Group")],
)
def test_a_key_that_was_mistyped_is_told_by_group(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    said: str,
) -> None:
    init(folder, capsys)
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 0
    assert restoring(tmp_path / "other", tmp_path / "b", typed, monkeypatch) == 2
    assert said in capsys.readouterr().err


def test_a_bad_file_is_told_and_leaves_an_empty_folder_empty(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = init(folder, capsys)
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 0
    content = (tmp_path / "b").read_bytes()
    bad = {
        "damaged or cut off": content[:-1],
        "is no backup": b"%PDF-1.7 " + content,
        "by a newer release": content.replace(b"backup/1", b"backup/2", 1),
        "is damaged": content[:-100] + bytes(100),
    }
    for said, bytes_ in bad.items():
        (tmp_path / "bad").write_bytes(bytes_)
        assert restoring(tmp_path / "other", tmp_path / "bad", key, monkeypatch) == 2
        assert said in capsys.readouterr().err
    assert restoring(tmp_path / "other", tmp_path / "nothing", key, monkeypatch) == 2
    assert "nothing" in capsys.readouterr().err
    data = OfficeData(tmp_path / "other")
    assert data.identity is None
    with data.reading.reading() as work:
        assert work.journal.tills() == []
    data.close()
    assert restoring(tmp_path / "other", tmp_path / "b", key, monkeypatch) == 0
    assert restoring(folder, tmp_path / "b", key, monkeypatch) == 2
    assert "already" in capsys.readouterr().err


def test_a_restored_head_office_has_the_key_its_tills_know_and_everybody_s_pin(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = init(folder, capsys)
    data = OfficeData(folder)
    known = data.signer.public_key
    sealed = data.pins.seal("st-1", "4729")
    assert data.identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(data.identity), data.identity.calendar)
        entry.record(StaffEnrolled(Staff("st-1", "林小雨", Role.CASHIER)))
        entry.settle()
        set_pin(work, "st-1", sealed)
        version = pins_version(work)
        work.commit()
    data.close()
    assert carried_out(folder, "backup", str(tmp_path / "b")) == 0
    assert restoring(tmp_path / "other", tmp_path / "b", key, monkeypatch) == 0
    data = OfficeData(tmp_path / "other")
    assert data.signer.public_key == known
    with data.reading.reading() as work:
        pin = work.pins.get("st-1")
        assert pins_version(work) != version, "of another generation"
    assert pin is not None
    assert data.pins.check("st-1", "4729", pin.sealed).answer is PinAnswer.RIGHT
    assert data.identity is not None
    assert data.identity.tenant == "tenant-1"
    data.close()


def test_it_is_said_in_chinese_too(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder, capsys)
    assert run(["--data", str(folder), "backup", str(tmp_path / "b")], Language.ZH) == 0
    assert "核对无误" in capsys.readouterr().out
