"""The shift's window without a window: opened, counted blind, closed, read again; cash and the drawer."""

from __future__ import annotations

import pytest

from back_office_stand import zh
from fakes.pinned_staff import PIN
from shift_stand import LEAD, ShiftStand
from shuke.application.session import Session
from shuke.domain.basket import TenderKind
from shuke.domain.facts.cash_moved import CashMoved
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.presenters.drawer import CashKind
from shuke.presenters.shift import ShiftPage
from shuke.presenters.status import ShiftSeen, StatusPresenter


@pytest.fixture
def stand() -> ShiftStand:
    return ShiftStand()


def test_the_float_is_asked_for_once_and_may_be_put_off(stand: ShiftStand) -> None:
    stand.float.open()
    assert stand.float.state.shown
    assert stand.float.state.last == ""
    stand.float.close()
    assert not stand.float.state.shown
    stand.open_with("300")
    assert stand.told == ["已开班，备用金 ¥300.00。"]
    stand.float.open()
    assert not stand.float.state.shown


@pytest.mark.parametrize("typed", ["", "abc", "1.234", "-5", "\u202e12", "=1+1", "'; DROP", "9" * 14, "😀"])
def test_what_is_no_amount_opens_nothing(stand: ShiftStand, typed: str) -> None:
    stand.open_with(typed)
    assert stand.float.state.shown
    assert zh(stand.float.state.fault)
    stand.presenter.open()
    assert stand.presenter.state.opened == ""


