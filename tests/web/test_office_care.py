"""Care on head office's pages: laid down for all shops, done by head office itself, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from fakes.filled_office import MEMBER, filled
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.application.care.laid_down import done_at_head_office
from shuke.bootstrap.head_office.caring import CareSchedule
from shuke.bootstrap.head_office.messaging import machine_of
from shuke.domain.care.plan import Occasion
from shuke.domain.shop import Role
from shuke.domain.slices.account import AccountKind
from shuke.head_office.pages.asked import VISIT_COOKIE

BASE = "/office/care"
FESTIVAL = f"{BASE}/festival"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture
def boss(pages: ServedPages) -> Browser:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "zh.light"
    return browser


def post(browser: Browser, fields: Mapping[str, str]) -> Answered:
    """As from that page's form."""
    browser.get(FESTIVAL)
    return browser.post(FESTIVAL, fields)


def points(pages: ServedPages) -> int:
    with pages.data.writing.reading() as work:
        return work.members.balance(MEMBER, AccountKind.POINTS)


def test_what_head_office_switches_on_it_does_for_all_shops_once(pages: ServedPages, boss: Browser) -> None:
    identity = pages.data.identity
    assert identity is not None
    machine = machine_of(pages.data, identity)
    with pages.data.writing.reading() as work:
        today = machine.recorder.today(work, machine.shop)
    listed = boss.get(BASE).text
    assert listed.count("没开启") == len(Occasion)
    typed = {"days": "0", "count": "1", "points": "5", "own_days": f"{today:%m-%d} 店庆"}
    looked = post(boss, {**typed, "act": "look", "festival-qixi": "1"})
    assert (looked.status, "七夕、店庆" in looked.text) == (200, True)
    assert 'name="festival-qixi" value="1" checked' in looked.text
    facts, had = pages.serving.facts(), points(pages)
    assert "已保存" in boss.followed(post(boss, {**typed, "act": "save"})).text
    assert pages.serving.facts() == facts + 1
    with pages.data.writing.reading() as work:
        assert done_at_head_office(work, "S01") == {Occasion.FESTIVAL}
    with ThreadPoolExecutor(1) as writing, ThreadPoolExecutor(1) as copying:
        for _ in range(2):
            CareSchedule(pages.data, identity, writing, copying).run()
    assert points(pages) == had + 5
    assert "店庆" in boss.get(BASE).text
    assert "已关闭" in boss.followed(post(boss, {"act": "off"})).text
    with pages.data.writing.reading() as work:
        assert done_at_head_office(work, "S01") == frozenset()


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": "\u202e😀"},
        {"own_days": "=1+1"},
        {"points": "9" * 600},
        {"own_days": "", "points": "5"},
        {"points": ""},
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(boss: Browser, wrong: Mapping[str, str]) -> None:
    good = {"days": "0", "count": "1", "points": "5", "own_days": "12-12 店庆", "gap": "77"}
    answered = post(boss, {**good, **wrong, "act": "save"})
    assert (answered.status, 'role="alert"' in answered.text) == (422, True)
    assert 'value="77"' in answered.text


def test_who_may_not_sees_none_of_it_and_no_occasion_is_no_page(pages: ServedPages, boss: Browser) -> None:
    assert boss.get(f"{BASE}/moon").status == 404
    for role in (Role.CASHIER, Role.AUDITOR):
        browser = pages.signed_in(role)
        browser.get("/office/own")
        assert browser.get(BASE).status == 403
        assert browser.get(FESTIVAL).status == 403
        assert browser.post(FESTIVAL, {"act": "save", "points": "5"}).status == 403
