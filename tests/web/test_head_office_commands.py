"""`shuke headoffice …` at the command line: founding, shops, invitations, a till that was lost."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.keeping_pins import pins_version
from shuke.application.head_office.member_access import Opened
from shuke.application.head_office.renewing_keys import note_new_key, wants_new_key
from shuke.application.ports.pins import PinAnswer
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.trust import TrustList
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.shop import Role
from shuke.wording.sentence import Language


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    return tmp_path / "office"


def carried_out(folder: Path, *arguments: str) -> int:
    return run(["--data", str(folder), *arguments])


def init(folder: Path) -> None:
    assert carried_out(folder, "init", "--tenant", "tenant-1", "--name", "熟客连锁") == 0


def test_founding_writes_the_chain_its_first_shop_and_its_programme(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    assert "tenant-1" in capsys.readouterr().out
    data = OfficeData(folder)
    assert data.identity is not None
    assert data.identity.name == "熟客连锁"
    with data.reading.reading() as work:
        assert work.shops.get("S01") is not None
        assert work.programmes.in_force(date(2020, 1, 1)) is not None
        assert work.shops.till_key("head-office") == data.signer.public_key
    data.close()


def test_it_is_founded_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder)
    assert carried_out(folder, "init", "--tenant", "tenant-2", "--name", "别家") != 0
    assert "熟客连锁" in capsys.readouterr().err
    data = OfficeData(folder)
    assert data.identity is not None
    assert data.identity.tenant == "tenant-1"
    data.close()


def test_a_code_can_be_read_and_shows_who_made_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder)
    capsys.readouterr()
    command = (
        "enrolment-code",
        "--address",
        "https://office.example:8750/",
        "--till-name",
        "1号台",
        "--bare",
    )
    assert carried_out(folder, *command) == 0
    said = capsys.readouterr()
    check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: TrustList("", 1, date(2000, 1, 1)))
    scan = check.enrolment(said.out.strip())
    assert scan.outcome is CodeOutcome.VALID
    assert scan.code is not None
    assert (scan.code.tenant, scan.code.till) == ("tenant-1", "S01-1")
    assert scan.code.address == "https://office.example:8750"
    data = OfficeData(folder)
    assert check.is_from(scan, data.signer.public_key)
    assert not check.is_from(scan, bytes(32))
    data.close()
    assert said.err == ""


def test_an_address_that_others_can_listen_to_is_warned_of(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    capsys.readouterr()
    assert carried_out(folder, "enrolment-code", "--address", "http://192.168.1.9:8750") == 0
    assert "https" in capsys.readouterr().err
    assert carried_out(folder, "enrolment-code", "--address", "http://127.0.0.1:8750") == 0
    assert capsys.readouterr().err == ""


def test_a_further_shop_gets_tills_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder)
    code = ("enrolment-code", "--shop", "S02", "--address", "http://127.0.0.1:8750")
    assert carried_out(folder, *code) != 0
    assert "S02" in capsys.readouterr().err
    assert carried_out(folder, "shop", "--shop", "S02", "--shop-name", "二店") == 0
    capsys.readouterr()
    assert carried_out(folder, *code) == 0
    assert "S02-1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("serve",), "init"),
        (("enrolment-code", "--address", "http://127.0.0.1:1"), "init"),
        (("init", "--tenant", "no spaces"), "no spaces"),
        (("init", "--shop", "店"), "店"),
        (("init", "--programme", "nothing-of-this-name"), "nothing-of-this-name"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert carried_out(folder, *arguments) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("enrolment-code", "--address", "ftp://office"),
        ("enrolment-code", "--address", "http://127.0.0.1:1", "--till", "no spaces"),
        ("shop", "--shop", "店"),
        ("revoke", "--till", "S01-9"),
    ],
)
def test_nothing_is_changed_by_a_mistake(folder: Path, arguments: tuple[str, ...]) -> None:
    init(folder)
    data = OfficeData(folder)
    with data.reading.reading() as work:
        before = work.digest(), work.invitations.tills(0)
    data.close()
    assert carried_out(folder, *arguments) == 2
    data = OfficeData(folder)
    with data.reading.reading() as work:
        assert (work.digest(), work.invitations.tills(0)) == before
    data.close()


def test_a_time_zone_that_does_not_exist_is_refused(folder: Path) -> None:
    with pytest.raises(SystemExit):
        carried_out(folder, "init", "--zone", "Mars/Olympus")


def test_it_speaks_chinese_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", str(folder), "serve"], Language.ZH) == 2
    assert "还没有总部" in capsys.readouterr().err


def test_a_rebuild_changes_nothing_that_the_journal_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    data = OfficeData(folder)
    with data.reading.reading() as work:
        before = work.digest()
    data.close()
    capsys.readouterr()
    assert carried_out(folder, "rebuild") == 0
    assert "3 facts" in capsys.readouterr().out
    data = OfficeData(folder)
    with data.reading.reading() as work:
        assert work.digest() == before
    data.close()


def test_the_allowance_is_shown_and_set_from_a_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    assert carried_out(folder, "allowance") == 0
    assert "After 720 hours (30 days) without head office" in capsys.readouterr().out
    file = tmp_path / "allowance.toml"
    file.write_text("[points]\nfloor = 50\nsale = 1000\n[principal]\ntill = 300.00\n", encoding="utf-8")
    assert carried_out(folder, "allowance", "--set", str(file)) == 0
    out = capsys.readouterr().out
    assert "Points: goodwill floor 50, 1,000 a sale" in out
    assert "Stored value: ¥300.00 a till while offline" in out
    assert carried_out(folder, "allowance", "--set", str(file)) == 0
    assert "nothing changed" in capsys.readouterr().out
    file.write_text("lease_hours = 0\n", encoding="utf-8")
    assert carried_out(folder, "allowance", "--set", str(file)) != 0
    assert "lease_hours = 0: from 1 to 8784 is expected" in capsys.readouterr().err
    assert carried_out(folder, "allowance", "--set", str(tmp_path / "none.toml")) != 0
    assert "none.toml" in capsys.readouterr().err
    assert carried_out(folder, "allowance") == 0
    assert "1,000 a sale" in capsys.readouterr().out


def test_the_exposure_is_told_by_shop_and_till(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder)
    capsys.readouterr()
    assert carried_out(folder, "exposure") == 0
    out = capsys.readouterr().out
    assert "Exposure ¥0.00: so much could be lost at most if none of the 0 tills were seen again" in out
    assert "No outages so far." in out


def test_where_nothing_was_sent_there_is_nothing_to_simulate(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    assert carried_out(folder, "simulate", "salon", "--from", "2026-01-01", "--to", "2026-12-31") == 2
    assert "Nothing of members is recorded in that time." in capsys.readouterr().err


def test_tills_are_asked_for_new_keys_by_name_all_together_or_by_age(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    data = OfficeData(folder)
    assert data.identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(data.identity), data.identity.calendar)
        for number in (1, 2):
            key = bytes([number]) * 32
            entry.record(TillEnrolled(f"S01-{number}", "S01", f"{number}", key, date(2026, 3, 1)))
        entry.settle()
        work.commit()
    capsys.readouterr()
    assert carried_out(folder, "renew-key", "--till", "S01-9") != 0
    assert "S01-9" in capsys.readouterr().err
    assert carried_out(folder, "renew-key", "--till", "S01-2") == 0
    assert asked(data, date(2026, 3, 2)) == ["S01-2"]
    assert carried_out(folder, "renew-key", "--all") == 0
    assert capsys.readouterr().out.count("S01-") == 3
    assert asked(data, date(2026, 3, 2)) == ["S01-1", "S01-2"]
    with data.writing.writing() as work:
        for till in ("S01-1", "S01-2"):
            note_new_key(work, till, [TillRekeyed("S01", bytes(32), bytes(32), bytes(64))])
        work.commit()
    assert carried_out(folder, "renew-key", "--after", "30") == 0
    assert asked(data, date(2026, 3, 30)) == []
    assert asked(data, date(2026, 3, 31)) == ["S01-1", "S01-2"]
    assert carried_out(folder, "renew-key", "--after", "0") == 0
    assert asked(data, date(2030, 1, 1)) == []
    data.close()


def asked(data: OfficeData, today: date) -> list[str]:
    with data.writing.reading() as work:
        return [till for till in ("S01-1", "S01-2") if wants_new_key(work, till, lambda: today)]


def test_which_members_tills_keep_is_set_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(folder)
    capsys.readouterr()
    assert carried_out(folder, "members") == 0
    assert "Every till keeps the records of all members." in capsys.readouterr().out
    assert carried_out(folder, "members", "--keep", "home_shop", "--days", "120") == 0
    assert "within the last 120 days" in capsys.readouterr().out
    assert carried_out(folder, "members", "--days", "60") == 0
    assert "within the last 60 days" in capsys.readouterr().out
    assert carried_out(folder, "members", "--days", "60") == 0
    assert "nothing changed" in capsys.readouterr().out
    for days in ("6", "1097", "x"):
        with pytest.raises(SystemExit):
            carried_out(folder, "members", "--days", days)


def test_a_link_to_a_members_page_is_told_and_telephones_are_signed_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(folder)
    assert carried_out(folder, "member-page", "--member", "0042") != 0
    assert "0042" in capsys.readouterr().err
    data = OfficeData(folder)
    assert data.identity is not None
    with data.writing.writing() as work:
        entry = OfficeEntry(work, data.recorder(data.identity), data.identity.calendar)
        entry.record(MemberEnrolled("m-1", "0042", "ordinary", date(2026, 3, 10), bytes(32), "S01", "r", 1))
        entry.settle()
        work.commit()
    data.close()
    capsys.readouterr()
    assert carried_out(folder, "member-page", "--member", "0042", "--address", "https://member.example") == 0
    link = capsys.readouterr().out.strip()
    assert link.startswith("HTTPS://MEMBER.EXAMPLE/M/")
    data = OfficeData(folder)
    assert data.identity is not None
    access = data.member_access(data.identity)
    opened = access.open(link, "iPhone", "10.0.0.1")
    assert isinstance(opened, Opened)
    data.close()
    assert carried_out(folder, "member-page", "--member", "0042", "--sign-out") == 0
    assert "1" in capsys.readouterr().out
    data = OfficeData(folder)
    assert data.identity is not None
    assert data.member_access(data.identity).who(opened.token) is None
    data.close()


def test_staff_are_added_get_pins_and_leave(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    init(folder)
    capsys.readouterr()
    assert carried_out(folder, "staff") == 0
    assert "Nobody works here yet" in capsys.readouterr().out

    def typed(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    for lines, said in (
        (("1234",), "follow each other"),
        (("4729", "4728"), "not the same"),
    ):
        typed(*lines)
        assert carried_out(folder, "staff", "--name", "林小雨") != 0
        assert said in capsys.readouterr().err
    assert carried_out(folder, "staff", "--name", "林" * 41) == 2, "before anybody is asked for a PIN"
    assert "at most 40 characters" in capsys.readouterr().err
    typed("4729", "4729")
    assert carried_out(folder, "staff", "--name", "林小雨", "--role", "manager") == 0
    data = OfficeData(folder)
    with data.reading.reading() as work:
        (person,) = work.shops.staff()
        kept, version = work.pins.get(person.staff_id), pins_version(work)
    assert (person.name, person.role, person.active) == ("林小雨", Role.MANAGER, True)
    assert kept is not None
    assert data.pins.check(person.staff_id, "4729", kept.sealed).answer is PinAnswer.RIGHT
    capsys.readouterr()
    typed("9305", "9305")
    assert carried_out(folder, "staff", "--pin", "st-9") != 0
    assert carried_out(folder, "staff", "--pin", person.staff_id) == 0
    with data.reading.reading() as work:
        assert pins_version(work) == version + 1
        assert len(work.journal.after("head-office", 1, 0, 100)) == 4, "the same person is not enrolled twice"
    assert carried_out(folder, "staff", "--leave", person.staff_id) == 0
    capsys.readouterr()
    assert carried_out(folder, "staff") == 0
    assert f"{person.staff_id} · Store manager · 林小雨 · has left" in capsys.readouterr().out
    data.close()
