"""The refund's window: finding the sale, choosing what comes back, being told, doing it once."""

from __future__ import annotations

from datetime import date, time

import pytest

from back_office_stand import zh
from fakes.counter_shop import CUP, TEA
from fakes.pinned_staff import PIN
from refund_window_stand import RefundWindowStand
from shuke.application.code_check import ReceiptCheck
from shuke.application.refunding.found_sale import HeldSale
from shuke.domain.basket import TenderKind
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.counter_words import NoticeTone


@pytest.fixture
def stand() -> RefundWindowStand:
    return RefundWindowStand()


def key(sale: HeldSale) -> str:
    return f"{sale.place.till}/{sale.place.epoch}/{sale.place.seq}"


def code_of(sale: HeldSale, outcome: CodeOutcome = CodeOutcome.VALID) -> ReceiptCheck:
    place = sale.place
    code = ReceiptCode(
        tenant="tenant-1",
        shop="S01",
        till=place.till,
        epoch=place.epoch,
        seq=place.seq,
        number=sale.sale.receipt_number,
        business_date=date(2026, 3, 10),
        sold_at=time(10, 0),
        total=sale.sale.to_pay,
        previous=bytes(16),
        running_sales=1,
        running_paid=sale.sale.to_pay,
    )
    return ReceiptCheck(outcome, code)


def test_a_sale_is_found_by_what_one_knows_of_it(stand: RefundWindowStand) -> None:
    who = stand.shop.enrol(Profile("王小明", "13800135678")).member_id
    tea = stand.sales.sell((TEA.article_id, 1))
    cup = stand.sales.sell((CUP.article_id, 2), member=who)
    window = stand.presenter
    window.open()
    numbers = [tea.sale.receipt_number, cup.sale.receipt_number]
    assert [row.number for row in window.state.rows] == numbers[::-1]
    for typed, found in (
        ("128", numbers[:1]),
        ("177.00", numbers[1:]),
        ("5678", numbers[1:]),
        ("王", numbers[1:]),
    ):
        window.type(typed)
        assert [row.number for row in window.state.rows] == found, typed
    window.type("没有这个人")
    assert window.state.rows == ()
    window.type("")
    stand.shop.clock.wall_ms += 8 * 86_400_000
    window.open()
    assert window.state.rows == ()
    window.pick_period("month")
    assert len(window.state.rows) == 2


def test_what_is_chosen_is_worked_out_at_once_and_a_second_person_says_yes(stand: RefundWindowStand) -> None:
    sale = stand.sales.sell((TEA.article_id, 2), (CUP.article_id, 1), tenders=((TenderKind.ALIPAY, 100),))
    window = stand.presenter
    window.open()
    window.choose(key(sale))
    head = window.state.sale
    assert head is not None
    assert "小林" in zh(head.about)
    window.choose_line(1)
    window.more(1)
    assert [line.chosen for line in window.state.lines] == ["1", ""]
    outcome = window.state.outcome
    assert outcome.paid_back == "¥128.00"
    assert [(zh(name), amount) for name, amount in outcome.tenders] == [
        ("支付宝", "¥37.16"),
        ("现金", "¥90.84"),
    ]
    assert "PIN" in zh(outcome.approval)
    window.more(1)
    window.more(1)
    assert window.state.lines[0].chosen == "2"
    window.toggle(2)
    window.toggle(1)
    assert [line.chosen for line in window.state.lines] == ["", "1"]
    window.submit()
    assert zh(window.state.reason_fault) == "请选或写一个退货原因"
    window.pick_reason("other")
    window.type_reason("杯沿有裂纹")
    window.submit()
    assert stand.changes == 0
    stand.people.enrol(stand.shop.manager.staff)
    stand.approval.choose("st-2")
    for digit in PIN:
        stand.approval.press(digit)
    stand.approval.submit()
    assert stand.changes == 1
    assert "已退款 ¥88.50" in stand.notice
    assert window.state.sale is None
    assert window.state.rows[0].back


def test_all_of_it_and_none_of_it(stand: RefundWindowStand) -> None:
    sale = stand.sales.sell((TEA.article_id, 2), (CUP.article_id, 3))
    window = stand.presenter
    window.open()
    window.choose(key(sale))
    window.take_all()
    assert (window.state.outcome.paid_back, [one.chosen for one in window.state.lines]) == (
        "¥521.50",
        ["2", "3"],
    )
    window.take_none()
    assert window.state.outcome.paid_back == ""
    window.submit()
    assert "还没有选" in stand.notice


def test_a_scanned_receipt_opens_its_sale_and_a_wrong_one_says_what_it_is(stand: RefundWindowStand) -> None:
    sale = stand.sales.sell((TEA.article_id, 1))
    window = stand.presenter
    window.open()
    stand.check = code_of(sale)
    window.scanned("SK:…")
    assert window.state.sale is not None
    assert window.state.sale.number == sale.sale.receipt_number
    stand.check = code_of(sale, CodeOutcome.ALTERED)
    window.scanned("SK:…")
    assert window.state.sale is None
    assert window.state.notice is not None
    assert window.state.notice.tone is NoticeTone.BAD


def test_what_another_window_took_meanwhile_is_said_and_not_paid_twice(stand: RefundWindowStand) -> None:
    sale = stand.sales.sell((TEA.article_id, 2))
    stand.session = stand.shop.manager
    window = stand.presenter
    window.open()
    window.choose(key(sale))
    window.take_all()
    window.pick_reason("faulty")
    stand.sales.refund(sale, (1, 1))
    window.submit()
    assert "只剩1件" in stand.notice
    window.choose(key(sale))
    stand.sales.refund(sale, (1, 1))
    window.open()
    window.choose(key(sale))
    assert "不能再退" in stand.notice
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        assert work.shifts.figures(shift).refunded == Money(256_00)
