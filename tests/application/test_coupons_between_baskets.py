"""Coupons chosen in one basket while another one, another day or another till takes them away."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member, want_coupons
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import NewMember
from shuke.application.refusal import Refused
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.rows import Put
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind

LI = Profile(name="李明", phone="13800001111")


class Counter:
    """Li Ming at a counter of a programme with coupons."""

    def __init__(self) -> None:
        self.shop = CounterShop(programme="corporate-travel")
        self.member: NewMember = self.shop.enrol(LI, "tier.member.registering")
        with self.shop.store.reading() as work:
            held = work.members.coupons("S01-1", self.member.member_id)
        self.joining, self.first = (
            next(one.coupon_id for one in held if one.kind == kind) for kind in ("joining", "first-purchase")
        )
        self.view = self.shop.desk.begin(self.shop.cashier)

    @property
    def basket(self) -> str:
        return self.view.basket.basket_id

    def took(self, view: CounterView | Refused) -> CounterView:
        assert isinstance(view, CounterView), view
        self.view = view
        return view

    def ring_up(self, minor: int, *coupons: str) -> str:
        desk, who = self.shop.desk, self.shop.cashier
        self.took(add_open_amount(desk, who, self.basket, Money(minor)))
        self.took(serve_member(desk, who, self.basket, self.member.member_id, IdentifiedBy.PHONE))
        self.choose(*coupons)
        return self.basket

    def choose(self, *coupons: str) -> CounterView:
        return self.took(want_coupons(self.shop.desk, self.shop.cashier, self.basket, coupons))

    def pay(self, minor: int | None = None) -> CounterView:
        given = None if minor is None else Money(minor)
        return self.took(
            pay(
                self.shop.desk,
                lambda: LEAST_FREE_BYTES,
                self.shop.cashier,
                self.basket,
                TenderKind.CASH,
                given,
            )
        )

    def hold(self) -> None:
        self.took(hold_basket(self.shop.desk, self.shop.cashier, self.basket))

    def resume(self, held: str) -> CounterView:
        return self.took(resume_basket(self.shop.desk, self.shop.cashier, self.basket, held))

    def lose(self, coupon: str) -> None:
        """Head office took it back for another till."""
        account = {"account": AccountKind.COUPON.value, "lot": coupon}
        key = {"till_id": "S01-1", "member_id": self.member.member_id, **account}
        self._put(Put("slices", key, {"amount": 0}))

    def lapses_today(self, coupon: str) -> None:
        key = {"member_id": self.member.member_id, "coupon_id": coupon}
        self._put(Put("coupons", key, {"last_day": "2026-03-10"}))

    def _put(self, row: Put) -> None:
        with self.shop.store.writing() as work:
            work.apply([row])
            work.commit()


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_of_two_baskets_that_chose_one_coupon_only_one_has_it(counter: Counter) -> None:
    held = counter.ring_up(50_00, counter.joining)
    counter.hold()
    counter.ring_up(60_00, counter.joining)
    assert counter.pay().completed is not None
    view = counter.resume(held)
    assert view.quote.to_pay == Money(50_00)
    done = counter.pay().completed
    assert done is not None
    assert done.to_pay == Money(50_00)
    with counter.shop.store.reading() as work:
        assert work.members.balance(counter.member.member_id, AccountKind.COUPON) == 1


def test_what_a_partly_paid_basket_on_hold_uses_is_promised(counter: Counter) -> None:
    held = counter.ring_up(50_00, counter.joining)
    counter.pay(5_00)
    counter.hold()
    counter.ring_up(60_00)
    assert counter.view.member is not None
    assert [one.coupon_id for one in counter.view.member.standing.coupons] == [counter.first]
    counter.choose(counter.joining)
    assert counter.view.quote.to_pay == Money(60_00)
    assert counter.pay().completed is not None
    assert counter.resume(held).due == Money(35_00)
    done = counter.pay().completed
    assert done is not None
    assert done.to_pay == Money(40_00)


@pytest.mark.parametrize("paid_elsewhere", [True, False])
def test_a_coupon_that_went_away_leaves_room_for_another(counter: Counter, paid_elsewhere: bool) -> None:
    held = counter.ring_up(1000_00, counter.joining)
    if paid_elsewhere:
        counter.hold()
        counter.ring_up(60_00, counter.joining)
        counter.pay()
        counter.resume(held)
    else:
        counter.lose(counter.joining)
        counter.view = counter.shop.desk.begin(counter.shop.cashier)
    assert counter.view.quote.to_pay == Money(1000_00)
    assert counter.view.proposal is not None
    assert counter.view.proposal.coupons == (counter.first,)
    view = counter.choose(*counter.view.basket.coupons, counter.first)
    assert view.basket.coupons == (counter.first,)
    assert view.quote.to_pay == Money(950_00)


def test_a_coupon_that_goes_away_after_the_first_tender_raises_what_is_due_and_nothing_breaks(
    counter: Counter,
) -> None:
    counter.ring_up(50_00, counter.joining)
    counter.pay(5_00)
    counter.lose(counter.joining)
    view = counter.pay(35_00)
    assert view.completed is None
    assert view.due == Money(10_00)
    done = counter.pay().completed
    assert done is not None
    assert done.to_pay == Money(50_00)


def test_a_coupon_that_lapses_between_two_tenders_still_counts(counter: Counter) -> None:
    counter.lapses_today(counter.joining)
    counter.ring_up(50_00, counter.joining)
    counter.pay(5_00)
    counter.shop.clock.advance(86_400)
    assert counter.shop.desk.begin(counter.shop.cashier).due == Money(35_00)
    done = counter.pay().completed
    assert done is not None
    assert done.to_pay == Money(40_00)


def test_a_coupon_that_lapsed_does_not_count_once_the_money_went_back(counter: Counter) -> None:
    counter.lapses_today(counter.joining)
    counter.ring_up(50_00, counter.joining)
    counter.pay(5_00)
    counter.shop.clock.advance(86_400)
    view = counter.took(take_back_tender(counter.shop.desk, counter.shop.cashier, counter.basket, 1))
    assert view.quote.to_pay == Money(50_00)
    assert "coupon.lapsed" in {one.sentence for one in view.quote.explanation}


def test_a_coupon_named_twice_is_used_once(counter: Counter) -> None:
    counter.ring_up(50_00, counter.joining, counter.joining)
    assert counter.view.quote.to_pay == Money(40_00)
    assert counter.view.basket.coupons == (counter.joining,)


def test_a_clock_set_back_changes_neither_day_nor_coupons(counter: Counter) -> None:
    counter.ring_up(50_00, counter.joining)
    counter.shop.clock.set_back(86_400 * 400)
    view = counter.shop.desk.begin(counter.shop.cashier)
    assert view.quote.to_pay == Money(40_00)
    counter.view = view
    assert counter.pay().completed is not None
