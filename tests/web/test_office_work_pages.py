"""What staff do on head office's pages: roles, two at once, what somebody types into a field or an address."""

from __future__ import annotations

import html
import http.client
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.filled_office import CASE, MEMBER, NUMBER, PATHS, PHONE, filled
from fakes.pages_door import Browser, ServedPages, served_pages
from fakes.read_pdf import words_in
from shuke.application.sheets.reading import read_table
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.backup_files import name_of
from shuke.bootstrap.head_office.backup_schedule import STEM, Scheduled
from shuke.bootstrap.head_office.pages import backups_seen
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.till_enrolled import TillRevoked
from shuke.domain.shop import HEAD_OFFICE, Role
from shuke.wording import dashboard as words
from shuke.wording.dashboard import Report

WORDS = (
    "<script>alert(1)</script>",
    "'; DROP TABLE members; --",
    "{{ 7*7 }}",
    "\x00\u202e🀄",
    "%s%n",
    "../../etc",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture(scope="module")
def boss(pages: ServedPages) -> Browser:
    return pages.signed_in()


def newest(pages: ServedPages, kind: type) -> tuple[str, object]:
    """(who, body) of the last fact of that kind in head office's journal."""
    identity = pages.data.identity
    assert identity is not None
    recorder = pages.data.recorder(identity)
    with pages.data.writing.reading() as work:
        opened = [recorder.opened(fact) for fact in work.journal.after(HEAD_OFFICE, 0, 0, 1000)]
    return next((header.staff, body) for header, body in reversed(opened) if isinstance(body, kind))


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.CASHIER, {"/office", "/office/own"}),
        (
            Role.AUDITOR,
            {
                "/office",
                "/office/own",
                "/office/tills",
                "/office/exposure",
                "/office/audit",
                "/office/figures",
                "/office/figures/period",
                "/office/cost",
                "/office/cost?kind=year&report=months",
            }
            | {path for path in PATHS if path.startswith("/office/settlement")},
        ),
        (Role.ADMINISTRATOR, set(PATHS)),
    ],
)
def test_each_role_sees_its_own_pages_and_no_others(
    pages: ServedPages, role: Role, allowed: set[str]
) -> None:
    browser = pages.signed_in(role)
    told = {path: browser.get(path).status for path in PATHS}
    assert {path for path, status in told.items() if status == 200} == allowed & set(PATHS)
    assert {status for path, status in told.items() if path not in allowed} <= {403}
    menu = set(re.findall(r'<li><a href="([^"]+)"', browser.get("/office/own").text))
    assert {place for place in menu if browser.get(place).status != 200} == set()


def test_the_dashboards_page_shows_each_report_and_takes_any_question(boss: Browser) -> None:
    for which in Report:
        shown = boss.get(f"/office/figures/period?kind=year&report={which.value}&shop=&day=2024-02-29")
        assert shown.status == 200
        assert "2024-01-01" in shown.text
        assert words.HOW_REPORTS[which].zh in shown.text or words.HOW_REPORTS[which].en in shown.text
    for asked in (
        "kind=x&report=%F0%9F%98%80&shop=%27%3D1&day=99",
        "kind=day&day=0001-01-01",
        "shop=%E2%80%AE",
    ):
        assert boss.get(f"/office/figures/period?{asked}").status == 200
    assert boss.get("/office/figures/period?kind=week&day=9999-12-31").status == 200


def test_each_report_is_taken_along_as_a_list_a_workbook_a_document_and_a_picture(pages: ServedPages) -> None:
    boss = pages.signed_in(Role.AUDITOR)
    boss.cookies["shuke-look"] = "zh.light"
    month = f"/office/figures/period/file?kind=month&report={Report.DAYS.value}&as="
    told = {kind: downloaded(boss, month + kind) for kind in ("csv", "xlsx", "pdf", "png")}
    assert [told[kind][0].rpartition(".")[2] for kind in told] == ['csv"', 'xlsx"', 'pdf"', 'png"']
    header = told["csv"][1].decode("utf-8-sig").splitlines()[0]
    assert header == "营业日,单数,会员到店,退货,销售额"
    sheet = read_table(told["xlsx"][1], lambda cell: cell == "营业日")
    assert list(sheet.rows[0])[:2] == ["营业日", "单数"]
    printed = words_in(told["pdf"][1])
    assert printed[0] == "经营概况 · 按天"
    assert printed[1].startswith("全部门店，")
    with Image.open(io.BytesIO(told["png"][1])) as picture:
        assert (picture.format, picture.width, len(picture.getcolors(100_000) or ())) > ("PNG", 1000, 2)
    assert downloaded(boss, month.replace("days", "how") + "csv")[1]
    for path in (month + "exe", month.replace("days", "how") + "png", month.partition("?")[0]):
        assert boss.get(path).status == 404
    shop = words_in(downloaded(boss, month.replace("month&", "month&shop=S01&") + "pdf")[1])
    assert not shop[1].startswith("全部门店，")
    assert words.OF_ONE_SHOP.zh in "".join(shop)
    assert words.OF_ONE_SHOP.zh in boss.get("/office/figures/period?shop=S01").text
    assert words.OF_ONE_SHOP.zh not in boss.get("/office/figures/period?shop=S99").text


