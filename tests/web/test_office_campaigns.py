"""Campaigns on head office's pages: planned in five steps, given over all shops, stopped, told; by one process."""

from __future__ import annotations

import csv
import html
import http.client
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, event

from fakes.filled_office import MEMBER, OTHER, filled, record
from fakes.office_members import enrolled, says
from fakes.own_visit import SURE_WHEEL, filled_for_members, signed_in_member
from fakes.pages_door import Browser, ServedPages, served_pages
from fakes.people_door import serving_people
from fakes.postgres import empty_postgres
from golden.bodies import HEADER
from shuke.application.head_office.campaign_desk import CampaignDesk
from shuke.application.head_office.campaign_runs import HELD_MS, RunsHeld
from shuke.application.ports.campaigns import CouponsUsed
from shuke.application.ports.handouts import RunSum
from shuke.application.ports.messages import MessageState
from shuke.application.ports.store import StoreUnusable
from shuke.application.programme_text import publishable
from shuke.application.session import Session
from shuke.bootstrap import office_data
from shuke.bootstrap.head_office.campaigning import CampaignSchedule
from shuke.bootstrap.head_office.messaging import MessageSchedule, machine_of
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.presets import preset_base
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan, rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignStarted, CampaignTurned
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import HEAD_OFFICE, Role, Staff
from shuke.domain.slices.account import AccountKind
from shuke.head_office.pages.asked import VISIT_COOKIE
from shuke.wording import campaigns as words
from shuke.wording import own_offers

BASE = "/office/campaigns"
NEW = f"{BASE}/new"
ASKED = {
    "audience": "everybody",
    "points": "50",
    "message": "news",
    "count": "1",
    "control": "0",
    "gap": "0",
    "every": "once",
    "quiet_from": "",
    "quiet_to": "",
    "name": "开春",
}
"""It never rests: tests run at night, too."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        record(served, *(says(one) for one in (MEMBER, OTHER)))
        with served.data.writing.writing() as work:
            work.settings.put("messages", '{"first_hour": 0, "last_hour": 24, "offer_days": 0}')
            work.commit()
        yield served


@pytest.fixture
def boss(pages: ServedPages) -> Browser:
    browser = pages.browser()
    browser.cookies[VISIT_COOKIE] = pages.visit()
    browser.cookies["shuke-look"] = "zh.light"
    return browser


@pytest.fixture
def lane() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as lane:
        yield lane


def ran(data: OfficeData, lane: ThreadPoolExecutor) -> None:
    assert data.identity is not None
    schedule = CampaignSchedule(data, data.identity, lane, lane)
    schedule.run()
    schedule.stop()


def looked_over(boss: Browser, **changes: str) -> dict[str, str]:
    """Through the form, as somebody does it; what is sent to start it."""
    first = boss.get(NEW).text
    days = {
        name: re.search(f'name="{name}" type="date" value="([^"]+)"', first)[1] for name in ("first", "last")
    }  # type: ignore[index]
    asked = {**ASKED, **days, **changes}
    looked = boss.post(NEW, {**asked, "act": "look"})
    assert looked.status == 200, looked.text
    hidden = dict(re.findall(r'name="(mark|once)" value="([0-9a-f]{32})"', looked.text))
    assert len(hidden) == 2
    return {**asked, **hidden, "act": "start"}


def started(boss: Browser, **changes: str) -> str:
    """The campaign's id."""
    form = looked_over(boss, **changes)
    done = boss.post(NEW, form)
    assert done.to.endswith("?started"), done.text
    assert boss.post(NEW, form).to == done.to  # sent twice
    return done.to.removeprefix(f"{BASE}/").partition("?")[0]


def figures(boss: Browser, campaign: str) -> dict[str, str]:
    text = html.unescape(boss.get(f"{BASE}/{campaign}").text)
    return dict(re.findall("<dt>([^<]+)</dt><dd>([^<]+)</dd>", text))


_BEGINS = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "pdf": b"%PDF"}


def took(boss: Browser, path: str) -> bytes:
    """The file as it came."""
    connection = http.client.HTTPConnection("127.0.0.1", boss.port, timeout=60)
    connection.request(
        "GET", path, headers={"cookie": "; ".join(f"{k}={v}" for k, v in boss.cookies.items())}
    )
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert answer.status == 200
    return content


