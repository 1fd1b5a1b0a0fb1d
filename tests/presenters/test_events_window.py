"""The window of events: a month, the chosen event, whoever stands here, and a shop's own events."""

from __future__ import annotations

import pytest

from back_office_stand import en, zh
from events_stand import EventsStand
from fakes.counter_shop import SHOP
from shuke.application.code_check import CardScan
from shuke.application.events.taking_part import SLIP_CODE, Booked
from shuke.application.identifying import CardRefused, FoundMember
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.handed_out import QuotaUsed
from shuke.domain.money import Money
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.presenters.events.form import EventField
from shuke.presenters.member_pages.time_line import TimeLine


@pytest.fixture
def stand() -> EventsStand:
    stand = EventsStand()
    stand.presenter.open()
    return stand


def rows(stand: EventsStand) -> list[str]:
    return [zh(one.name) for one in stand.presenter.state.rows]


def chosen(stand: EventsStand, key: str, member_id: str) -> None:
    stand.presenter.choose(key)
    stand.presenter.member.choose(member_id)


def able(stand: EventsStand) -> set[EventAct]:
    return {one.act for one in stand.presenter.state.doings if not one.why_not}


def test_a_month_is_shown_and_others_are_turned_to(stand: EventsStand) -> None:
    assert zh(stand.presenter.state.month) == "2026 年 3 月"
    assert rows(stand) == ["会员赠礼日", "明前龙井品鉴"]
    stand.presenter.go(1)
    assert (en(stand.presenter.state.month), rows(stand)) == ("4 / 2026", ["春茶品鉴会"])
    stand.presenter.go(-14)
    assert zh(stand.presenter.state.month) == "2025 年 2 月"
    assert rows(stand) == []


def test_the_chosen_event_says_what_it_is_in_both_languages(stand: EventsStand) -> None:
    stand.presenter.choose("tasting")
    head = stand.presenter.state.head
    assert head is not None
    assert zh(head.about) == (
        "日期 2026-03-14 – 03-15 · 2026-03-10 起报名 · 报名费 ¥30.00 · 金卡 ¥20.00 · 钻石卡 ¥0.00 · "
        "金卡、钻石卡可提前 3 天报名 · 全体会员"
    )
    assert en(head.figures) == "0 signed up · 0 wait · 0 came"
    stand.presenter.choose("nothing")
    assert stand.presenter.state.chosen == "tasting"


def test_signing_up_takes_the_fee_and_the_list_shows_it(stand: EventsStand) -> None:
    new = stand.enrol()
    chosen(stand, "tasting", new)
    assert able(stand) == {EventAct.SIGNED_UP}
    assert zh(stand.presenter.state.doings[0].words) == "报名，收 ¥30.00"
    assert stand.presenter.state.money
    stand.presenter.choose_tender(TenderKind.WECHAT.value)
    stand.presenter.do(EventAct.SIGNED_UP)
    assert stand.told.startswith("已报名明前龙井品鉴")
    assert (stand.changes, zh(stand.presenter.state.stands)) == (1, "已报名")
    assert [(one.name, zh(one.state)) for one in stand.presenter.state.guests] == [("王小明", "已报名")]
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        tenders = work.shifts.figures(shift).tenders
    assert [(one.tender, one.amount) for one in tenders] == [(TenderKind.WECHAT, Money(30_00))]


def test_what_cannot_be_done_says_why_and_nothing_happens(stand: EventsStand) -> None:
    chosen(stand, "tasting", stand.enrol())
    stand.presenter.do(EventAct.CHECKED_IN)
    assert stand.told == "明前龙井品鉴：活动日期为2026-03-14 – 2026-03-15"
    stand.presenter.member.clear()
    stand.presenter.choose("gifts")
    assert stand.presenter.state.doings == ()
    stand.presenter.do(EventAct.SIGNED_UP)
    assert stand.changes == 0