def test_the_next_shift_is_offered_the_same_float(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.count((100_00, "3"))
    stand.presenter.close_shift()
    stand.float.open()
    assert stand.float.state.last == "¥300.00"
    stand.float.take_last()
    assert stand.told[-1] == "已开班，备用金 ¥300.00。"


def test_a_float_that_a_sale_left_open_is_stated_late(stand: ShiftStand) -> None:
    stand.sell(20)
    stand.presenter.open()
    assert not stand.presenter.state.float_known
    stand.float.open()
    assert stand.float.state.late
    stand.float.press("5")
    stand.float.press("00")
    stand.float.rub_out()
    stand.float.submit()
    assert stand.presenter.state.float_known
    assert zh(stand.presenter.state.float_words) == "备用金 ¥50.00"


def test_a_cashier_counts_without_seeing_what_should_be_there(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.sell(45)
    stand.sell(20, TenderKind.ALIPAY)
    stand.presenter.open()
    state = stand.presenter.state
    assert (state.page, state.may_read, state.past, state.picture) == (ShiftPage.EMPTY, False, (), b"")
    stand.presenter.begin_count()
    stand.presenter.type_pieces(100_00, "3")
    stand.presenter.type_pieces(20_00, "2")
    assert stand.presenter.state.count.total == "¥340.00"
    assert "345" not in str(stand.presenter.state)
    stand.presenter.count()
    outcome = stand.presenter.state.outcome
    assert outcome is not None
    assert (outcome.counted, outcome.expected, zh(outcome.difference)) == ("¥340.00", "¥345.00", "少 ¥5.00")
    assert (outcome.fits, outcome.reason_asked) == (False, "")
    stand.presenter.close_shift()
    assert "S01-1.1-Z0001" in stand.notice
    assert stand.presenter.state.picture.startswith(b"\x89PNG")
    assert stand.presenter.state.opened == ""
    assert stand.changes == 1


def test_a_large_difference_wants_a_reason_and_may_be_counted_again(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.count((100_00, "2"))
    outcome = stand.presenter.state.outcome
    assert outcome
    assert "¥10.00" in zh(outcome.reason_asked)
    stand.presenter.close_shift()
    assert "理由" in stand.notice
    assert stand.presenter.state.page is ShiftPage.OUTCOME
    stand.presenter.begin_count()
    assert all(not row.typed for row in stand.presenter.state.count.rows)
    stand.presenter.leave_count()
    assert stand.presenter.state.page is ShiftPage.EMPTY
    stand.count((100_00, "2"))
    stand.presenter.type_reason("少放了备用金")
    stand.presenter.close_shift()
    assert "Z0001" in stand.notice


@pytest.mark.parametrize("typed", ["x", "-1", "1.5", "100001", "９", "😀"])
def test_pieces_that_are_no_number_are_marked_and_not_recorded(stand: ShiftStand, typed: str) -> None:
    stand.open_with("300")
    facts = stand.facts
    stand.count((100_00, typed))
    assert stand.presenter.state.count.rows[0].wrong
    assert "整数" in stand.notice
    assert stand.facts == facts


def test_who_leads_reads_the_open_shift_and_earlier_ones_and_prints_them(stand: ShiftStand) -> None:
    for _ in range(2):
        stand.open_with("100")
        stand.count((100_00, "1"))
        stand.presenter.close_shift()
    stand.open_with("100")
    stand.as_lead()
    stand.presenter.open()
    state = stand.presenter.state
    assert (state.page, state.chosen) == (ShiftPage.PAPER, "")
    assert state.picture.startswith(b"\x89PNG")
    assert [(one.name, zh(one.difference)) for one in state.past] == [
        ("S01-1.1-Z0002", "无差异"),
        ("S01-1.1-Z0001", "无差异"),
    ]
    stand.presenter.print_report()
    assert "送去打印" in stand.notice
    stand.presenter.choose(state.past[1].key)
    assert stand.presenter.state.chosen == state.past[1].key
    assert stand.presenter.state.picture != state.picture
    stand.presenter.print_report()
    assert stand.changes == 4


def test_a_shift_of_another_day_is_said_to_be_old(stand: ShiftStand) -> None:
    stand.open_with("100")
    stand.shop.clock.advance(24 * 3600)
    stand.presenter.open()
    assert "2026-03-10" in zh(stand.presenter.state.stale)


def test_cash_out_needs_a_second_person_for_a_cashier(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.cash.open(CashKind.OUT)
    stand.cash.type_amount("250")
    stand.cash.type_reason("解款")
    stand.cash.submit()
    assert zh(stand.approval.state.act) == "取出现金 ¥250.00：解款"
    stand.approval.choose(LEAD.staff_id)
    for digit in PIN:
        stand.approval.press(digit)
    stand.approval.submit()
    assert stand.told[-1] == "已取出 ¥250.00，钱箱已开。"
    assert not stand.cash.state.shown
    with stand.shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    header, body = stand.shop.recorder.opened(stored)
    assert isinstance(body, CashMoved)
    assert (header.staff, body.approved_by, body.amount) == ("st-1", LEAD.staff_id, Money(250_00))


def test_without_a_second_person_nothing_moves_and_what_was_typed_stays(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.cash.open(CashKind.OPEN)
    stand.cash.type_reason("换零")
    stand.cash.submit()
    stand.approval.close()
    assert "岗位" in zh(stand.cash.state.notice)
    assert (stand.cash.state.shown, stand.cash.state.reason) == (True, "换零")


def test_amount_and_reason_are_asked_for(stand: ShiftStand) -> None:
    stand.as_lead()
    stand.cash.open(CashKind.IN)
    stand.cash.submit()
    assert zh(stand.cash.state.amount_fault)
    stand.cash.type_amount("10")
    stand.cash.submit()
    assert "理由" in zh(stand.cash.state.notice)
    stand.cash.pick("open")
    stand.cash.submit()
    assert "理由" in zh(stand.cash.state.notice)
    stand.cash.type_reason("找单据")
    stand.cash.submit()
    assert stand.told == ["钱箱已开。"]


def test_an_auditor_reads_and_cannot_count(stand: ShiftStand) -> None:
    stand.open_with("300")
    stand.session = Session(Staff("st-6", "郑审", Role.AUDITOR), 0)
    stand.presenter.open()
    assert stand.presenter.state.page is ShiftPage.PAPER
    stand.count((100_00, "3"))
    assert stand.approval.state.shown
    stand.approval.close()
    assert "岗位" in stand.notice


def test_the_strip_says_how_the_shift_stands(stand: ShiftStand) -> None:
    status = StatusPresenter()
    now = stand.shop.desk.local_time(stand.shop.clock.now_ms())

    def told() -> str:
        return next((zh(item.words) for item in status.state.items if item.name == "shift"), "")

    assert told() == ""
    status.shift_seen(ShiftSeen())
    assert told() == "未开班"
    status.shift_seen(ShiftSeen(now))
    assert told() == "班次 10:00 起"
    status.shift_seen(ShiftSeen(now, over_night=True))
    assert told() == "03-10 的班次未交班"
    status.shift_seen(None)
    assert told() == ""
