"""The strip says what is possible, quietly, and speaks up only when somebody must do something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.print_queue import QueueState
from shuke.application.sync.leading.asking import LeadStanding
from shuke.domain.money import Money
from shuke.domain.scanning.camera import CameraState
from shuke.presenters.allowance import AllowanceStrip
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.device_lead import LeadSeen
from shuke.presenters.status import (
    Coming,
    ComingStage,
    HeadOfficeContact,
    HeadOfficeSeen,
    StatusItem,
    StatusPresenter,
)
from shuke.wording.head_office import TROUBLES

NOW = datetime(2026, 3, 10, 10, 7, tzinfo=UTC)


@pytest.fixture
def strip() -> StatusPresenter:
    return StatusPresenter("熟客茶庄", "1号台")


def item(strip: StatusPresenter, name: str) -> StatusItem:
    return next(one for one in strip.state.items if one.name == name)


def test_whom_a_new_till_does_not_find_yet_is_said(strip: StatusPresenter) -> None:
    seen = HeadOfficeSeen(HeadOfficeContact.REACHING, coming=Coming(250_000, 1_000_000))
    strip.head_office_seen(seen)
    assert zh(item(strip, "coming").words) == "正在接收会员 250,000 / 1,000,000 · 未收到的暂查不到"
    assert item(strip, "coming").tone is NoticeTone.WARN
    seen = HeadOfficeSeen(HeadOfficeContact.ONLINE, coming=Coming(4_000, 1_000_000, ComingStage.PLACED))
    strip.head_office_seen(seen)
    assert zh(item(strip, "coming").words) == "正在存入会员 4,000 / 1,000,000 · 请先用卡号或手机号查找"
    assert item(strip, "coming").tone is NoticeTone.CALM
    seen = HeadOfficeSeen(HeadOfficeContact.ONLINE, coming=Coming(65_536, 1_000_000, ComingStage.NAMES))
    strip.head_office_seen(seen)
    assert zh(item(strip, "coming").words) == "正在整理姓名 65,536 / 1,000,000 · 请先用卡号或手机号查找"
    assert item(strip, "coming").tone is NoticeTone.CALM
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.ONLINE))
    assert "coming" not in {one.name for one in strip.state.items}


def test_a_till_that_needs_nobody_is_calm(strip: StatusPresenter) -> None:
    strip.signed_in("小林")
    strip.minute_passed(NOW)
    assert [(one.name, zh(one.words)) for one in strip.state.items] == [
        ("shop", "熟客茶庄 · 1号台"),
        ("staff", "小林"),
        ("head_office", "单店"),
        ("printer", "打印机正常"),
        ("clock", "10:07"),
    ]
    assert {one.tone for one in strip.state.items} == {NoticeTone.CALM}


def test_head_office_in_reach_says_what_is_being_sent(strip: StatusPresenter) -> None:
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.ONLINE))
    assert zh(item(strip, "head_office").words) == "总部已连接"
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.ONLINE, 1200))
    assert zh(item(strip, "head_office").words) == "总部已连接 · 正在上传 1,200 条"


def test_where_there_is_no_room_the_till_and_the_held_are_named_in_short(strip: StatusPresenter) -> None:
    strip.baskets_held(3)
    assert item(strip, "shop").short == "1号台"
    assert item(strip, "held").short == "3"


def test_offline_is_a_state_that_says_what_is_possible(strip: StatusPresenter) -> None:
    strip.minute_passed(NOW)
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.OFFLINE, 12, NOW - timedelta(hours=2)))
    offline = item(strip, "head_office")
    assert offline.tone is NoticeTone.OFFLINE
    assert "可收银" in zh(offline.words)
    assert "待传 12 条" in zh(offline.words)
    strip.member_served(1500)
    assert "该会员可用 1,500 积分" in zh(item(strip, "head_office").words)


def test_days_without_head_office_become_urgent(strip: StatusPresenter) -> None:
    strip.minute_passed(NOW)
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.OFFLINE, 900, NOW - timedelta(days=3)))
    offline = item(strip, "head_office")
    assert offline.tone is NoticeTone.WARN
    assert "3 天" in zh(offline.words)


def test_a_till_that_head_office_refuses_says_so_louder_than_being_offline(strip: StatusPresenter) -> None:
    strip.minute_passed(NOW)
    since = NOW - timedelta(days=5)
    revoked = TROUBLES["revoked"]
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.REFUSED, 12, since, revoked))
    refused = item(strip, "head_office")
    assert (refused.tone, refused.icon) == (NoticeTone.BAD, "bad")
    assert zh(refused.words) == "总部已停用本台 · 可收银 · 请联系总部 · 待传 12 条"
    strip.head_office_seen(HeadOfficeSeen(HeadOfficeContact.OFFLINE, 0, since, TROUBLES["garbage"]))
    stranger = item(strip, "head_office")
    assert (stranger.tone, stranger.icon, stranger.words) == (NoticeTone.WARN, "warn", TROUBLES["garbage"])


@pytest.mark.parametrize("trouble", list(PrinterTrouble))
def test_every_printer_trouble_has_its_sentence_on_the_strip(
    strip: StatusPresenter, trouble: PrinterTrouble
) -> None:
    strip.queue_changed(QueueState(3, trouble=trouble))
    printer = item(strip, "printer")
    assert printer.tone is NoticeTone.BAD
    assert "待打印 3 张" in zh(printer.words)


def test_a_drawer_that_stayed_shut_and_receipts_set_aside_ask_for_a_person(strip: StatusPresenter) -> None:
    strip.queue_changed(QueueState(0, drawer_shut=True))
    assert "钥匙" in zh(item(strip, "printer").words)
    strip.queue_changed(QueueState(0, set_aside=2))
    assert item(strip, "printer").tone is NoticeTone.WARN
    strip.queue_changed(QueueState(4))
    assert zh(item(strip, "printer").words) == "待打印 4 张"
    strip.queue_changed(QueueState(0, paper_low=True))
    assert (item(strip, "printer").tone, zh(item(strip, "printer").words)) == (
        NoticeTone.WARN,
        "打印纸快用完，请备好纸卷",
    )


@pytest.mark.parametrize("camera", list(CameraState))
def test_every_state_of_the_camera_has_a_word(strip: StatusPresenter, camera: CameraState) -> None:
    strip.camera_changed(camera)
    assert zh(item(strip, "camera").words)


def test_the_strip_follows_the_counter() -> None:
    stand = CheckoutStand()
    member = stand.member()
    stand.sell_to(member, Money(70_00))
    checkout = stand.begin()
    stand.status.head_office_seen(HeadOfficeSeen(HeadOfficeContact.OFFLINE))
    checkout.find.choose(member)
    assert "可用 70 积分" in zh(item(stand.status, "head_office").words)
    checkout.hold()
    assert zh(item(stand.status, "held").words) == "挂单 1"


def test_the_allowance_stands_beside_head_office_and_warns_before_a_promise(strip: StatusPresenter) -> None:
    assert all(one.name != "allowance" for one in strip.state.items)
    strip.allowance_seen(AllowanceStrip("暂停抵扣", NoticeTone.WARN))
    names = [one.name for one in strip.state.items]
    assert names.index("allowance") == names.index("head_office") + 1
    assert (item(strip, "allowance").words, item(strip, "allowance").tone) == ("暂停抵扣", NoticeTone.WARN)


@pytest.mark.parametrize(
    ("seen", "sentence", "tone"),
    [
        (LeadSeen(LeadStanding.LEADING, "S01-1", "h:7413"), "本机是主收银台", NoticeTone.CALM),
        (LeadSeen(LeadStanding.REACHED, "S01-2", "h:7413"), "主收银台 S01-2 可用", NoticeTone.GOOD),
        (
            LeadSeen(LeadStanding.NOT_REACHED, "S01-2", "h:7413"),
            "主收银台 S01-2 连不上 · 只用本机额度",
            NoticeTone.WARN,
        ),
        (
            LeadSeen(LeadStanding.LEADING, "S01-1", "h:7413", port_taken=True),
            "主收银台端口 7413 被占用 · 其他收银台连不上",
            NoticeTone.WARN,
        ),
    ],
)
def test_how_the_till_stands_with_its_shops_lead_is_said(
    strip: StatusPresenter, seen: LeadSeen, sentence: str, tone: NoticeTone
) -> None:
    strip.lead_seen(seen)
    assert (zh(item(strip, "lead").words), item(strip, "lead").tone) == (sentence, tone)


@pytest.mark.parametrize("standing", [LeadStanding.NONE, LeadStanding.UNKNOWN])
def test_a_lead_that_nobody_needs_is_not_mentioned(strip: StatusPresenter, standing: LeadStanding) -> None:
    strip.lead_seen(LeadSeen(standing, "S01-2", "h:7413"))
    assert "lead" not in {one.name for one in strip.state.items}
