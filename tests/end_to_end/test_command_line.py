"""The command line as somebody types it: other processes, a real till in a folder, exit codes for scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

import pytest
from sqlalchemy import text

from fakes.till_on_disk import PLACE, SESSION, folder_in, open_till
from shuke.__main__ import main
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Signer
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.ports.vault import Secret
from shuke.bootstrap.places import DATA_VARIABLE, VAULT_VARIABLE, vault_folder
from shuke.bootstrap.till_data import open_till_data
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.wording import command_line as words
from shuke.wording.journal import FINDINGS
from shuke.wording.sentence import Language
from shuke.wording.store import ALREADY_OPEN, NO_KEY, TROUBLE
from shuke_db.append_only import pruning_allowed

NAME, PHONE = "王小明", "13800138000"
FACTS = 7


@dataclass(frozen=True)
class Till:
    """A till that was closed after one sale to a member."""

    path: Path
    vaults: Path
    receipt: str

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
        return kept | {DATA_VARIABLE: str(self.data), VAULT_VARIABLE: str(self.vaults), "LANG": "en_GB.UTF-8"}

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "shuke", *arguments],
            env=self.environment | {"PYTHONUTF8": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
            check=False,
        )

    def open(self) -> TillServices:
        return open_till(self.path)

    def statement(self, sql: str) -> None:
        """What somebody with the key writes into the database behind our back."""
        data = open_till_data(folder_in(self.path))
        with data._writer.connect() as connection:
            with pruning_allowed(connection, "a thief"):
                assert connection.execute(text(sql)).rowcount == 1
            connection.commit()
        data.close()

    def secrets(self) -> list[str]:
        vault = FileVault(self.path / "vault")
        found = (vault.get(secret) for secret in Secret)
        return [NAME, NAME[1:], PHONE, *(secret.hex() for secret in found if secret)]


Here = Callable[..., "Typed"]


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Till:
    """Made once; tests that change it take a copy."""
    path = tmp_path_factory.mktemp("till")
    services = open_till(path)
    desk = services.desk
    new = services.enrolments.enrol(SESSION, Enrolment(Profile(NAME, PHONE), "tier.ordinary.sale", "小票"))
    assert isinstance(new, NewMember)
    basket = desk.begin(SESSION).basket.basket_id
    serve_member(desk, SESSION, basket, new.member_id, IdentifiedBy.PHONE)
    add_open_amount(desk, SESSION, basket, Money(36_00))
    view = pay(desk, services.data.free_bytes, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed
    services.data.close()
    return with_vault(path, view.completed.receipt_code)


def with_vault(path: Path, receipt: str) -> Till:
    """The till with its vault where the command line looks for it."""
    till = Till(path, path / "vaults", receipt)
    os.environ[VAULT_VARIABLE] = str(till.vaults)
    try:
        expected = vault_folder(till.data.resolve())
    finally:
        del os.environ[VAULT_VARIABLE]
    shutil.copytree(path / "vault", expected)
    return till


@pytest.fixture
def till(sold: Till, tmp_path: Path) -> Till:
    """A copy to do harm to."""
    for part in ("data", "vault"):
        shutil.copytree(sold.path / part, tmp_path / part)
    return with_vault(tmp_path, sold.receipt)


@dataclass(frozen=True)
class Typed:
    """What a command carried out in this process said, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Carry out a command on a till in this process, which is quicker: ``here(till, "verify", "journal")``."""
    monkeypatch.delenv("LC_ALL", raising=False)

    def typed(till: Till, *arguments: str, lang: str = "en_GB.UTF-8") -> Typed:
        for name, value in (till.environment | {"LANG": lang}).items():
            monkeypatch.setenv(name, value)
        status = main(arguments)
        return Typed(status, *capsys.readouterr())

    return typed


# verify journal


def test_a_whole_journal_is_said_to_be_whole(sold: Till) -> None:
    done = sold.run("verify", "journal")
    assert done.returncode == 0
    assert words.JOURNAL_GOOD.into(Language.EN, count=FACTS) in done.stdout
    assert f"Last of {PLACE.till}: epoch 1, number {FACTS}" in done.stdout
    assert done.stderr == ""


def test_it_speaks_the_language_that_was_asked_for_or_the_machines_own(sold: Till, here: Here) -> None:
    chinese = words.JOURNAL_GOOD.into(Language.ZH, count=FACTS)
    english = words.JOURNAL_GOOD.into(Language.EN, count=FACTS)
    for arguments, lang, expected in (
        (["--language", "zh"], "en_GB.UTF-8", chinese),
        (["--language=zh"], "en_GB.UTF-8", chinese),
        (["--language", "en"], "zh_CN.UTF-8", english),
        ([], "zh_CN.UTF-8", chinese),
        ([], "C", english),
    ):
        done = here(sold, *arguments, "verify", "journal", lang=lang)
        assert done.status == 0
        assert expected in done.out, (arguments, lang)


def test_a_changed_journal_is_named_by_place_and_shows_no_secret(till: Till, here: Here) -> None:
    till.statement(f"UPDATE journal SET seq = 99 WHERE seq = {FACTS}")
    till.statement("UPDATE journal SET signature = hash WHERE seq = 3")
    done = here(till, "--language", "zh", "verify", "journal")
    assert done.status == 1
    for kind, place in (("gap", "S01-1.1/99"), ("place", "S01-1.1/99"), ("signature", "S01-1.1/3")):
        assert FINDINGS[kind].into(Language.ZH, place=place) in done.out
    assert words.JOURNAL_BAD.into(Language.ZH, count=3) in done.out
    for secret in till.secrets():
        assert secret not in done.out + done.err


def test_a_fact_that_stands_under_another_kind_is_found(till: Till, here: Here) -> None:
    till.statement("UPDATE journal SET kind = 'code.refused' WHERE kind = 'sale.completed'")
    done = here(till, "verify", "journal")
    assert done.status == 1
    assert FINDINGS["hash"].into(Language.EN, place=f"S01-1.1/{FACTS}") in done.out


def test_verifying_never_makes_a_lost_key_anew(till: Till, here: Here) -> None:
    (key,) = till.vaults.glob(f"*/{Secret.SIGNING_KEY.value}.secret")
    key.unlink()
    assert here(till, "verify", "journal").status == 0
    assert not key.exists()


# verify receipt


def statement(till: Till) -> ReceiptCode:
    signed = CodeTexts().read(till.receipt)
    assert not isinstance(signed, str)
    assert isinstance(signed.payload, ReceiptCode)
    return signed.payload


def test_a_receipt_is_valid_altered_or_cannot_be_told(sold: Till, here: Here) -> None:
    stated, stranger = statement(sold), Ed25519Signer(bytes(32))
    own = FileVault(sold.path / "vault").get(Secret.SIGNING_KEY)
    assert own
    write = CodeTexts().write
    for code, status, said in (
        (sold.receipt, 0, "Valid: till S01-1 signed receipt S01-1.1-000001"),
        (f"  {sold.receipt}\n", 0, "Valid"),
        (write(replace(stated, till="S01-9", number="x-1"), Ed25519Signer(own)), 1, "altered"),
        (sold.receipt[:-3], 1, "not read whole"),
        ("王小明", 1, "not the code of a receipt"),
        ("", 1, "not the code of a receipt"),
        (write(stated, stranger), 2, "cannot be told yet"),
        (write(replace(stated, tenant="other"), stranger), 2, "another business"),
    ):
        done = here(sold, "verify", "receipt", code)
        assert (done.status, said in done.out) == (status, True), (code, done.out)


def test_a_receipt_is_checked_from_the_shell(sold: Till, here: Here) -> None:
    done = sold.run("verify", "receipt", sold.receipt)
    assert (done.returncode, done.stderr) == (0, "")
    assert "¥36.00" in done.stdout
    told = here(sold, "--language", "zh", "verify", "receipt", sold.receipt[:-3])
    assert told.status == 1
    assert "小票的码没有读完整" in told.out


def test_a_console_that_knows_no_chinese_shows_question_marks(sold: Till) -> None:
    done = sold.run("--language", "zh", "verify", "journal", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "?" in done.stdout
    assert str(FACTS) in done.stdout


# rebuild


def test_a_rebuild_says_whether_anything_changed(till: Till, here: Here) -> None:
    done = here(till, "rebuild")
    assert (done.status, done.err) == (0, "")
    assert words.REBUILD_SAME.into(Language.EN, count=FACTS) in done.out
    till.statement("UPDATE balances SET amount = 5000")
    changed = here(till, "--language", "zh", "rebuild")
    assert changed.status == 0
    assert words.REBUILD_CHANGED.into(Language.ZH, count=FACTS) in changed.out
    assert words.REBUILD_SAME.into(Language.EN, count=FACTS) in here(till, "rebuild").out


def test_a_journal_that_cannot_be_read_is_not_rebuilt_from(till: Till, here: Here) -> None:
    till.statement("UPDATE journal SET content = x'00' WHERE seq = 3")
    done = here(till, "rebuild")
    assert done.status == 1
    assert FINDINGS["unreadable"].into(Language.EN, place="S01-1.1/3") in done.out
    services = till.open()
    with services.data.counter.reading() as work:
        member = work.members.by_phone(PHONE, 1)[0]
    assert (member.profile.name, member.sales) == (NAME, 1)
    services.data.close()


def test_a_chains_till_asks_head_office_instead(till: Till, here: Here) -> None:
    services = till.open()
    with services.data.counter.writing() as work:
        work.settings.put("head-office.address", "https://127.0.0.1")
        work.settings.put("head-office.key", bytes(32).hex())
        work.commit()
    services.data.close()
    done = here(till, "rebuild")
    assert done.status == 2
    assert words.REBUILD_CHAIN.into(Language.EN) in done.out


# Beside a till that is open, and where there is none


def test_beside_an_open_till_facts_are_verified_and_nothing_is_rebuilt(till: Till, here: Here) -> None:
    services = till.open()
    with services.data.counter.writing() as work:
        work.settings.put("theme", "dark")
        done = till.run("verify", "journal")
        assert (done.returncode, done.stderr) == (0, "")
        assert here(till, "verify", "receipt", till.receipt).status == 0
        done = till.run("rebuild")
        assert done.returncode == 2
        assert ALREADY_OPEN.into(Language.EN) in done.stdout
    services.data.close()


COMMANDS = (["verify", "journal"], ["verify", "receipt", "SK:1"], ["rebuild"])


def test_where_no_till_is_set_up_this_is_said_and_nothing_is_made(
    sold: Till, here: Here, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nothing"
    for command in COMMANDS:
        done = here(sold, "--data", str(nowhere), *command)
        assert done.status == 2
        assert words.NOT_SET_UP.into(Language.EN, path=nowhere.resolve()) in done.out
    assert not nowhere.exists()


def test_a_till_whose_first_start_was_never_finished_is_not_set_up(here: Here, tmp_path: Path) -> None:
    open_till_data(folder_in(tmp_path)).close()
    begun = with_vault(tmp_path, "")
    for command in COMMANDS:
        done = here(begun, *command)
        assert done.status == 2
        assert words.NOT_SET_UP.into(Language.EN, path=begun.data.resolve()) in done.out


def test_a_missing_key_and_a_damaged_database_are_said(till: Till, here: Here) -> None:
    database = till.data / "till.db"
    whole = database.read_bytes()
    # Damaged at its beginning; in the middle, so that it opens and fails while it is read; then its key is gone.
    for damaged, said in (
        (bytes(len(whole)), TROUBLE["wrong_key_or_damaged"]),
        (whole[:8192] + bytes(len(whole) - 8192), TROUBLE["wrong_key_or_damaged"]),
    ):
        database.write_bytes(damaged)
        for command in COMMANDS:
            done = here(till, *command)
            assert done.status == 2
            assert said.into(Language.EN) in done.out
    database.write_bytes(whole)
    for key in till.vaults.glob(f"*/{Secret.DATABASE_KEY.value}.secret"):
        key.unlink()
    for command in COMMANDS:
        done = here(till, *command)
        assert done.status == 2
        assert NO_KEY.into(Language.EN) in done.out


def test_a_damaged_page_among_the_facts_is_said_when_it_is_reached(till: Till, here: Here) -> None:
    data = open_till_data(folder_in(till.path))
    with data._writer.connect() as connection:
        page = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'journal'"))
        pages = connection.scalar(text("PRAGMA page_count"))
    data.close()
    database = till.data / "till.db"
    content = bytearray(database.read_bytes())
    size = len(content) // pages
    content[(page - 1) * size : page * size] = bytes(size)
    database.write_bytes(bytes(content))
    for command in (["verify", "journal"], ["rebuild"]):
        done = here(till, *command)
        assert done.status == 2
        assert TROUBLE["wrong_key_or_damaged"].into(Language.EN) in done.out
    assert here(till, "verify", "receipt", till.receipt).status == 0


def test_an_unknown_command_is_refused_with_the_usage(sold: Till, capsys: pytest.CaptureFixture[str]) -> None:
    done = sold.run("sell")
    assert done.returncode == 2
    assert "usage: shuke" in done.stderr
    assert "Traceback" not in done.stderr
    for arguments in (["verify", "receipt"], ["--language", "fr", "verify", "journal"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        assert "usage: shuke" in capsys.readouterr().err


def test_checking_loads_no_window(sold: Till) -> None:
    script = (
        "import sys; from shuke.__main__ import main; status = main(['verify', 'journal']); "
        "sys.exit(status or any(name.startswith(('PySide6', 'cv2')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], env=sold.environment, timeout=120, check=False)
    assert done.returncode == 0


def test_a_demo_of_a_programme_that_does_not_ship_names_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--language", "en", "demo", "--programme", "rainbow"]) == 1
    told = capsys.readouterr().err
    assert "rainbow" in told
    assert "tea-chain" in told


def test_it_says_which_version_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "shuke", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"shuke {metadata.version('shuke')}\n"
