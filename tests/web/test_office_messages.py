"""Messages on head office's pages: templates, ways out, the queue; and how they leave, from several processes too."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.filled_office import MEMBER, NUMBER, OTHER, PHONE, filled, record
from fakes.office_members import enrolled, phone, says
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from fakes.people_door import serving_people
from fakes.postgres import empty_postgres
from fakes.sms_gateway import Desk, sms_gateway
from shuke.application.ports.messages import KeptMessage, MessageDraft, MessageState
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office.messaging import SILENT_MS, MessageSchedule
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.consent import Channel
from shuke.domain.messaging.template import Purpose
from shuke.domain.shop import Role
from shuke.head_office.pages.asked import VISIT_COOKIE
from shuke.wording.message_states import MESSAGE_STATES

BASE = "/office/messages"
NEWS = {
    "purpose": "offer",
    "title_zh": "上新",
    "title_en": "New",
    "text_zh": "{name}，新茶到了，您有{points}分。",
    "text_en": "{name}, new tea is in; you have {points} points.",
}
SENT = 20
OPEN = {"first_hour": "0", "last_hour": "24", "offer_days": "0", "port": "465", "part_minor": "5"}
"""Tests run at night, too."""
SMS = {**OPEN, "document": '{"to": "{to}", "text": "{text}", "pass": "{secret}"}', "language": "zh"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        for member in (MEMBER, OTHER):
            record(served, says(member))
        yield served


@pytest.fixture
def boss(pages: ServedPages) -> Browser:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "zh.light"
    return browser


@pytest.fixture
def schedule(pages: ServedPages) -> Iterator[MessageSchedule]:
    assert pages.data.identity is not None
    with ThreadPoolExecutor(1) as lane:
        yield MessageSchedule(pages.data, pages.data.identity, lane)


def wait(data: OfficeData, occasion: str, *members: str, state: MessageState = MessageState.WAITING) -> None:
    with data.writing.writing() as work:
        drafts = [
            MessageDraft(one, occasion, Purpose.OFFER, Channel.SMS, "上新", "新茶到了") for one in members
        ]
        assert data.identity is not None
        head = work.journal.head(data.recorder(data.identity).place.till)
        assert head is not None
        work.messages.put(drafts, head.epoch, data.clock.now_ms())
        for one in members:
            kept = work.messages.get(one, occasion)
            assert kept is not None
            work.messages.change(replace(kept, state=state))
        work.commit()


def kept(data: OfficeData, member: str, occasion: str) -> KeptMessage:
    with data.writing.reading() as work:
        found = work.messages.get(member, occasion)
    assert found is not None
    return found


def post(browser: Browser, path: str, fields: Mapping[str, str]) -> Answered:
    """As from that page's form."""
    browser.get(path)
    return browser.post(path, fields)


def test_a_template_is_looked_at_for_a_member_saved_for_every_till_and_taken_off(
    pages: ServedPages, boss: Browser
) -> None:
    listed = boss.get(BASE).text
    assert "生日祝福" in listed
    assert "还没有开通发送方式" in listed
    form = f"{BASE}/template"
    look = post(boss, form, {**NEWS, "act": "look", "number": NUMBER})
    assert (look.status, "王**，新茶到了" in look.text) == (200, True)
    assert re.search(r"您有8[25]0分。", look.text)
    assert "王小明，" not in look.text
    assert post(boss, form, {**NEWS, "act": "look"}).text.count("1,280") == 2
    gone = post(boss, form, {**NEWS, "act": "look", "number": "\u202e😀"})
    assert (gone.status, 'role="alert"' in gone.text) == (422, True)
    for wrong in (
        {"text_en": "{points}"},
        {"text_zh": "{secret}"},
        {"title_zh": " "},
        {"text_zh": "字" * 501},
    ):
        answered = post(boss, form, {**NEWS, **wrong, "act": "save"})
        assert (answered.status, 'role="alert"' in answered.text) == (422, True), wrong
    before = pages.serving.facts()
    saved = boss.followed(post(boss, form, {**NEWS, "act": "save"}))
    assert "已保存，会同步到各收银台" in saved.text
    of = re.search(r'name="of" value="([^"]+)"', saved.text)
    assert of
    of_it = {"of": of[1], "act": "save"}
    changed = boss.followed(boss.post(form, {**NEWS, "title_zh": "=1+1", **of_it}))
    assert "=1+1" in changed.text
    off = boss.followed(boss.post(form, {"of": of[1], "act": "off"}))
    assert "已移除" in off.text
    assert boss.get(f"{form}?of={of[1]}").status == 404
    assert pages.serving.facts() == before + 3