def test_a_place_that_becomes_free_names_who_waits_first(stand: EventsStand) -> None:
    one, two, three = (stand.enrol(name, f"1380013800{at}") for at, name in enumerate(("甲", "乙", "丙")))
    for member_id in (one, two):
        assert isinstance(stand.part.sign_up(stand.shop.cashier, member_id, "tasting"), Booked)
    chosen(stand, "tasting", three)
    assert able(stand) == {EventAct.WAITS}
    stand.presenter.do(EventAct.WAITS)
    assert stand.told == "明前龙井品鉴：已登记候补，排第1位"
    stand.as_manager()
    stand.presenter.choose_guest(one)
    stand.presenter.do(EventAct.SIGNED_OFF)
    assert stand.told.endswith("空出的名额请通知候补第一位：丙 138****8002")
    stand.presenter.choose_guest(three)
    stand.presenter.do(EventAct.SIGNED_UP)
    assert [(one.name, one.waits) for one in stand.presenter.state.guests] == [("乙", False), ("丙", False)]


def test_a_scanned_code_checks_in_at_todays_event(stand: EventsStand) -> None:
    new = stand.enrol()
    stand.scans = {"card": FoundMember(new, IdentifiedBy.HAND_SCANNER)}
    stand.presenter.scanned("card")
    assert stand.told == "已签到会员赠礼日"
    assert stand.presenter.state.chosen == "gifts"
    assert stand.presenter.member.member_id == new
    stand.presenter.scanned("card")
    assert stand.told == "会员赠礼日：已签过到"


def test_a_scanned_slip_checks_in_at_its_own_event(stand: EventsStand) -> None:
    new = stand.enrol()
    booked = stand.part.sign_up(stand.shop.cashier, new, "tasting")
    assert isinstance(booked, Booked)
    stand.go_on(4)
    stand.presenter.open()
    stand.presenter.scanned(SLIP_CODE + booked.number)
    assert stand.told == "已签到明前龙井品鉴"
    assert [zh(one.state) for one in stand.presenter.state.guests] == ["2026-03-14 签到"]
    stand.presenter.scanned(f"{SLIP_CODE}S01-1.1-V999999")
    assert "另一场活动" in stand.told


def test_with_no_event_today_a_code_only_chooses_its_member(stand: EventsStand) -> None:
    new = stand.enrol()
    unknown = CardRefused(CardScan(CodeOutcome.FORGED))
    stand.scans = {"card": FoundMember(new, IdentifiedBy.HAND_SCANNER), "unknown": unknown}
    stand.go_on(2)
    stand.presenter.open()
    stand.presenter.scanned("card")
    assert (stand.presenter.member.member_id, stand.changes) == (new, 0)
    stand.presenter.scanned("unknown")
    assert stand.told == "没有这样的会员。"


def test_members_are_found_by_typing_and_enter_takes_the_first(stand: EventsStand) -> None:
    new = stand.enrol()
    choice = stand.presenter.member
    choice.type("8000")
    assert [one.name for one in choice.state.found] == ["王小明"]
    choice.submit()
    assert (choice.member_id, choice.state.typed) == (new, "")
    choice.type("查无此人")
    assert (choice.state.found, bool(choice.state.nobody)) == ((), True)
    choice.submit()
    assert choice.member_id == new
    choice.choose("nobody")
    assert choice.member_id == ""
    choice.type(" ")
    assert choice.state.found == ()