def downloaded(browser: Browser, path: str) -> tuple[str, bytes]:
    """(what the file is called, its bytes)"""
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=60)
    sent = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    connection.request("GET", path, headers={"cookie": sent})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    assert response.status == 200
    return response.headers["content-disposition"], content


def test_a_till_tells_how_it_is(pages: ServedPages, boss: Browser) -> None:
    shown = boss.get("/office/tills", accept_language="en").text
    rows = re.findall(r"<tr>(.*?)</tr>", shown, re.DOTALL)
    by_till = {found[1]: row for row in rows if (found := re.search(r"<b>(S01-\d)</b>", row))}
    assert ("in touch" in by_till["S01-1"], "newest" in by_till["S01-1"]) == (True, True)
    for sign in ("out of reach", "1,204", "7 min behind", ">old<"):
        assert sign in by_till["S01-2"], sign
    assert ("not heard yet" in by_till["S01-3"], "never" in by_till["S01-3"]) == (True, True)


def test_a_pull_brings_what_the_till_tells_of_itself() -> None:
    office = OfficeInMemory(FakeClock())
    till = TillInMemory(office, office.clock)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    till.enrol("王小明", "13800138000")
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with office.store.reading() as work:
        told = work.contacts.told(till.place.till)
    assert told.trust_version > 0
    assert told.unsent == 0


def test_a_till_is_invited_and_its_code_shown_once(pages: ServedPages, boss: Browser) -> None:
    boss.get("/office/tills/invite")
    given = {"shop": "S01", "till": "", "name": "二楼", "address": "https://hq.example.com/"}
    made = boss.post("/office/tills/invite", given)
    assert made.status == 200
    text = re.search(r'class="link"[^>]*>(SK:[^<]+)<', made.text)
    assert text is not None
    assert "<svg" in made.text
    for wrong, status in (
        ({"shop": "S99"}, 422),
        ({"till": "S01-1"}, 422),
        ({"till": "X1-1"}, 422),
        ({"address": "hq.example.com"}, 422),
        ({"address": "http://a b"}, 422),
        ({"till": "<b>"}, 422),
    ):
        assert boss.post("/office/tills/invite", {**given, **wrong}).status == status, wrong
    manager = pages.signed_in(Role.MANAGER)
    manager.get("/office/tills")
    assert manager.post("/office/tills/invite", given).status == 403


def test_a_lost_till_is_revoked_by_whoever_says_why(pages: ServedPages, boss: Browser) -> None:
    assert boss.get("/office/tills/revoke?till=S09-1").status == 404
    boss.get("/office/tills/revoke?till=S01-3")
    assert boss.post("/office/tills/revoke", {"till": "S01-3", "reason": "  "}).status == 422
    assert boss.post("/office/tills/revoke", {"till": "S09-1", "reason": "x"}).status == 404
    manager = pages.signed_in(Role.MANAGER)
    manager.get("/office/tills")
    assert manager.post("/office/tills/revoke", {"till": "S01-3", "reason": "x"}).status == 403
    assert (
        boss.post("/office/tills/revoke", {"till": "S01-3", "reason": "被盗"}).to == "/office/tills?revoked"
    )
    staff, body = newest(pages, TillRevoked)
    assert isinstance(body, TillRevoked)
    assert (body.till, body.reason, staff.startswith("st-administrator")) == ("S01-3", "被盗", True)
    assert boss.get("/office/tills/revoke?till=S01-3").status == 404


