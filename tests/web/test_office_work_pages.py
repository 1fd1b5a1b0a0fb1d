"""What staff do on head office's pages: roles, two at once, what somebody types into a field or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.filled_office import CASE, PATHS, filled
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.till_enrolled import TillRevoked
from shuke.domain.shop import HEAD_OFFICE, Role

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
        (Role.AUDITOR, {"/office", "/office/own", "/office/tills", "/office/exposure", "/office/audit"}),
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
