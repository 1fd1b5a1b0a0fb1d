"""The window of what members say: taken down, listed by deadline, answered, made good by two."""

from __future__ import annotations

from datetime import date, time

import pytest

from back_office_stand import en, zh
from fakes.counter_shop import MANAGER
from feedback_stand import LEAD, FeedbackStand
from shuke.application.code_check import ReceiptCheck
from shuke.application.identifying import FoundMember, NothingFound
from shuke.domain.basket import IdentifiedBy
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind
from shuke.presenters.feedback import Good
from shuke.presenters.member_pages.time_line import TimeLine


@pytest.fixture
def stand() -> FeedbackStand:
    stand = FeedbackStand()
    stand.presenter.open()
    return stand


def chosen(stand: FeedbackStand) -> None:
    stand.presenter.choose(stand.presenter.state.rows[0].feedback_id)


def points(stand: FeedbackStand, member_id: str) -> int:
    with stand.shop.store.reading() as work:
        return work.members.balance(member_id, AccountKind.POINTS)


def test_what_was_said_is_listed_with_its_deadline_the_most_pressing_first(stand: FeedbackStand) -> None:
    stand.take("茶很好喝", "praise", "李雷")
    assert stand.told == "已记下，2026-03-24 前回复。"
    stand.take("茶凉了")
    rows = stand.presenter.state.rows
    assert [(zh(one.title), zh(one.until)) for one in rows] == [
        ("投诉", "请在 2026-03-13 前回复"),
        ("表扬", "请在 2026-03-24 前回复"),
    ]
    assert stand.changes == 2
    stand.shop.clock.advance(5 * 86_400)
    stand.presenter.open()
    first = stand.presenter.state.rows[0]
    assert (first.overdue, en(first.until)) == (True, "Overdue since 2026-03-13")


def test_who_said_it_comes_first_and_nothing_said_is_nothing(stand: FeedbackStand) -> None:
    stand.presenter.type_words("茶凉了")
    stand.presenter.take()
    assert stand.told == "请先选会员。"
    stand.presenter.member.choose(stand.enrol())
    stand.presenter.type_words(" ")
    stand.presenter.take()
    assert "还没有写内容" in stand.told
    assert stand.changes == 0


def test_a_receipt_that_is_scanned_is_what_it_is_about_and_a_card_says_who(stand: FeedbackStand) -> None:
    number = "S01-1.1-000040"
    code = ReceiptCode(
        "tenant-1",
        "S01",
        "S01-1",
        1,
        40,
        number,
        date(2026, 3, 9),
        time(9, 30),
        Money(1),
        bytes(16),
        1,
        Money(1),
    )
    new = stand.enrol()
    stand.receipts = {"receipt": ReceiptCheck(CodeOutcome.VALID, code)}
    stand.scans = {"card": FoundMember(new, IdentifiedBy.HAND_SCANNER), "x": NothingFound("x", 0)}
    stand.presenter.scanned("receipt")
    stand.presenter.scanned("card")
    stand.presenter.type_words("少找了钱")
    stand.presenter.take()
    chosen(stand)
    whole = stand.presenter.state.whole
    assert whole is not None
    assert (zh(whole.receipt), zh(whole.words)) == (f"关于小票 {number}", "少找了钱")
    assert zh(whole.about) == "2026-03-10 · 周班长 记录 · 1号台"
    stand.presenter.scanned("x")
    assert stand.told == "没有这样的会员。"


def test_an_answer_without_anything_takes_nobody_else(stand: FeedbackStand) -> None:
    member_id = stand.take("茶凉了")
    chosen(stand)
    assert stand.presenter.state.may_answer
    stand.presenter.answer()
    assert "还没有写内容" in stand.told
    stand.presenter.type_answer("换了一壶")
    stand.presenter.answer()
    assert stand.told == "已回复，请告诉会员。"
    assert (stand.presenter.state.rows, stand.presenter.state.whole) == ((), None)
    stand.presenter.list("answered")
    chosen(stand)
    whole = stand.presenter.state.whole
    assert whole is not None
    assert (zh(whole.answer), zh(whole.answered_by)) == ("换了一壶", "2026-03-10 由 周班长 回复")
    assert not stand.presenter.state.may_answer
    stand.presenter.answer()
    line = TimeLine(stand.office)
    line.show(member_id)
    titles = [zh(one.title) for one in line.state.happenings]
    assert titles[:2] == ["反馈已回复", "反馈：投诉"]


def test_points_are_booked_once_somebody_else_agrees(stand: FeedbackStand) -> None:
    member_id = stand.take("茶凉了")
    chosen(stand)
    stand.presenter.type_answer("抱歉")
    stand.presenter.pick_good(Good.POINTS.value)
    for typed in ("", "很多", "0"):
        stand.presenter.type_points(typed)
        stand.presenter.answer()
        assert zh(stand.presenter.state.number_fault) == "请写整数"
    stand.presenter.type_points("50")
    stand.presenter.answer()
    assert zh(stand.approval.state.act).startswith("补偿会员")
    stand.approval.close()
    assert points(stand, member_id) == 0
    stand.presenter.answer()
    stand.approve(MANAGER.staff_id)
    assert (stand.told, points(stand, member_id)) == ("已回复，请告诉会员。", 50)
    stand.presenter.list("answered")
    chosen(stand)
    whole = stand.presenter.state.whole
    assert whole is not None
    assert zh(whole.agreed) == "补偿由 陈店长 同意"


def test_nobody_is_offered_to_agree_to_their_own(stand: FeedbackStand) -> None:
    stand.take("茶凉了")
    stand.session = stand.shop.manager
    chosen(stand)
    stand.presenter.type_answer("抱歉")
    stand.presenter.pick_good(Good.COUPON.value)
    stand.presenter.type_count("2")
    stand.presenter.answer()
    assert stand.approval.state.nobody
    assert LEAD.staff_id not in {one.staff_id for one in stand.approval.state.tiles}


def test_a_coupon_is_one_of_the_programmes(stand: FeedbackStand) -> None:
    stand.take("茶凉了")
    keys = [key for key, _ in stand.presenter.state.coupons]
    assert "ten-off" in keys
    chosen(stand)
    stand.presenter.type_answer("抱歉")
    stand.presenter.pick_good(Good.COUPON.value)
    stand.presenter.pick_coupon("ten-off")
    stand.presenter.type_count("21")
    stand.presenter.answer()
    assert "最多" in stand.told
    stand.presenter.type_count("1")
    stand.presenter.answer()
    stand.approve(MANAGER.staff_id)
    assert stand.told == "已回复，请告诉会员。"


def test_a_cashier_takes_down_and_does_not_answer(stand: FeedbackStand) -> None:
    stand.session = stand.shop.cashier
    stand.take("茶凉了")
    chosen(stand)
    assert not stand.presenter.state.may_answer
    stand.presenter.choose("nothing")
    stand.presenter.answer()
    assert stand.changes == 1


def test_words_that_do_not_lie_here_and_members_that_are_not_kept_are_said_so(stand: FeedbackStand) -> None:
    member_id = stand.take("茶凉了")
    with stand.shop.store.writing() as work:
        work.attachments.erase(member_id)
        work.commit()
    stand.presenter.open()
    chosen(stand)
    whole = stand.presenter.state.whole
    assert whole is not None
    assert zh(whole.words).startswith("内容不在本台")
