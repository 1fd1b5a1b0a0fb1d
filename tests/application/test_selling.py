"""The counter, from the first line to the fact, through the real store."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CUP, TEA, CounterShop
from shuke.application.counter.holding import held_baskets, hold_basket, resume_basket
from shuke.application.counter.lines import (
    add_article,
    add_open_amount,
    cancel_line,
    change_quantity,
    void_basket,
)
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment
from shuke.application.refusal import Refusal, Refused
from shuke.application.reprinting import latest_receipt, reprint
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def plenty() -> int:
    return LEAST_FREE_BYTES * 10


def seen(answer: CounterView | Refused) -> CounterView:
    assert isinstance(answer, CounterView), answer
    return answer


def refused(answer: CounterView | Refused) -> Refusal:
    assert isinstance(answer, Refused), answer
    return answer.refusal


def sell(shop: CounterShop, member_id: str | None, amount: Money, points: int = 0) -> CounterView:
    view = shop.desk.begin(shop.cashier)
    basket = view.basket.basket_id
    if member_id:
        seen(serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE))
    seen(add_open_amount(shop.desk, shop.cashier, basket, amount))
    if points:
        seen(want_points(shop.desk, shop.cashier, basket, points))
    return seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.CASH))


def the_sale(shop: CounterShop, view: CounterView) -> SaleCompleted:
    assert view.completed
    with shop.store.reading() as work:
        stored = work.journal.get("S01-1", view.completed.epoch, view.completed.seq)
    assert stored
    _, kind, version, plain = shop.sealing.open(stored.content)
    body = read_body(kind, version, plain)
    assert isinstance(body, SaleCompleted)
    return body


def test_a_cash_sale_with_change_is_one_fact_with_its_receipt_job(shop: CounterShop) -> None:
    view = shop.desk.begin(shop.cashier)
    basket = view.basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    view = seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    assert [(line.name, line.quantity_milli) for line in view.basket.lines] == [("碧螺春", 2000)]
    view = seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.CASH, Money(300_00)))
    assert view.completed
    assert view.completed.change == Money(44_00)
    assert view.completed.receipt_number == "S01-1.1-000001"
    assert view.basket.basket_id != basket
    assert view.basket.empty
    with shop.store.reading() as work:
        job = work.print_jobs.next_waiting()
    assert job
    assert job.document == "S01-1.1-000001"
    assert job.opens_drawer
    assert the_sale(shop, view).to_pay == Money(256_00)


def test_points_earned_are_spendable_at_the_till_that_sold(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    sell(shop, member.member_id, Money(200_00))
    with shop.store.reading() as work:
        assert work.members.balance(member.member_id, AccountKind.POINTS) == 200
        assert (
            sum(s.amount for s in work.members.slices("S01-1", member.member_id, AccountKind.POINTS)) == 200
        )
    view = sell(shop, member.member_id, Money(100_00), points=100)
    sale = the_sale(shop, view)
    assert (sale.points_used, sale.points_value, sale.to_pay) == (100, Money(2_00), Money(98_00))
    assert (sale.points_before, sale.points_after) == (200, 200 - 100 + 98)
    with shop.store.reading() as work:
        known = work.members.get(member.member_id)
    assert known
    assert known.cumulative == Money(298_00)
    assert known.sales == 2


def test_more_points_than_this_tills_slices_hold_are_never_used(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    sell(shop, member.member_id, Money(120_00))
    view = sell(shop, member.member_id, Money(50_00), points=5000)
    assert the_sale(shop, view).points_used == 100


def test_the_rest_can_be_paid_with_another_tender_and_what_was_paid_survives_a_restart(
    shop: CounterShop,
) -> None:
    view = shop.desk.begin(shop.cashier)
    basket = view.basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, CUP.article_id))
    view = seen(
        pay(shop.desk, plenty, shop.cashier, basket, TenderKind.ALIPAY, Money(50_00), "2026031022001")
    )
    assert view.completed is None
    assert view.due == Money(38_50)
    again = shop.desk.begin(shop.cashier)
    assert again.basket.tenders == view.basket.tenders
    assert refused(cancel_line(shop.desk, shop.cashier, basket, 1)) is Refusal.ALREADY_PAID
    view = seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.CASH))
    assert [tender.kind for tender in the_sale(shop, view).tenders] == [TenderKind.ALIPAY, TenderKind.CASH]


def test_a_recorded_payment_is_never_more_than_what_is_due(shop: CounterShop) -> None:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, CUP.article_id))
    answer = pay(shop.desk, plenty, shop.cashier, basket, TenderKind.WECHAT, Money(88_51))
    assert refused(answer) is Refusal.TOO_MUCH


def test_a_tender_given_back_opens_the_basket_again(shop: CounterShop) -> None:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, CUP.article_id))
    seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.WECHAT, Money(10_00)))
    seen(take_back_tender(shop.desk, shop.cashier, basket, 1))
    view = seen(change_quantity(shop.desk, shop.cashier, basket, 1, 3000))
    assert view.due == Money(265_50)


def test_with_the_disk_nearly_full_the_sale_is_refused_before_money_is_taken(shop: CounterShop) -> None:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, CUP.article_id))
    answer = pay(shop.desk, lambda: LEAST_FREE_BYTES - 1, shop.cashier, basket, TenderKind.CASH)
    assert refused(answer) is Refusal.DISK_NEARLY_FULL


def test_a_basket_paid_wholly_with_points_needs_no_money(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    sell(shop, member.member_id, Money(1000_00))
    view = sell(shop, member.member_id, Money(20_00), points=1000)
    sale = the_sale(shop, view)
    assert sale.to_pay == Money(0)
    assert sale.tenders == ()


def test_a_held_basket_comes_back_with_everything(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.CAMERA))
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.ALIPAY, Money(28_00)))
    view = seen(hold_basket(shop.desk, shop.cashier, basket, "去取包"))
    assert view.held == 1
    (held,) = held_baskets(shop.desk)
    assert (held.member_name, held.note) == ("王**", "去取包")
    view = seen(resume_basket(shop.desk, shop.cashier, view.basket.basket_id, held.basket_id))
    assert view.basket.basket_id == basket
    assert view.member
    assert view.due == Money(100_00)


def test_points_promised_to_a_partly_paid_held_basket_cannot_be_spent_in_another(shop: CounterShop) -> None:
    member = shop.enrol(Profile("王小明", "13800138000"))
    sell(shop, member.member_id, Money(100_00))
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.PHONE))
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    seen(want_points(shop.desk, shop.cashier, basket, 100))
    seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.ALIPAY, Money(1_00)))
    other = seen(hold_basket(shop.desk, shop.cashier, basket)).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, other, member.member_id, IdentifiedBy.PHONE))
    seen(add_article(shop.desk, shop.cashier, other, TEA.article_id))
    view = seen(want_points(shop.desk, shop.cashier, other, 100))
    assert view.quote.points_used == 0


def test_a_resumed_basket_never_pushes_another_off_the_counter(shop: CounterShop) -> None:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    now = seen(hold_basket(shop.desk, shop.cashier, basket)).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, now, CUP.article_id))
    assert refused(resume_basket(shop.desk, shop.cashier, now, basket)) is Refusal.BASKET_UNFINISHED


def test_a_voided_basket_is_kept_as_a_fact(shop: CounterShop) -> None:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    seen(cancel_line(shop.desk, shop.cashier, basket, 1))
    view = seen(void_basket(shop.desk, shop.cashier, basket))
    assert view.basket.basket_id != basket
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    assert stored.kind == "basket.voided"


def test_a_day_that_changes_between_two_tenders_changes_no_price(shop: CounterShop) -> None:
    shop.clock.wall_ms += 5 * 86_400_000 - 3 * 3_600_000  # 15 March, member day, early morning
    member = shop.enrol(Profile("王小明", "13800138000"))
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.PHONE))
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    before = seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.ALIPAY, Money(28_00)))
    assert before.quote.points_earned == 256
    shop.clock.advance(86_400)
    view = seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.CASH))
    assert the_sale(shop, view).points_earned == 256


def test_nobody_sells_without_the_right(shop: CounterShop) -> None:
    gone = Session(Staff("st-9", "离职", Role.CASHIER, active=False), 0)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    assert refused(add_article(shop.desk, gone, basket, TEA.article_id)) is Refusal.NOT_ALLOWED
    assert refused(pay(shop.desk, plenty, gone, basket, TenderKind.CASH)) is Refusal.NOT_ALLOWED


def test_the_clock_set_back_never_takes_the_business_date_back(shop: CounterShop) -> None:
    sell(shop, None, Money(10_00))
    with shop.store.reading() as work:
        newest = work.journal.head("S01-1")
    shop.clock.set_back(40 * 86_400)
    sell(shop, None, Money(10_00))
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head
    assert newest
    assert head.business_date == newest.business_date


def test_a_phone_that_is_known_is_not_enrolled_twice(shop: CounterShop) -> None:
    first = shop.enrol(Profile("王小明", "13800138000"))
    answer = shop.enrolments.enrol(
        shop.cashier, Enrolment(Profile("王", "13800138000"), "tier.ordinary.sale")
    )
    assert answer == Refused(Refusal.PHONE_KNOWN, (("number", first.number),))


def test_a_reprint_is_a_marked_copy_with_the_drawer_shut_and_is_recorded(shop: CounterShop) -> None:
    view = sell(shop, None, Money(10_00))
    assert view.completed
    number = view.completed.receipt_number
    assert latest_receipt(shop.desk) == number
    for copy in (1, 2):
        job_id = reprint(shop.desk, shop.cashier, number)
        assert isinstance(job_id, int)
        with shop.store.reading() as work:
            job = work.print_jobs.get(job_id)
            head = work.journal.head("S01-1")
            assert head
            fact = work.journal.get("S01-1", head.epoch, head.seq)
        assert job
        assert (job.copy, job.opens_drawer) == (copy, False)
        assert fact
        assert fact.kind == "receipt.reprinted"
    assert reprint(shop.desk, shop.cashier, "S01-1.1-999999") == Refused(Refusal.NO_RECEIPT)
