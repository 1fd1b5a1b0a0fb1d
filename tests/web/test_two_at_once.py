"""Two people at head office change the same thing: the second hears of the first, loses nothing that was typed, and
sees what the first saved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from fakes.filled_office import MEMBER, STOCK, filled
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.application.ports.vault import Secret
from shuke.domain.segments.building import added
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule
from shuke.wording.office_pages import AS_IT_IS_NOW, GONE_MEANWHILE

MADE, TEMPLATE, WAYS = "/office/segments/made", "/office/messages/template", "/office/messages/ways"
FESTIVAL = "/office/care/festival"
LATE = {"zh": "您打开之后别人已经改过", "en": "Somebody else changed this after you opened it"}
NEWS = {
    "title_zh": "新茶",
    "title_en": "New tea",
    "text_zh": "新茶到了",
    "text_en": "New tea is here",
    "purpose": "greeting",
}
CARE = {"days": "0", "count": "1", "points": "5", "own_days": "12-12 店庆"}


@dataclass(frozen=True)
class Two:
    first: Browser
    second: Browser

    def open(self, path: str) -> tuple[Answered, Answered]:
        return self.first.get(path), self.second.get(path)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture(scope="module")
def signed(pages: ServedPages) -> Two:
    return Two(pages.signed_in(), pages.signed_in())


@pytest.fixture
def two(signed: Two) -> Two:
    signed.first.cookies["shuke-look"] = signed.second.cookies["shuke-look"] = "zh.light"
    return signed


def told(late: Answered, *, now: str = "", typed: str = "", language: str = "zh") -> None:
    """It says that another was faster, what is there now, and still has what was typed."""
    assert (late.status, LATE[language] in late.text, 'role="alert"' in late.text) == (409, True, True)
    beside = late.text.partition('<section class="notice warn">')[2].partition("</section>")[0]
    assert (AS_IT_IS_NOW.en if language == "en" else AS_IT_IS_NOW.zh) in beside
    assert now in beside
    assert typed in late.text.replace(beside, "")


def of(answered: Answered) -> str:
    found = re.search(r'name="of" value="([^"]+)"', answered.text)
    assert found
    return found[1]


def test_a_shop_and_somebody_who_works_there(two: Two) -> None:
    path = "/office/shops/S01"
    two.open(path)
    assert two.first.post(path, {"name": "人民路店", "address": "人民路1号\n二楼"}).status == 303
    two.second.cookies["shuke-look"] = "en.light"
    late = two.second.post(path, {"name": "<b>老店&", "address": "别处9号", "closed": "1"})
    told(late, now="人民路1号，二楼", typed='value="&lt;b&gt;老店&amp;"', language="en")
    assert ("<dd>open</dd>" in late.text, 'name="closed" value="1" checked' in late.text) == (True, True)
    assert two.second.post(path, {"name": "老店", "address": "别处9号"}).status == 303, (
        "the second time, knowingly"
    )

    two.second.cookies["shuke-look"] = "zh.light"
    two.first.get("/office/staff/new")
    two.first.post("/office/staff/new", {"name": "小周", "role": "cashier"})
    found = re.search(r'href="(/office/staff/st-[0-9a-f]+)">小周', two.first.get("/office/staff").text)
    assert found
    two.open(found[1])
    assert two.first.post(found[1], {"name": "周周", "role": "cashier", "locked": "1"}).status == 303
    late = two.second.post(found[1], {"name": "小周", "role": "shift_lead", "shop-S01": "1"})
    told(late, now="<dd>周周</dd>", typed='value="小周"')
    assert ("<dd>已停用</dd>" in late.text, 'value="shift_lead" selected' in late.text) == (True, True)
    assert 'name="shop-S01" value="1" checked' in late.text


def test_a_stock_that_moved(two: Two) -> None:
    path = f"/office/stock/{STOCK}"
    two.open(path)
    given = {"amount": "+20", "was": "50"}
    assert two.first.post(path, {**given, "reason": "新到货"}).status == 303
    late = two.second.post(path, {**given, "reason": "\u202e另一批\U0001f600"})
    told(late, now="<dd>70</dd>", typed="另一批")
    assert ('value="+20"' in late.text, 'name="was" value="70"' in late.text) == (True, True)


def rule(days: int) -> str:
    where = added(
        Together(), (), Condition(Field.DAYS_SINCE_SALE, Operator.AT_LEAST, (days,)), in_a_group=False
    )
    return Rule(where).text


def test_a_segment(two: Two) -> None:
    two.first.get(MADE)
    saved = two.first.followed(two.first.post(MADE, {"rule": rule(30), "act": "save", "name": "一个月没来"}))
    kept = of(saved)
    path = f"{MADE}?of={kept}"
    two.open(path)
    assert (
        two.first.post(MADE, {"of": kept, "rule": rule(45), "act": "save", "name": "一个半月没来"}).status
        == 303
    )
    # a step of building, which goes by the page's address, brings the mark along
    step = {"of": kept, "stamp": two.second.stamp, "rule": rule(60), "do": "turn", "path": ""}
    assert two.second.followed(two.second.get(f"{MADE}?{urlencode(step)}")).status == 200
    mine = {"of": kept, "rule": rule(60), "name": "两个月没来"}
    late = two.second.post(MADE, {**mine, "act": "save"})
    told(late, now="<dd>一个半月没来</dd>", typed='value="两个月没来"')
    assert "45" in late.text.partition("</section>")[0]
    assert two.second.post(MADE, {**mine, "act": "save"}).status == 303

    two.open(path)
    assert two.first.post(MADE, {**mine, "name": "又改", "act": "save"}).status == 303
    told(two.second.post(MADE, {**mine, "act": "off"}), now="又改", typed="两个月没来")
    assert two.second.post(MADE, {**mine, "act": "off"}).status == 303
    gone = two.first.post(MADE, {**mine, "name": "还要", "act": "save"})
    assert (gone.status, GONE_MEANWHILE.zh in gone.text, 'value="还要"' in gone.text) == (409, True, True)
    assert of_nothing(gone)
    assert two.first.post(MADE, {"rule": rule(60), "name": "还要", "act": "save"}).status == 303


def of_nothing(answered: Answered) -> bool:
    return 'name="of" value=""' in answered.text


def test_care_on_an_occasion(two: Two) -> None:
    two.open(FESTIVAL)
    assert two.first.post(FESTIVAL, {**CARE, "act": "save"}).status == 303
    mine = {**CARE, "points": "88", "own_days": "11-11 双十一", "festival-qixi": "1"}
    # counting again does not count as having seen the other's
    assert two.second.post(FESTIVAL, {**mine, "act": "look"}).status == 200
    late = two.second.post(FESTIVAL, {**mine, "act": "save"})
    told(late, now="<dd>12-12 店庆</dd>", typed='value="11-11 双十一"')
    assert ("<dd>开启</dd>" in late.text, 'name="festival-qixi" value="1" checked' in late.text) == (
        True,
        True,
    )
    assert two.second.post(FESTIVAL, {**mine, "act": "save"}).status == 303
    two.first.get("/office/care")
    told(two.first.post(FESTIVAL, {**CARE, "act": "off"}), now="双十一", typed="12-12 店庆")


def test_a_message_template(two: Two) -> None:
    two.first.get(TEMPLATE)
    kept = of(two.first.followed(two.first.post(TEMPLATE, {**NEWS, "act": "save"})))
    path = f"{TEMPLATE}?of={kept}"

    def save(browser: Browser, act: str = "save", **fields: str) -> Answered:
        return browser.post(TEMPLATE, {**NEWS, "of": kept, "act": act, **fields})

    two.open(path)
    assert save(two.first, text_zh="新茶到了，快来", purpose="offer").status == 303
    assert save(two.second, "look", title_zh="=1+1").status == 200
    late = save(two.second, title_zh="=1+1")
    told(late, now="<dd>营销</dd>", typed='value="=1+1"')
    assert save(two.second, title_zh="=1+1").status == 303
    two.open(path)
    assert save(two.first, "off").status == 303
    gone = save(two.second, text_en="Mine")
    assert (gone.status, GONE_MEANWHILE.zh in gone.text, ">Mine</textarea>" in gone.text) == (409, True, True)
    assert of_nothing(gone)
    preset = "birthday"
    two.open(f"{TEMPLATE}?of={preset}")
    assert two.first.post(TEMPLATE, {**NEWS, "of": preset, "act": "save"}).status == 303
    told(two.second.post(TEMPLATE, {**NEWS, "title_en": "Other", "of": preset, "act": "save"}), now="New tea")


def test_ways_out_keep_the_secret_of_the_first(pages: ServedPages, two: Two) -> None:
    opened = two.open(WAYS)[0].text
    fields: Mapping[str, str] = dict(
        re.findall(r'<input id="(\w+)" name="\w+" type="text" value="([^"]*)"', opened)
    )
    ways = {
        **fields,
        "document": '{"to": "{to}"}',
        "security": "tls",
        "language": "zh",
        "host": "mail.example",
    }
    assert two.first.post(WAYS, {**ways, "sender": "a@example.com", "email_secret": "first"}).status == 303
    late = two.second.post(
        WAYS, {**ways, "sender": "b@example.com", "email_secret": "second", "language": "en"}
    )
    told(late, now="<dd>a@example.com</dd>", typed='value="b@example.com"')
    assert "second" not in late.text
    assert pages.data.vault.get(Secret.MESSAGE_EMAIL) == b"first"
    assert two.second.post(WAYS, {**ways, "sender": "b@example.com"}).status == 303


def test_a_coupon_is_withdrawn_once(two: Two) -> None:
    path = f"/office/members/{MEMBER}/coupons"
    shown = two.first.get(path).text
    request, kind = (
        re.search(found, shown) for found in (r'name="request" value="(\w+)"', r'<option value="(\w+)"')
    )
    assert request
    assert kind
    given = {"request": request[1], "kind": kind[1], "count": "1", "reason": "补偿"}
    assert two.first.post(path, given).status == 303
    (one,) = re.findall(rf'href="({path}/[^"]+)"', two.first.get(path).text)
    two.open(one)
    assert two.first.post(one, {"reason": "发错"}).status == 303
    late = two.second.post(one, {"reason": "也是发错"})
    assert (late.status, "不能再作废" in late.text) == (409, True)
