"""Members shared out on head office's page: shown first, then done for that shop as it was shown."""

from __future__ import annotations

import html
import re
import secrets
import zlib
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from fakes.filled_office import filled, record
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.domain.facts.member_assigned import looked_after_row
from shuke.domain.facts.rows import Raise, RowOperation
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.looked_after import LookedAfter
from shuke.domain.shop import Role, Shop, Staff
from shuke.domain.sync.subjects import SubjectKind
from shuke.head_office.pages import sharing_pages
from shuke.head_office.pages.asked import VISIT_COOKIE

PAGE = "/office/members/sharing"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture
def shop(pages: ServedPages, request: pytest.FixtureRequest) -> str:
    """A shop of each test's own: 阿姨 and 阿伯 look after five and one; a seventh has nobody."""
    name = f"T{zlib.crc32(request.node.name.encode())}"
    called = {"a": "阿姨", "b": "阿伯"}
    people = (Staff(f"{name}-{who}", called[who], Role.CASHIER, shops=(name,)) for who in called)
    record(pages, ShopDescribed(Shop(name, name)), *(StaffEnrolled(one) for one in people))
    for who, count in (("a", 5), ("b", 1), ("", 1)):
        members(pages, name, who, count)
    return name


@pytest.fixture
def boss(pages: ServedPages) -> Browser:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "zh.light"
    return browser


def members(pages: ServedPages, shop: str, who: str, count: int) -> None:
    """So many more."""
    rows: list[RowOperation] = []
    for _ in range(count):
        key = {"member_id": f"s-{secrets.token_hex(8)}"}
        rows.append(Raise("members", key, {"joined_on": "2026-01-01", "shop_id": shop}))
        if who:
            rows.append(looked_after_row(key["member_id"], LookedAfter(0, f"{shop}-{who}")))
    with pages.data.writing.writing() as work:
        work.apply(rows)
        work.commit()


def position(pages: ServedPages) -> int:
    """Of the stream that tills hear."""
    with pages.data.writing.reading() as work:
        return work.feed.position()


def told_of(pages: ServedPages, since: int) -> list[str]:
    """Who looks after each member that tills hear of since then."""
    with pages.data.writing.reading() as work:
        changed = [one for one, _ in work.feed.behind(since, 100) if one.kind is SubjectKind.MEMBER]
        return [by.staff_id for one in changed if (by := work.member_care.of(one.name)) is not None]


def numbers(text: str) -> dict[str, list[str]]:
    """What each has and would have."""
    rows = re.findall(r'<tr><th scope="row".*?</tr>', text, re.DOTALL)
    cells = (re.findall(r"<span>([^<]*)</span>|class=\"number\"[^>]*>([^<]*)<", row) for row in rows)
    flat = ([html.unescape(one or other) for one, other in row] for row in cells)
    return {row[0]: row[-4::2] for row in flat}


def form(text: str) -> dict[str, str]:
    """What the button sends."""
    _, _, sent = text.rpartition('<form method="post">')
    return {name: html.unescape(value) for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', sent)}


def test_members_of_a_shop_are_shared_out_as_it_was_shown(
    pages: ServedPages, boss: Browser, shop: str
) -> None:
    shown = boss.get(f"{PAGE}?shop={shop}")
    # Seven between two, four and three: one of the five goes, and the seventh, to st-b.
    assert numbers(shown.text)["阿姨"] == ["5", "4"]
    assert numbers(shown.text)["阿伯"] == ["1", "3"]
    assert "将有 2 位会员换客户经理" in shown.text
    facts, since = pages.serving.facts(), position(pages)
    done = boss.followed(boss.post(PAGE, form(shown.text)))
    assert "已分配 2 位会员。" in done.text
    assert "不需要调整" in done.text
    assert pages.serving.facts() == facts + 1
    assert told_of(pages, since) == [f"{shop}-b"] * 2


def test_one_persons_members_and_those_of_nobody(pages: ServedPages, boss: Browser, shop: str) -> None:
    one = boss.get(f"{PAGE}?shop={shop}&scope=one&one={shop}-b").text
    assert numbers(one)["阿伯"] == ["1", "0"]
    assert f'name="takes-{shop}-b"' not in one
    nobody = boss.get(f"{PAGE}?shop={shop}&scope=nobody&of={shop}&takes-{shop}-a=1").text
    assert numbers(nobody)["阿姨"] == ["5", "6"]
    assert f'name="takes-{shop}-a" value="1" checked' in nobody
    untaken = boss.get(f"{PAGE}?shop={shop}&of={shop}").text
    assert "请先选参与的同事" in untaken
    assert 'name="mark"' not in untaken
    elsewhere = boss.get(f"{PAGE}?shop={shop}&of=S01&takes-st-lin=1").text
    assert numbers(elsewhere)["阿伯"] == ["1", "3"], "who was ticked in another shop says nothing"


def test_what_changed_meanwhile_is_shown_once_more(pages: ServedPages, boss: Browser, shop: str) -> None:
    sent = form(boss.get(f"{PAGE}?shop={shop}").text)
    members(pages, shop, "b", 4)
    facts = pages.serving.facts()
    again = boss.post(PAGE, sent)
    assert (again.status, pages.serving.facts()) == (409, facts)
    assert "请再看一遍" in again.text
    assert "已分配 1 位会员。" in boss.followed(boss.post(PAGE, form(again.text))).text


def test_many_are_done_in_several_requests(
    pages: ServedPages, boss: Browser, shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing_pages, "_ONE_REQUEST", 150)
    members(pages, shop, "a", 401)
    # 408 between two, 204 each: 202 of 406 go, and the one of nobody.
    first = boss.followed(boss.post(PAGE, form(boss.get(f"{PAGE}?shop={shop}").text)))
    assert "已分配 150 位会员，还没分完" in first.text
    rest = boss.followed(boss.post(PAGE, form(first.text)))
    assert "已分配 53 位会员。" in rest.text
    assert numbers(rest.text)["阿姨"] == ["204", "204"]


def test_whoever_may_not_sees_none_of_it_and_odd_questions_are_answered(
    pages: ServedPages, boss: Browser, shop: str
) -> None:
    for role in (Role.CASHIER, Role.AUDITOR):
        browser = pages.signed_in(role)
        browser.get("/office/own")
        assert browser.get(PAGE).status == 403
        assert browser.post(PAGE, {"shop": shop}).status == 403
    assert boss.get(f"{PAGE}?shop=nowhere").status == 404
    odd = {"scope": "=1+1", "one": "\u202e😀" * 90, "done": "٣", "stayed": "x", "of": "S01", "takes-😀": "1"}
    for asked in (odd, {"scope": "one"}, {"scope": "one", "one": "<b>"}):
        answered = boss.get(f"{PAGE}?{urlencode(asked)}")
        assert answered.status == 200
        assert "已分配" not in answered.text
    assert boss.post(PAGE, {"shop": shop, "mark": "x"}).status == 409