def test_of_two_who_decide_at_once_the_second_hears_of_the_first(pages: ServedPages, boss: Browser) -> None:
    other = pages.signed_in(Role.MANAGER)
    path = f"/office/exceptions/{CASE}"
    for browser in (boss, other):
        assert browser.get(path).status == 200
    given = {"decision": "accept", "reason": "金额小", "round": "0"}
    assert boss.post(path, {**given, "decision": ""}).status == 422
    assert boss.post(path, {**given, "reason": " "}).status == 422
    assert boss.post(path, {**given, "reason": "长" * 201}).status == 422
    assert boss.post(path, {**given, "decision": "dispute", "day": "soon", "owner": "store"}).status == 422
    assert boss.post(path, given).to == f"{path}?decided"
    late = other.post(path, {**given, "reason": "我来"}, accept_language="zh")
    assert (late.status, 'role="alert"' in late.text) == (409, True)
    staff, body = newest(pages, ExceptionDecided)
    assert isinstance(body, ExceptionDecided)
    assert (body.reason, staff.startswith("st-administrator")) == ("金额小", True)
    assert CASE not in boss.get("/office/exceptions").text
    assert CASE in boss.get("/office/exceptions?all").text


@pytest.mark.parametrize("word", WORDS)
def test_what_somebody_types_is_shown_as_it_is_and_does_nothing(
    pages: ServedPages, boss: Browser, word: str
) -> None:
    boss.get("/office/tills/invite")
    told = boss.post("/office/tills/invite", {"shop": word, "till": word, "name": word, "address": word})
    assert told.status == 422
    assert "<script>alert" not in told.text
    assert "49" not in told.text.partition('id="till"')[2][:200]
    case = boss.post("/office/exceptions/case-phone", {"decision": word, "reason": word, "round": word})
    assert case.status == 422
    assert "<script>alert" not in case.text


@pytest.mark.parametrize(
    "path",
    [
        "/office/exceptions?behind=nonsense",
        "/office/exceptions?behind=2026-99-99.x",
        "/office/exceptions/%3Cscript%3E",
        "/office/exceptions/" + "x" * 3000,
        "/office/tills?x=" + "y" * 3000,
        "/office/tills/revoke",
    ],
)
def test_odd_addresses_are_answered_by_a_page(boss: Browser, path: str) -> None:
    answered = boss.get(path)
    assert answered.status in {200, 404}
    assert "<h1>" in answered.text


def test_a_member_is_found_and_shown_with_a_time_line(pages: ServedPages, boss: Browser) -> None:
    boss.get("/office/members")
    for typed in (PHONE, f"+86 {PHONE[:3]} {PHONE[3:]}", NUMBER, "王小明", "小明", "wxm", PHONE[-4:]):
        shown = boss.post("/office/members", {"typed": typed})
        assert f'href="/office/members/{MEMBER}"' in shown.text, typed
        assert PHONE not in shown.text.partition("<table>")[2]
    for typed in (PHONE[:-1] + "0", "王大明", "", "%", "_" * 11):
        assert MEMBER not in boss.post("/office/members", {"typed": typed}).text
    shown = boss.get(f"/office/members/{MEMBER}", accept_language="zh")
    assert re.search("积分</dt><dd>8[25]0", shown.text)  # 30 more once the overdraft is accepted
    for sign in ("王小明", PHONE, NUMBER):
        assert sign in shown.text, sign
    assert shown.text.count("<h3>") == 30
    more = re.search(r'href="([^"]+\?behind=[^"]+)"', shown.text)
    assert more is not None
    assert boss.get(more[1]).text.count("<h3>") >= 11
    assert boss.get("/office/members/nobody").status == 404
    assert boss.get(f"/office/members/{MEMBER}?behind=nonsense").status == 200


def test_two_versions_of_a_programme_beside_each_other(boss: Browser) -> None:
    whole = boss.get("/office/programmes/tea-chain.2", accept_language="en").text
    assert "<ins>" not in whole
    beside = boss.get("/office/programmes/tea-chain.2?beside=tea-chain.1", accept_language="en").text
    gone, came = re.findall(r"<del>(.*?)</del>", beside), re.findall(r"<ins>(.*?)</ins>", beside)
    assert ("150" in gone[0], "100" in came[0]) == (True, True)
    same = boss.get("/office/programmes/tea-chain.2?beside=tea-chain.2", accept_language="en").text
    assert "say the same" in same
    assert boss.get("/office/programmes/tea-chain.99").status == 404