def test_a_manager_announces_changes_and_calls_off(stand: EventsStand) -> None:
    assert not stand.presenter.state.may_announce
    stand.as_manager()
    stand.presenter.open()
    assert stand.presenter.state.may_announce
    stand.presenter.announce()
    form = stand.presenter.form
    for field, text in (
        (EventField.NAME, "开门红"),
        (EventField.FIRST, "2026-04-02"),
        (EventField.LAST, "2026-04-03"),
        (EventField.PLACES, "10"),
        (EventField.FEE, "1234.5"),
        (EventField.PRIORITY_DAYS, "2"),
    ):
        form.type(field, text)
    form.tick_may_come("ordinary", False)
    form.tick_first("diamond", True)
    form.type_fee("gold", "20")
    form.submit()
    assert not form.state.shown
    assert stand.told == "已发布：开门红"
    assert zh(stand.presenter.state.month) == "2026 年 4 月"
    head = stand.presenter.state.head
    assert head is not None
    assert head.changeable
    assert "仅限金卡、钻石卡" in zh(head.about)
    assert "钻石卡可提前 2 天报名" in zh(head.about)
    stand.presenter.change_event()
    texts = dict(form.state.texts)
    assert (texts[EventField.FEE], texts[EventField.PLACES]) == ("1234.50", "10")
    assert [(one.may_come, one.first, one.fee) for one in form.state.tiers] == [
        (False, False, ""),
        (True, False, "20.00"),
        (True, True, ""),
    ]
    form.close()
    stand.presenter.call_off()
    assert stand.told.startswith("已取消：开门红")
    stand.presenter.call_off()
    assert stand.told.startswith("查不到这场活动")


def test_what_is_typed_wrong_is_said_at_its_field(stand: EventsStand) -> None:
    stand.as_manager()
    stand.presenter.announce()
    form = stand.presenter.form
    for field, text in (
        (EventField.FIRST, "3月15"),
        (EventField.PLACES, "很多"),
        (EventField.FEE, "三十"),
    ):
        form.type(field, text)
    form.type_fee("gold", "免费")
    form.submit()
    assert [field for field in EventField if form.state.fault(field)] == [
        EventField.FIRST,
        EventField.PLACES,
        EventField.FEE,
    ]
    assert [bool(line.fault) for line in form.state.tiers] == [False, True, False]
    form.type(EventField.FIRST, "2026-03-20")
    assert not form.state.fault(EventField.FIRST)
    form.type(EventField.PLACES, "")
    form.type(EventField.FEE, "")
    form.submit()
    assert form.state.shown
    form.type_fee("gold", "")
    form.submit()
    assert "活动要有名称" in zh(form.state.notice)


def test_attendance_is_told_in_the_members_time_line(stand: EventsStand) -> None:
    new = stand.enrol()
    assert isinstance(stand.part.check_in(stand.shop.cashier, new, "gifts"), Booked)
    line = TimeLine(stand.office)
    line.show(new)
    newest = line.state.happenings[0]
    assert (zh(newest.title), en(newest.title)) == ("活动“会员赠礼日”：签到", "Members' gift day: Came")


def test_a_place_asked_for_online_says_until_when_and_that_it_lapsed(stand: EventsStand) -> None:
    new, now_ms = stand.enrol(), stand.shop.clock.now_ms()
    waits = EventBooked(
        act=EventAct.WAITS,
        event="tasting",
        name=Bilingual("品鉴", "Tasting"),
        programme="tea-chain",
        programme_version=2,
        member=Brought(new),
        shop_id="S01",
        standing=SignUp(0, SignUpState.WAITS),
        quotas=(QuotaUsed("event.tasting.waiting", "once", 1),),
        kept_until_ms=now_ms + 48 * 3_600_000,
    )
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record(work, SHOP, waits, staff="")
        work.commit()
    chosen(stand, "tasting", new)
    state = stand.presenter.state
    assert zh(state.stands) == zh(state.guests[0].state) == "网上登记，03-12 10:00 前付费"
    assert state.head is not None
    assert zh(state.head.figures) == "已报名 0 · 留位 1 · 候补 0 · 签到 0"
    assert [zh(one.places) for one in state.rows if one.key == "tasting"] == ["余 1 位"]
    stand.go_on(2)
    chosen(stand, "tasting", new)
    state = stand.presenter.state
    assert zh(state.stands) == zh(state.guests[0].state) == "网上登记，03-12 10:00 已过期"
    assert not state.guests[0].waits
    assert state.head is not None
    assert zh(state.head.figures) == "已报名 0 · 候补 0 · 签到 0"
    stand.presenter.do(EventAct.SIGNED_UP)
    assert zh(stand.presenter.state.stands) == "已报名"