def balance(pages: ServedPages, member: str) -> int:
    with pages.data.writing.reading() as work:
        return work.members.balance(member, AccountKind.POINTS)


def test_what_is_looked_over_is_started_given_over_all_shops_and_told(
    pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor
) -> None:
    before = balance(pages, OTHER)
    looked = boss.post(NEW, {**ASKED, "act": "look"})
    assert (boss.get(NEW).status, looked.status) == (200, 403)  # a form of nobody's
    shown = boss.post(NEW, {**ASKED, "first": "2099-01-01", "last": "2099-01-02", "act": "look"}).text
    for told in ("对象：全部会员，现在 2 人", "50 积分", "消息最多发给 2 人", "核对无误就开始"):
        assert told in html.unescape(shown), told
    changed = boss.post(
        NEW, {**ASKED, "first": "2099-01-01", "last": "2099-01-02", "act": "start", "mark": "0" * 32}
    )
    assert (changed.status, "内容改过了" in changed.text) == (200, True)
    campaign = started(boss)
    assert "进行中" in boss.get(BASE).text
    ran(pages.data, lane)
    assert balance(pages, OTHER) == before + 50
    told = figures(boss, campaign)
    assert (told["送到"], told["消息待发送"]) == ("2", "2")
    assert pages.data.identity is not None
    assert "剩下的消息不发了" in boss.get(f"{BASE}/{campaign}").text
    MessageSchedule(pages.data, pages.data.identity, lane).send()
    assert figures(boss, campaign)["消息仅留存，没有发出"] == "2"
    shown = boss.get(f"{BASE}/{campaign}").text
    assert ("已结束" in shown, "剩下的消息不发了" in shown) == (True, False)
    with pages.data.writing.reading() as work:
        feed = {subject.name for subject, _ in work.feed.behind(0, 100_000)}
        kinds = [fact.kind for fact in work.journal.after(HEAD_OFFICE, 0, 0, 1000)][-3:]
    assert campaign in feed  # every till hears of it
    assert kinds == ["campaign.started", "run.brought", "campaign.turned"]


def test_stopped_it_rests_goes_on_and_is_ended_by_whoever_may(
    pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor
) -> None:
    campaign = started(boss, name="暂停的", message="")
    page = f"{BASE}/{campaign}"
    boss.get(page)
    assert "已暂停。送出的不收回" in boss.followed(boss.post(page, {"state": "stopped"})).text
    ran(pages.data, lane)
    assert figures(boss, campaign)["送到"] == "0"
    assert "已继续" in boss.followed(boss.post(page, {"state": "running"})).text
    ran(pages.data, lane)
    assert figures(boss, campaign)["送到"] == "2"
    over = boss.post(page, {"state": "running"})
    assert (over.status, 'role="alert"' in over.text) == (409, True)
    assert boss.post(page, {"state": "\u202e"}).status == 400
    assert boss.get(f"{BASE}/nobody").status == 404
    for role in (Role.CASHIER, Role.AUDITOR):
        browser = pages.signed_in(role)
        browser.get("/office/own")
        for path in (BASE, NEW, page, f"{page}/file?as=csv"):
            assert browser.get(path).status == 403
        assert browser.post(page, {"state": "ended"}).status == 403
        assert browser.post(NEW, {**ASKED, "act": "start"}).status == 403


def test_messages_of_one_that_is_through_with_everybody_are_called_off(
    pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor
) -> None:
    campaign = started(boss)
    ran(pages.data, lane)
    assert "不再发" in boss.followed(boss.post(f"{BASE}/{campaign}", {"state": "ended"})).text
    assert pages.data.identity is not None
    MessageSchedule(pages.data, pages.data.identity, lane).send()
    assert figures(boss, campaign)["过期、取消或没有地址，没有发"] == "2"
    assert boss.post(f"{BASE}/{campaign}", {"state": "ended"}).status == 409


