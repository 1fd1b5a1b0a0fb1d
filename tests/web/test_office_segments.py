"""Segments on head office's pages: over all shops, built by plain forms, saved, compared, handed out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from fakes.filled_office import MEMBER, filled
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.bootstrap.head_office.pieces import noting_habits
from shuke.domain.facts.rows import Insert, Put
from shuke.domain.facts.sold_content import LineSold, sold_content
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import Role
from shuke.head_office.pages.asked import VISIT_COOKIE

MADE = "/office/segments/made"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture
def browser(pages: ServedPages) -> Browser:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "zh.light"
    return browser


def rule_in(answered: Answered) -> str:
    found = re.search(r'name="rule" value="([^"]*)"', answered.text)
    assert found, answered.text
    return html.unescape(found[1])


def step(browser: Browser, before: str, **fields: str) -> Answered:
    return browser.followed(browser.get(f"{MADE}?{urlencode({'rule': before, **fields})}"))


def counted(answered: Answered) -> str:
    found = re.search(r"<strong>(\d+) 人</strong>", answered.text)
    assert found, answered.text
    return found[1]


def test_a_segment_is_built_saved_changed_compared_and_taken_off(
    pages: ServedPages, browser: Browser
) -> None:
    before = _facts(pages)
    listed = browser.get("/office/segments")
    assert "还没有保存过人群" in listed.text
    assert "重要价值会员" in listed.text
    everybody = browser.get(MADE)
    assert (everybody.status, counted(everybody)) == (200, "2")
    assert re.findall(r'<optgroup label="([^"]+)"><option value="(\w+)"', everybody.text)[:2] == [
        ("消费", "days_since_sale"),
        ("会员资料", "tier"),
    ]
    asked = step(browser, rule_in(everybody), do="ask", field="sales", within="")
    assert "至少" in asked.text
    one = step(browser, rule_in(asked), do="add", field="sales", within="", first="99", **{"is": "at_least"})
    assert "消费次数：至少 99 次" in one.text
    assert counted(one) == "0"
    grouped = step(
        browser, rule_in(one), do="add", field="tier", within="+new", **{"is": "one_of", "word": "ordinary"}
    )
    assert "这一组满足任一条：" in grouped.text
    assert counted(step(browser, rule_in(grouped), do="turn", path="")) == "2"
    plain = step(browser, rule_in(grouped), do="remove", path="0")
    assert "消费次数：至少" not in plain.text
    drawn = step(
        browser,
        rule_in(plain),
        do="lines",
        active_days="30",
        sleeping_months="12",
        lost_months="24",
        share_a="70",
        share_b="90",
    )
    assert Rule.read(rule_in(drawn)).bounds.shares.a * 100 == 70
    refused = browser.post(MADE, {"rule": rule_in(drawn), "act": "save", "name": " "})
    assert (refused.status, "人群要有名称" in refused.text) == (422, True)
    saved = browser.followed(browser.post(MADE, {"rule": rule_in(drawn), "act": "save", "name": "普通卡们"}))
    assert "已保存，会同步到各收银台" in saved.text
    of = re.search(r'name="of" value="([^"]+)"', saved.text)
    assert of
    taken = browser.followed(browser.post(MADE, {"of": of[1], "rule": rule_in(saved), "act": "down"}))
    assert "今天的名单已记下" in taken.text
    other = browser.post(MADE, {"of": of[1], "rule": rule_in(everybody), "act": "down"})
    assert (other.status, "改过还没保存" in other.text) == (422, True)
    day = re.search(r"day=(\d{4}-\d\d-\d\d)", taken.text)
    assert day
    compared = browser.get(f"{MADE}?of={of[1]}&day={day[1]}")
    assert "留下 2 人，新进 0 人，离开 0 人" in compared.text
    assert "普通卡们" in browser.get("/office/segments").text
    browser.get(f"{MADE}?of={of[1]}")
    gone = browser.followed(browser.post(MADE, {"of": of[1], "act": "off"}))
    assert "人群已移除" in gone.text
    assert browser.get(f"{MADE}?of={of[1]}").status == 404
    assert _facts(pages) == before + 2


def test_a_list_is_written_as_csv_and_as_a_workbook_and_that_is_recorded(
    pages: ServedPages, browser: Browser
) -> None:
    before = _facts(pages)
    rule = rule_in(browser.get(f"{MADE}?preset=active"))
    written = browser.post("/office/segments/file", {"rule": rule, "as": "csv"})
    assert written.headers["content-disposition"] == 'attachment; filename="segment.csv"'
    rows = written.text.lstrip("\ufeff").split("\r\n")
    assert (rows[0].split(",")[1], len(rows)) == ("姓名", 4)
    assert "王小明" in written.text
    assert browser.post("/office/segments/file", {"rule": rule, "as": "exe"}).status == 404
    assert _facts(pages) == before + 1


def test_whoever_is_due_to_buy_again_is_found_once_it_is_noted(pages: ServedPages, browser: Browser) -> None:
    content = sold_content([LineSold(1, "a-shampoo", "洗发水", 1000, 3900, 3900)], ())
    identity = pages.data.identity
    assert identity is not None
    with pages.data.writing.writing() as work:
        today = pages.data.recorder(identity).today(work, identity.calendar)
        work.apply(
            [
                Insert(
                    "sales",
                    {
                        **{"till_id": "S01-1", "epoch": 9, "seq": seq, "member_id": MEMBER},
                        **{"business_date": f"{today - timedelta(10 * seq)}", "content": content},
                    },
                )
                for seq in (1, 2, 3)
            ]
        )
        work.apply([Put("articles", {"article_id": "a-shampoo"}, {"name": "洗发水", "active": 1})])
        work.commit()
    with ThreadPoolExecutor(1) as writing, ThreadPoolExecutor(1) as copying:
        noting_habits(pages.data, writing, copying).run()
    assert "该回购的会员" in browser.get("/office/segments").text
    due = browser.get(f"{MADE}?preset=due_again")
    assert (counted(due), "购买习惯还在整理" in due.text) == ("1", False)
    asked = step(browser, rule_in(due), do="ask", field="due_article", within="")
    assert 'name="word" value="a-shampoo"' in asked.text
    one = step(browser, rule_in(due), do="add", field="due_article", **{"is": "one_of", "word": "a-shampoo"})
    assert (counted(one), "该回购的商品是洗发水" in one.text) == ("1", True)


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ({"rule": "{"}, 400, ""),
        ({"rule": "x" * 30_000}, 400, ""),
        ({"of": "nobody"}, 404, "查不到这个人群"),
        ({"do": "add", "field": "<script>"}, 422, "问会员的哪一项？"),
        ({"do": "add", "field": "spent", "is": "at_least", "first": "=1+1"}, 422, "请输入金额"),
        (
            {"do": "add", "field": "age", "is": "between", "first": "9", "second": "\u202e1"},
            422,
            "请输入数字",
        ),
        ({"do": "add", "field": "tier", "is": "one_of", "word": "😀"}, 422, "请至少选一项"),
        ({"do": "remove", "path": "7.7"}, 303, ""),
        ({"do": "lines", "recency": "4 3 2 1"}, 422, "请填四个由小到大的数"),
        ({"do": "turn", "path": "-1"}, 303, ""),
    ],
)
def test_what_nobody_means_is_told_or_does_nothing(
    browser: Browser, query: dict[str, str], status: int, told: str
) -> None:
    answered = browser.get(f"{MADE}?{urlencode(query)}")
    assert (answered.status, told in answered.text) == (status, True)
    assert "<script>" not in answered.text.replace('<script src="', "")


def test_a_cashier_sees_no_segments(pages: ServedPages) -> None:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit(Role.CASHIER, "小林")
    for path in ("/office/segments", MADE):
        assert browser.get(path).status == 403


def _facts(pages: ServedPages) -> int:
    """How many head office recorded."""
    identity = pages.data.identity
    assert identity is not None
    with pages.data.writing.reading() as work:
        head = work.journal.head(pages.data.recorder(identity).place.till)
        return head.seq if head else 0
