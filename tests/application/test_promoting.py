"""Taking up a tier: on the member's wish, by what was paid already, and never while that money is on the counter."""

from __future__ import annotations

from datetime import date

import pytest

from domain.random_checkouts import DISCOUNTS
from domain.tea_chain import changed
from fakes.counter_shop import SHOP, CounterShop
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.promoting import promote
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


@pytest.fixture
def member_id(shop: CounterShop) -> str:
    return shop.enrol(Profile("王小明", "13800138000")).member_id


def spend(shop: CounterShop, member_id: str, amount: Money) -> CounterView:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, amount)
    view = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    return view


def member(shop: CounterShop, member_id: str) -> Member:
    with shop.store.reading() as work:
        found = work.members.get(member_id)
    assert found
    return found


def open_basket(shop: CounterShop) -> str:
    return shop.desk.begin(shop.cashier).basket.basket_id


def test_nothing_is_carried_out_by_itself(shop: CounterShop, member_id: str) -> None:
    view = spend(shop, member_id, Money(7000_00))
    assert view.completed
    assert view.completed.promotion_name
    assert view.completed.promotion_name.zh == "金卡"
    assert member(shop, member_id).tier == "ordinary"


def test_on_the_members_wish_the_tier_is_taken_up_and_counts_at_once(
    shop: CounterShop, member_id: str
) -> None:
    spend(shop, member_id, Money(7000_00))
    shop.clock.advance(3 * 86_400)
    basket = open_basket(shop)
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, Money(100_00))
    view = promote(shop.desk, shop.cashier, basket, member_id)
    assert isinstance(view, CounterView)
    assert view.member
    assert (view.member.tier_name.zh, view.quote.points_earned) == ("金卡", 150)
    with shop.store.reading() as work:
        today = shop.recorder.today(work, SHOP)
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    _, kind, version, plain = shop.sealing.open(stored.content)
    assert read_body(kind, version, plain) == MemberPromoted(
        member_id, "ordinary", "gold", today, "tier.gold.cumulative", rank=1, term=0
    )
    assert (member(shop, member_id).tier, member(shop, member_id).tier_since) == ("gold", today)


def test_the_highest_tier_that_was_earned_is_taken_up(shop: CounterShop, member_id: str) -> None:
    spend(shop, member_id, Money(16_000_00))
    assert isinstance(promote(shop.desk, shop.cashier, open_basket(shop), member_id), CounterView)
    assert member(shop, member_id).tier == "diamond"
    assert promote(shop.desk, shop.cashier, open_basket(shop), member_id) == Refused(Refusal.NOT_OFFERED)


def test_one_fen_below_it_is_not_offered(shop: CounterShop, member_id: str) -> None:
    spend(shop, member_id, Money(6999_99))
    assert promote(shop.desk, shop.cashier, open_basket(shop), member_id) == Refused(Refusal.NOT_OFFERED)
    spend(shop, member_id, Money(1))
    assert isinstance(promote(shop.desk, shop.cashier, open_basket(shop), member_id), CounterView)


def test_what_lies_on_the_counter_counts_only_once_it_is_paid(shop: CounterShop, member_id: str) -> None:
    basket = open_basket(shop)
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    view = add_open_amount(shop.desk, shop.cashier, basket, Money(7000_00))
    assert isinstance(view, CounterView)
    assert view.quote.promotion
    assert promote(shop.desk, shop.cashier, basket, member_id) == Refused(Refusal.NOT_OFFERED)


def test_a_partly_paid_basket_keeps_the_tier_it_was_quoted_with(shop: CounterShop, member_id: str) -> None:
    spend(shop, member_id, Money(7000_00))
    basket = open_basket(shop)
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, Money(100_00))
    pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.ALIPAY, Money(1_00))
    assert promote(shop.desk, shop.cashier, basket, member_id) == Refused(Refusal.ALREADY_PAID)
    other = shop.enrol(Profile("李小红", "13900139000")).member_id
    assert promote(shop.desk, shop.cashier, basket, other) == Refused(Refusal.NOT_OFFERED)


def test_a_held_basket_with_money_in_it_keeps_its_price_over_a_promotion(
    shop: CounterShop, member_id: str
) -> None:
    """Ordinary members have a discount here that diamond ones do not."""
    document = changed(("version = 1\n", "version = 2\n"), more=DISCOUNTS)
    with shop.store.writing() as work:
        published = ProgrammePublished("tea-chain", 2, date(2021, 1, 1), document)
        shop.recorder.record(work, SHOP, published, staff="")
        work.commit()
    spend(shop, member_id, Money(20_000_00))
    basket = open_basket(shop)
    serve_member(shop.desk, shop.cashier, basket, member_id, IdentifiedBy.PHONE)
    add_open_amount(shop.desk, shop.cashier, basket, Money(100_00))
    before = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.ALIPAY, Money(50_00))
    assert isinstance(before, CounterView)
    assert before.quote.to_pay == Money(93_70)
    other = hold_basket(shop.desk, shop.cashier, basket)
    assert isinstance(other, CounterView)
    assert isinstance(promote(shop.desk, shop.cashier, other.basket.basket_id, member_id), CounterView)
    assert member(shop, member_id).tier == "diamond"
    after = resume_basket(shop.desk, shop.cashier, other.basket.basket_id, basket)
    assert isinstance(after, CounterView)
    assert after.member
    assert (after.quote.to_pay, after.member.tier_name.zh) == (Money(93_70), "普通卡")
    freed = take_back_tender(shop.desk, shop.cashier, basket, 1)
    assert isinstance(freed, CounterView)
    assert freed.quote.to_pay == Money(100_00)
    done = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(done, CounterView)
    assert done.completed
    assert done.completed.points_earned == 300


def test_who_is_unknown_or_may_not_is_refused(shop: CounterShop, member_id: str) -> None:
    basket = open_basket(shop)
    gone = Session(Staff("st-9", "离职", Role.CASHIER, active=False), 0)
    assert promote(shop.desk, gone, basket, member_id) == Refused(Refusal.NOT_ALLOWED)
    assert promote(shop.desk, shop.cashier, basket, "nobody") == Refused(Refusal.MEMBER_UNKNOWN)
    assert promote(shop.desk, shop.cashier, "no-basket", member_id) == Refused(Refusal.BASKET_GONE)