def test_its_report_is_taken_as_a_file(pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor) -> None:
    campaign = started(boss, name="=1+1", message="")
    ran(pages.data, lane)
    page = f"{BASE}/{campaign}"
    for kind in ("csv", "xlsx", "pdf"):
        assert f"{page}/file?as={kind}" in boss.get(page).text
        assert took(boss, f"{page}/file?as={kind}").startswith(_BEGINS[kind])
    rows = list(csv.reader(boss.get(f"{page}/file?as=csv").text.removeprefix("\ufeff").splitlines()))
    told = dict(map(tuple, rows[1:]))
    assert told["活动"] == "'=1+1"
    assert figures(boss, campaign).items() <= told.items()
    for wrong in ("", "?as=png", "?as=exe", "?as=%E2%80%AE"):
        assert boss.get(f"{page}/file{wrong}").status == 404
    assert boss.get(f"{BASE}/nobody/file?as=csv").status == 404
    boss.post(page, {"state": "ended"})


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"points": "", "message": ""}, words.NO_GIFT),
        ({"points": "=1+1"}, words.NO_NUMBER),
        ({"points": "999999999"}, words.NO_NUMBER),
        ({"control": "51"}, words.NO_NUMBER),
        ({"first": "2099-02-30"}, words.NO_DAY),
        ({"last": "\u202e😀"}, words.NO_DAY),
        ({"quiet_from": "25:00"}, words.NO_HOUR),
        ({"quiet_from": "21:00"}, words.NO_HOUR),
    ],
)
def test_what_cannot_be_is_told_with_what_was_typed(
    boss: Browser, wrong: Mapping[str, str], told: words.Sentence
) -> None:
    boss.get(NEW)
    asked = {**ASKED, "first": "2099-01-01", "last": "2099-01-02", "budget": "123", **wrong}
    answered = boss.post(NEW, {**asked, "act": "start"})
    assert (answered.status, told.zh in answered.text, 'value="123"' in answered.text) == (422, True, True)


def test_spins_are_given_where_there_is_a_wheel_and_found_on_the_members_own_page(
    pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor, tmp_path: Path
) -> None:
    assert words.NO_WHEEL.zh in boss.get(NEW).text
    assert 'name="chances"' not in boss.get(NEW).text
    with served_pages(tmp_path) as other:
        filled_for_members(other)
        record(other, *(says(one) for one in (MEMBER, OTHER)))
        manager = other.browser()
        manager.cookies[VISIT_COOKIE] = other.visit()
        manager.cookies["shuke-look"] = "zh.light"
        manager.get(NEW)
        many = {**ASKED, "first": "2099-01-01", "last": "2099-01-02", "chances": "21"}
        assert manager.post(NEW, many).status == 422
        campaign = started(manager, points="", message="", chances="2")
        ran(other.data, lane)
        assert figures(manager, campaign)["用掉的抽奖机会"] == "0/4"
        shown = html.unescape(manager.get(NEW).text)
        assert re.search(r'<option value="ev-1">品茶会 · [^<（]+（\d{4}-\d\d-\d\d）</option>', shown)
        invited = started(manager, points="", event="ev-1", name="请来品茶")
        ran(other.data, lane)
        assert "邀请参加“品茶会 · " in html.unescape(manager.get(f"{BASE}/{invited}").text)
        with other.data.writing.reading() as work:
            written = work.messages.of_state(MessageState.WAITING, 10)
            shop = work.shops.get("S01")
        assert shop is not None
        assert {f"“品茶会 · {shop.name}”" in one.draft.body for one in written} == {True}
        telephone = signed_in_member(other)
        wheel = "/member/offers/wheel"
        assert own_offers.GIVEN.zh.format(count=2) in telephone.get(wheel, accept_language="zh").text
        for number in range(4):  # two are free, two were given; the last of the day takes points
            spun = telephone.post(wheel, {"request": f"request-{number:04}"}, accept_language="zh")
            assert spun.status == 303, spun.text
        seen = telephone.get(wheel, accept_language="zh").text
        assert "另外送您" not in seen
        assert own_offers.SPIN_FOR.zh.format(points=5) in seen
        told = figures(manager, campaign)
        assert (told["用掉的抽奖机会"], told["已经花费"]) == ("2/4", "¥0.00（不含没写价值的奖品）")


def test_hours_of_rest_are_said_and_kept(pages: ServedPages, boss: Browser, lane: ThreadPoolExecutor) -> None:
    campaign = started(boss, name="夜里", quiet_from="0:00", quiet_to="23:59", message="")
    assert "每天 00:00 到 23:59 不发放" in boss.get(f"{BASE}/{campaign}").text
    ran(pages.data, lane)
    assert figures(boss, campaign)["送到"] == "0"
    boss.get(f"{BASE}/{campaign}")
    boss.post(f"{BASE}/{campaign}", {"state": "ended"})