def test_a_programme_is_weighed_and_then_published_with_its_notice(pages: ServedPages) -> None:
    manager, boss = pages.signed_in(Role.MANAGER), pages.signed_in()
    form = manager.get("/office/programmes/new").text
    document = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[1])  # type: ignore[index]
    today = re.search(r'type="date" required value="([^"]+)"', form)[1]  # type: ignore[index]
    order = {"document": document, "day": today, "do": "weigh"}
    cheaper = {**order, "document": document.replace("fee = 100", "fee = 90", 1)}
    fewer = {**order, "document": document.replace("unit = 1 ", "unit = 2 ", 1)}
    assert 'value="publish"' in manager.post("/office/programmes/new", cheaper, accept_language="en").text
    too_soon = manager.post("/office/programmes/new", fewer, accept_language="en")
    assert ("14" in too_soon.text, 'role="alert"' in too_soon.text) == (True, True)
    refused = manager.post("/office/programmes/new", {**fewer, "do": "publish", "reason": "x"})
    assert (refused.status, 'role="alert"' in refused.text) == (422, True)
    assert manager.post("/office/programmes/new", {**order, "document": "key = 1"}).status == 422
    assert manager.post("/office/programmes/new", {**order, "day": "2020-01-01"}).status == 422
    assert manager.post("/office/programmes/new", {**order, "day": "soon"}).status == 422
    done = manager.post("/office/programmes/new", {**cheaper, "do": "publish"})
    assert done.to == "/office/programmes?published"
    staff, body = newest(pages, ProgrammePublished)
    assert isinstance(body, ProgrammePublished)
    assert (body.version, "fee = 90" in body.document, staff.startswith("st-manager")) == (3, True, True)
    boss.get("/office/programmes/new")
    waived = boss.post("/office/programmes/new", {**fewer, "do": "publish", "reason": "开业促销"})
    assert waived.to == "/office/programmes?published"
    auditor = pages.signed_in(Role.AUDITOR)
    auditor.get("/office/tills")
    assert auditor.post("/office/programmes/new", {**cheaper, "do": "publish"}).status == 403


def test_the_journal_is_verified_from_here_and_what_was_changed_is_found(
    pages: ServedPages, boss: Browser
) -> None:
    def verified() -> str:
        boss.get("/office/audit")
        boss.post("/office/audit")
        while "<progress" in (shown := boss.get("/office/audit", accept_language="en").text):
            continue
        return shown

    whole = verified()
    assert "are as they were written" in whole
    assert "by 许总" in whole
    with pages.data.writing.writing() as work:
        fact = work.journal.get(HEAD_OFFICE, 1, 5)
        work.commit()
    assert fact is not None
    file = pages.data.folder / "headoffice.db"
    assert file.exists()
    with tampered(pages, fact.content[:-1] + bytes([fact.content[-1] ^ 1])):
        assert "head-office.1/5" in verified()
    assert "are as they were written" in verified()


@contextmanager
def tampered(pages: ServedPages, content: bytes) -> Iterator[None]:
    """Somebody with the database's key writes into the journal past the program."""
    with pages.data._writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_refuses_update")
        kept = connection.exec_driver_sql(
            "SELECT content FROM journal WHERE till_id = ? AND epoch = 1 AND seq = 5", (HEAD_OFFICE,)
        ).scalar()
        change = "UPDATE journal SET content = ? WHERE till_id = ? AND epoch = 1 AND seq = 5"
        connection.exec_driver_sql(change, (content, HEAD_OFFICE))
    yield
    with pages.data._writer.begin() as connection:
        connection.exec_driver_sql(change, (kept, HEAD_OFFICE))


def test_backups_are_listed_with_their_age(tmp_path: Path, pages: ServedPages, boss: Browser) -> None:
    assert "--backup-folder" in boss.get("/office/backups", accept_language="en").text
    now = datetime.now(UTC)
    for hours in (1, 25):
        name = name_of(STEM, now - timedelta(hours=hours))
        (tmp_path / name).write_bytes(bytes(5_000_000))
    (tmp_path / f"{STEM}-99999999-999999.backup").write_bytes(b"x")
    seen = backups_seen(pages.data, Scheduled(tmp_path, 24, 7))
    assert [one.size_bytes for one in seen.backups] == [5_000_000] * 2
    assert (seen.age_hours, seen.is_old) == (1, False)
    assert replace(seen, now=now + timedelta(hours=48)).is_old