def test_nothing_leaves_until_a_way_is_set_up_and_then_by_its_secret_from_the_vault(
    pages: ServedPages, boss: Browser, schedule: MessageSchedule
) -> None:
    data = pages.data
    assert boss.followed(post(boss, f"{BASE}/ways", SMS)).status == 200
    wait(data, "run/1", MEMBER)
    schedule.send()
    assert kept(data, MEMBER, "run/1").state is MessageState.CAPTURED
    page = boss.get(f"/office/members/{MEMBER}").text
    line = page[page.index("只列总部发出的") :]
    assert re.search(r"<h3>消息 · 仅留存本机</h3>.*内容：新茶到了", line, flags=re.DOTALL)
    with sms_gateway() as gateway:
        way = {
            **SMS,
            "sms_on": "1",
            "address": gateway.address,
            "authorization": "",
            "sms_secret": "s3cret-9",
        }
        assert "设置已保存" in boss.followed(post(boss, f"{BASE}/ways", way)).text
        assert "s3cret" not in boss.get(f"{BASE}/ways").text
        wait(data, "run/2", MEMBER, OTHER)
        schedule.send()
        schedule.send()
        assert sorted(body["to"] for _, body in gateway.asked) == sorted([PHONE, "13900139000"])
        assert {body["pass"] for _, body in gateway.asked} == {"s3cret-9"}
        boss.get(f"{BASE}/ways")
        assert "服务商已收下" in boss.post(f"{BASE}/ways/test", {"to": "13700137000"}).text
        gateway.status = 400
        wait(data, "run/3", MEMBER)
        schedule.send()
    assert kept(data, MEMBER, "run/3").state is MessageState.FAILED
    with data.writing.reading() as work:
        settings = [work.settings.get(name) or "" for name in ("messages", "messages.language")]
    assert "s3cret" not in "".join(settings)
    boss.get(f"{BASE}/ways")
    again = boss.followed(boss.post(f"{BASE}/ways", SMS))
    assert "还没有开通发送方式" in again.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"port": "99999999"},
        {"first_hour": "22", "last_hour": "9"},
        {"sms_on": "1", "address": "http://elsewhere.example"},
        {"sms_on": "1", "address": "https://x", "document": "{"},
        {"email_on": "1", "host": "\u202e", "sender": "😀"},
    ],
)
def test_ways_that_cannot_be_are_refused_with_what_was_typed(boss: Browser, wrong: Mapping[str, str]) -> None:
    answered = post(boss, f"{BASE}/ways", {**SMS, "account": "tea", **wrong})
    assert (answered.status, 'role="alert"' in answered.text) == (422, True)
    assert 'value="tea"' in answered.text


def test_the_queue_tells_how_each_stands_and_a_person_decides_what_may_have_gone(
    pages: ServedPages, boss: Browser, schedule: MessageSchedule
) -> None:
    data = pages.data
    wait(data, "run/9", OTHER, state=MessageState.MAYBE)
    listed = boss.get(f"{BASE}/queue?state=maybe").text
    assert MESSAGE_STATES["maybe"].zh in listed
    assert ("欧阳娜娜" in listed, "新茶到了" in listed) == (False, True)
    queue, one = f"{BASE}/queue", {"member": OTHER, "occasion": "run/9"}
    assert "已重新排队" in boss.followed(boss.post(queue, {**one, "act": "again"})).text
    assert kept(data, OTHER, "run/9").state is MessageState.WAITING
    assert "已取消" in boss.followed(boss.post(queue, {**one, "act": "off"})).text
    assert kept(data, OTHER, "run/9").state is MessageState.DROPPED
    late = boss.post(queue, {**one, "act": "again", "member": "\u202e"})
    assert (late.status, 'role="alert"' in late.text) == (409, True)
    wait(data, "run/8", OTHER, state=MessageState.SENDING)
    schedule.send()
    assert kept(data, OTHER, "run/8").state is MessageState.SENDING  # another process may be at it
    with data.writing.writing() as work:
        old = replace(kept(data, OTHER, "run/8"), at_ms=data.clock.now_ms() - SILENT_MS - 1)
        work.messages.change(old)
        work.commit()
    schedule.send()
    assert kept(data, OTHER, "run/8").state is MessageState.MAYBE