def test_without_a_programme_the_page_says_what_to_do(tmp_path: Path) -> None:
    with served_pages(tmp_path) as bare:
        assert "请先在“会员方案”里发布一个" in bare.signed_in().get(BASE, accept_language="zh").text


def test_one_process_runs_them_until_it_is_silent(pages: ServedPages) -> None:
    machine = machine_of(pages.data, pages.data.identity)  # type: ignore[arg-type]
    one, other = RunsHeld(machine, "one"), RunsHeld(machine, "other")
    with pages.data.writing.writing() as work:
        work.settings.put("campaigns.runner", "")
        work.commit()
    assert (one.hold(), other.hold(), one.hold()) == (True, False, True)
    with pages.data.writing.writing() as work:
        work.settings.put("campaigns.runner", f"one {pages.data.clock.now_ms() - 1}")
        work.commit()
    assert other.hold()
    one._until_ms = 0  # as half of the time later
    assert not one.hold()
    assert HELD_MS > 60_000


@pytest.mark.parametrize(
    ("ahead_ms", "waits"), [(1, True), (HELD_MS, True), (HELD_MS + 1, False), (-HELD_MS, False)]
)
def test_a_clock_a_little_ahead_holds_one_gone_wrong_does_not(
    pages: ServedPages, ahead_ms: int, waits: bool
) -> None:
    """Two processes' clocks, or one that was looked at before it had waited for its turn to write."""
    store = machine_of(pages.data, pages.data.identity).store  # type: ignore[arg-type]

    def held(name: str, now_ms: int) -> RunsHeld:
        clock = SimpleNamespace(now_ms=lambda: now_ms)
        return RunsHeld(SimpleNamespace(recorder=clock, store=store), name)  # type: ignore[arg-type]

    with pages.data.writing.writing() as work:
        work.settings.put("campaigns.runner", "")
        work.commit()
    now_ms = 1_000_000_000_000
    assert held("one", now_ms + ahead_ms).hold()
    assert held("other", now_ms).hold() is not waits


def test_whoever_takes_over_counts_anew_what_was_given(pages: ServedPages) -> None:
    machine = machine_of(pages.data, pages.data.identity)  # type: ignore[arg-type]
    one, other = RunsHeld(machine, "one"), RunsHeld(machine, "other")
    with pages.data.writing.writing() as work:
        work.settings.put("campaigns.runner", "")
        work.commit()
    turns = []
    for held in (one, one, other):
        held._until_ms = 0  # half of the time passed
        held.hold()
        turns.append(held.turn)
    assert turns == [1, 1, 0]
    one.release()
    assert other.hold()
    other.release()
    assert one.hold()
    assert (one.turn, other.turn) == (2, 1)


def campaigns_of(pages: ServedPages) -> dict[str, CampaignState]:
    """Each campaign that is kept, and how it stands."""
    with pages.data.writing.reading() as work:
        return {kept.campaign_id: kept.state for kept in work.campaigns.all()}


def test_a_form_that_is_sent_once_more_when_its_campaign_is_over_starts_none(
    pages: ServedPages, boss: Browser
) -> None:
    """Back, and the button again; a new form of the same words is another campaign."""
    form = looked_over(boss, name="一次", message="")
    done = boss.post(NEW, form)
    campaign = done.to.removeprefix(f"{BASE}/").partition("?")[0]
    record(pages, CampaignTurned(campaign, CampaignState.ENDED))
    before = campaigns_of(pages)
    assert before[campaign] is CampaignState.ENDED
    assert boss.post(NEW, form).to == done.to
    assert campaigns_of(pages) == before
    other = boss.post(NEW, looked_over(boss, name="一次", message=""))
    assert (other.status, other.to != done.to) == (303, True)
    record(pages, CampaignTurned(other.to.removeprefix(f"{BASE}/").partition("?")[0], CampaignState.ENDED))


@contextmanager
def campaign_over_postgres(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[OfficeData, OfficeData]]:
    """Two processes' of one head office with 24 members, 20 of whom are to have 5 points, 3 in a turn."""
    database = empty_postgres()
    monkeypatch.setattr("shuke.application.head_office.campaign_runs.AT_ONCE", 3)
    with serving_people(tmp_path, database) as serving:
        monkeypatch.setattr(office_data, "vault_folder", lambda root: root.parent / "vault")
        data, other = serving.data, OfficeData(tmp_path / "data", database)
        text, identity = preset_base("tea-chain"), data.identity
        assert text is not None
        assert identity is not None
        with data.writing.reading() as work:
            today = data.recorder(identity).today(work, identity.calendar)
        try:
            record(ServedPages(serving), publishable(text + SURE_WHEEL, preset_base))
            enrolled(data, [f"m-{number}" for number in range(24)])
            plan = Plan(
                Rule(),
                Handout(points=5, chances=2),
                today,
                today,
                control_percent=0,
                most_members=20,
                quiet_from=0,
                quiet_to=0,
            )
            record(ServedPages(serving), CampaignStarted("c-1", "开春", plan.text, "seed"))
            yield data, other
        finally:
            other.close()


