"""The refund's window: finding the sale, choosing what comes back, being told, doing it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from back_office_stand import zh
from fakes.counter_shop import CUP, TEA
from fakes.pinned_staff import PIN
from refund_window_stand import RefundWindowStand
from shuke.application.code_check import ReceiptCheck
from shuke.application.refunding.found_sale import HeldSale
from shuke.application.sync.asking_refund import RefundAnswer, RefundFate
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


def sold_elsewhere(stand: RefundWindowStand) -> HeldSale:
    """The sale of another till, as head office would send it; the code of its receipt is what is scanned next."""
    sale = stand.sales.sell((TEA.article_id, 2))
    there = replace(
        sale,
        header=replace(sale.header, till="S02-1"),
        permit="p-1",
        permitted_at_ms=stand.shop.clock.now_ms(),
    )
    stand.check = code_of(there)
    return there


def test_another_tills_sale_is_asked_for_and_taken_back_with_its_permit(stand: RefundWindowStand) -> None:
    there = sold_elsewhere(stand)
    stand.session = stand.shop.manager
    stand.answer = RefundAnswer(RefundFate.YOURS, there)
    window = stand.presenter
    window.open()
    window.scanned("SK:…")
    assert stand.asked == [there.place]
    assert window.state.sale is not None
    window.take_all()
    window.pick_reason("faulty")
    window.submit()
    assert "已退款 ¥256.00" in stand.notice
    with stand.shop.store.reading() as work:
        (known,) = work.sales.refunds_of(there.place, "")
    assert known.permit == "p-1"


@pytest.mark.parametrize(
    ("fate", "said", "goodwill"),
    [
        (RefundFate.OFFLINE, "联系不上总部", True),
        (RefundFate.UNKNOWN, "还没有这笔消费", True),
        (RefundFate.REFUSED, "不接受", False),
    ],
)
def test_what_head_office_cannot_say_leads_on(
    stand: RefundWindowStand, fate: RefundFate, said: str, goodwill: bool
) -> None:
    there = sold_elsewhere(stand)
    stand.answer = RefundAnswer(fate)
    stand.presenter.open()
    stand.presenter.scanned("SK:…")
    assert said in stand.notice
    notice = stand.presenter.state.notice
    assert notice is not None
    assert bool(notice.action) is goodwill
    assert there.permit


def test_who_is_at_it_is_named_and_the_own_sale_waits_for_it(stand: RefundWindowStand) -> None:
    stand.session = stand.shop.manager
    stand.answer = RefundAnswer(RefundFate.TAKEN, by="S02-1")
    there = sold_elsewhere(stand)
    window = stand.presenter
    window.open()
    window.scanned("SK:…")
    assert "S02-1" in stand.notice
    assert there.permit
    own = stand.sales.sell((CUP.article_id, 1))
    window.choose(key(own))
    window.take_all()
    window.pick_reason("faulty")
    with stand.shop.store.writing() as work:
        stand.shop.contact.heard(work)  # of a chain, and answered just now
        work.commit()
    window.submit()
    assert "S02-1" in stand.notice
    assert stand.changes == 0
    stand.answer = RefundAnswer(RefundFate.OFFLINE)
    window.submit()
    assert "已退款 ¥88.50" in stand.notice


def test_goodwill_gives_cash_on_a_scanned_or_typed_number_with_a_managers_word(
    stand: RefundWindowStand,
) -> None:
    sold_elsewhere(stand)
    stand.presenter.open()
    stand.presenter.scanned("SK:…")
    stand.presenter.open_goodwill()
    goodwill = stand.presenter.goodwill
    assert goodwill.state.number == "S01-1.1-000001"
    assert "¥256.00" in zh(goodwill.state.paid)
    goodwill.type_number("something else")
    assert goodwill.state.number == "S01-1.1-000001"
    goodwill.submit()
    assert zh(goodwill.state.fault) == "请输入金额，最多两位小数。"
    stand.presenter.open()
    stand.presenter.open_goodwill()
    stand.session = stand.shop.manager
    goodwill.type_number("S02-1.1-000007")
    goodwill.type_amount("30")
    goodwill.type_reason("断网")
    goodwill.submit()
    assert not goodwill.state.shown
    assert "已通融退款 ¥30.00" in stand.notice
    assert stand.changes == 1
    stand.presenter.open_goodwill()
    goodwill.type_number("S02-1.1-000007")
    goodwill.type_amount("30")
    goodwill.type_reason("再来")
    goodwill.submit()
    assert "不能再退" in zh(goodwill.state.fault)
    goodwill.close()
    assert not goodwill.state.shown
