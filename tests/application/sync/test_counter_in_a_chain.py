"""A shop that sold alone joins a chain: its real counter goes on, and what it promised a customer stays promised."""

from __future__ import annotations

import pytest

from fakes.counter_shop import CASHIER, TEA
from fakes.joined_shop import JoinedShop, earned, plenty, promising, seen
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.application.counter.member import want_points
from shuke.application.counter.tenders import pay
from shuke.application.sync.asking import GrantOutcome
from shuke.domain.basket import TenderKind
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind


@pytest.fixture
def chain() -> JoinedShop:
    return JoinedShop()


def test_everything_recorded_before_joining_reaches_the_chain(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000"))
    earned(chain, member.member_id, 2)
    chain.in_step()
    with chain.other.store.reading() as work:
        known = work.members.get(member.member_id)
        assert known is not None
        assert (known.sales, known.profile.phone) == (2, "13800138000")
        assert work.articles.by_id(TEA.article_id) == TEA
        assert work.shops.staff_member(CASHIER.staff_id) == CASHIER
        assert work.programmes.get("tea-chain", 1) is not None
        assert [card.number for card in work.cards.of_member(member.member_id)] == [member.number]
    assert chain.other.balance(member.member_id) == 256


def test_points_promised_to_the_basket_on_the_counter_are_not_given_back(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 2)
    chain.in_step()
    view = promising(chain, member, 200)
    assert view.quote.points_used == 200
    assert chain.other.sync.ask(AccountKind.POINTS, member, 256).outcome is GrantOutcome.RECALLING
    assert chain.sync.round().returned == 56
    assert chain.other.sync.round().granted == 56
    done = seen(
        pay(chain.shop.desk, plenty, chain.shop.cashier, view.basket.basket_id, TenderKind.CASH)
    ).completed
    assert done is not None
    chain.in_step()
    assert chain.other.balance(member) == done.points_after


def test_points_promised_to_a_held_basket_are_not_given_back(chain: JoinedShop) -> None:
    shop = chain.shop
    member = shop.enrol(Profile("王小明", "13800138000")).member_id
    earned(chain, member, 2)
    chain.in_step()
    held = promising(chain, member, 200)
    fresh = seen(hold_basket(shop.desk, shop.cashier, held.basket.basket_id))
    assert chain.other.sync.ask(AccountKind.POINTS, member, 256).outcome is GrantOutcome.RECALLING
    assert chain.sync.round().returned == 56
    seen(resume_basket(shop.desk, shop.cashier, fresh.basket.basket_id, held.basket.basket_id))
    view = seen(pay(shop.desk, plenty, shop.cashier, held.basket.basket_id, TenderKind.CASH))
    assert view.completed is not None
    assert view.completed.points_after == 256 - 200 + 124


def test_a_sale_says_when_head_office_last_confirmed_the_balance(chain: JoinedShop) -> None:
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    chain.in_step()
    confirmed_ms = chain.shop.clock.now_ms()
    chain.shop.clock.advance(3600)
    view = promising(chain, member, 0)
    assert view.member is not None
    assert view.member.points_known_at_ms == confirmed_ms
    with chain.shop.store.reading() as work:
        assert work.cursors.get(CONFIRMED_CURSOR) == confirmed_ms


def test_points_asked_for_at_the_counter_can_be_used_at_once(chain: JoinedShop) -> None:
    member = chain.other.enrol("李娜", "13900139000")
    chain.other.earn(member, 300)
    chain.other.sync.round()
    chain.in_step()
    chain.sync.ask(AccountKind.POINTS, member, 300)
    assert chain.other.sync.round().returned == 300
    view = promising(chain, member, 300)
    assert view.quote.points_used == 0
    assert chain.sync.ask(AccountKind.POINTS, member, 300).outcome is GrantOutcome.GRANTED
    view = seen(want_points(chain.shop.desk, chain.shop.cashier, view.basket.basket_id, 300))
    assert view.quote.points_used == 300
    assert not chain.other.spend(member, 1)