def given_over_postgres(data: OfficeData) -> tuple[RunSum, str, list[int]]:
    """What was given, how the campaign stands, and the points of each member."""
    with data.writing.reading() as work:
        (kept,) = work.campaigns.all()
        points = [work.members.balance(f"m-{at}", AccountKind.POINTS) for at in range(24)]
        return work.handouts.sum_of(rule_of("c-1")), kept.state.value, points


ALL_GIVEN = RunSum(given=20, points=100, chances=40)


def test_two_processes_over_postgres_give_each_member_once_and_no_more_than_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with campaign_over_postgres(tmp_path, monkeypatch) as (data, other):
        at_once(data, other)
        sums, state, points = given_over_postgres(data)
        assert (sums, state, sorted(points)) == (ALL_GIVEN, "ended", [0] * 4 + [5] * 20)
        with data.writing.reading() as work:
            assert work.campaigns.chances_used(rule_of("c-1")) == 0
            assert work.campaigns.coupons_used(rule_of("c-1")) == CouponsUsed()
            assert work.campaigns.messages_cost(rule_of("c-1")) == work.messages.cost(0, 1)[1] == 0


def test_two_servers_that_are_sent_one_form_start_one_campaign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with campaign_over_postgres(tmp_path, monkeypatch) as (data, other), ThreadPoolExecutor(2) as both:
        with data.writing.reading() as work:
            plan = Plan.read(work.campaigns.all()[0].plan)
        who = Session(Staff("st-1", "许总", Role.ADMINISTRATOR), 0)
        desks = [CampaignDesk(machine_of(one, one.identity), one.copying) for one in (data, other)]  # type: ignore[arg-type]
        for form in range(5):
            asked = [both.submit(one.start, who, "春", plan, f"f{form}") for one in desks]
            assert [one.result() for one in asked] == [f"f{form}"] * 2
        with data.writing.reading() as work:
            facts = work._connection.exec_driver_sql(
                "SELECT count(*) FROM journal WHERE kind = 'campaign.started'"
            )
            assert facts.scalar() == 1 + 5


@pytest.mark.parametrize("lost_at", [2, 5, 8])
def test_a_database_that_is_lost_while_a_campaign_gives_brings_nobody_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost_at: int
) -> None:
    """Just before what was done is kept; somebody else stops it meanwhile, and lets it go on."""
    with campaign_over_postgres(tmp_path, monkeypatch) as (data, other):
        engine = data.writing._engine
        commits = count(1)

        def lose(connection: Connection) -> None:
            if next(commits) == lost_at:
                connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

        event.listen(engine, "commit", lose)
        with pytest.raises(StoreUnusable):
            at_once(data)
        before, state, _ = given_over_postgres(other)
        assert (before.given < 20, state) == (True, "running")
        for turned in (CampaignState.STOPPED, CampaignState.RUNNING):
            with other.writing.writing() as work:
                work.settings.put("campaigns.runner", "")  # the time of whoever was lost is over
                work.apply(CampaignTurned("c-1", turned).rows(HEADER))
                work.commit()
            at_once(other)
            sums, state, points = given_over_postgres(other)
            if turned is CampaignState.STOPPED:
                assert (sums, state) == (before, "stopped")
        assert (sums, state, sorted(points)) == (ALL_GIVEN, "ended", [0] * 4 + [5] * 20)


def at_once(*offices: OfficeData) -> None:
    with ThreadPoolExecutor(2) as processes, ThreadPoolExecutor(2) as lane, ThreadPoolExecutor(2) as copying:
        runs = []
        for data in offices:
            assert data.identity is not None
            runs.append(CampaignSchedule(data, data.identity, lane, copying))
        for done in [processes.submit(one.run) for one in runs]:
            done.result()
        for one in runs:
            one.stop()