def test_a_list_of_the_queue_is_kept_while_it_is_dealt_with_and_says_where_it_ends(
    pages: ServedPages, boss: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuke.application.head_office.message_desk.MOST_LISTED", 1)
    for occasion in ("run/30", "run/31"):
        wait(pages.data, occasion, OTHER, state=MessageState.FAILED)
    queue = f"{BASE}/queue"
    first = html.unescape(boss.get(f"{queue}?state=failed").text)
    (count,) = map(int, re.findall("第 1 页，共 ([0-9]+) 页", first))
    assert (f"{queue}?state=failed&page=2" in first, "更新的" in first) == (True, False)
    pages = [html.unescape(boss.get(f"{queue}?state=failed&page={at}").text) for at in range(1, count + 1)]
    assert (f"{queue}?state=failed&page={count - 1}" in pages[-1], "更早的" in pages[-1]) == (True, False)
    occasions = [one for page in pages for one in re.findall('name="occasion" value="([^"]+)"', page)]
    assert len(occasions) == len(set(occasions)) == count
    assert {"run/30", "run/31"} <= set(occasions)
    for odd in ("0", "-1", "99", "9" * 30, "%E4%BA%8C", "%E2%80%AE", ""):
        assert f"页，共 {count} 页" in boss.get(f"{queue}?state=failed&page={odd}").text
    turned = boss.followed(
        boss.post(queue, {"state": "failed", "member": OTHER, "occasion": "run/30", "act": "again"})
    ).text
    assert "已重新排队" in turned
    (current,) = re.findall('<a[^>]*aria-current="true">([^<]*)</a>', turned[turned.index("<main") :])
    assert current.startswith(MESSAGE_STATES["failed"].zh)
    monkeypatch.undo()
    assert "页，共" not in boss.get(f"{queue}?state=failed").text


def test_who_may_not_sees_none_of_it(pages: ServedPages) -> None:
    for role in (Role.CASHIER, Role.AUDITOR):
        browser = pages.signed_in(role)
        browser.get("/office/own")
        for path in ("", "/template", "/queue", "/ways"):
            assert browser.get(BASE + path).status == 403
        for path, fields in (
            ("/template", {**NEWS, "act": "save"}),
            ("/queue", {"act": "again"}),
            ("/ways", SMS),
            ("/ways/test", {"to": "1"}),
        ):
            assert browser.post(BASE + path, fields).status == 403


def test_of_two_processes_over_postgres_each_message_leaves_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = empty_postgres()
    with serving_people(tmp_path, database) as serving, sms_gateway() as gateway:
        monkeypatch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
        other = OfficeData(tmp_path / "data", database)
        try:
            members = [f"m-{number}" for number in range(SENT)]
            enrolled(serving.data, members)
            with serving.data.writing.writing() as work:
                work.settings.put("messages", way_to(gateway))
                work.commit()
            wait(serving.data, "run/1", *members)
            send_at_once(serving.data, other)
        finally:
            other.close()
        assert sorted(body["to"] for _, body in gateway.asked) == [phone(number) for number in range(SENT)]
        states = {kept(serving.data, one, "run/1").state for one in members}
    assert states == {MessageState.DELIVERED}


def way_to(gateway: Desk) -> str:
    return (
        f'{{"sms": {{"on": true, "address": "{gateway.address}"}}, "first_hour": 0, "last_hour": 24,'
        ' "offer_days": 0}'
    )


def send_at_once(*offices: OfficeData) -> None:
    with ThreadPoolExecutor(2) as senders, ThreadPoolExecutor(2) as lane:
        schedules = []
        for data in offices:
            assert data.identity is not None
            schedules.append(MessageSchedule(data, data.identity, lane))
        for done in [senders.submit(one.send) for one in schedules]:
            done.result()
