"""Somebody whose membership is over: known at the counter, and a stranger to its rules, until they qualify again."""

from __future__ import annotations

from datetime import date

import pytest

from checkout_stand import CheckoutStand, zh
from fakes.closing_shop import ClosingShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.promoting import promote
from shuke.application.refusal import Refusal, Refused
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.card import CardStatus
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought, DayCounts
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

ORDINARY = "tier.ordinary.sale"
DAY = date(2026, 3, 10)


@pytest.fixture
def shop() -> ClosingShop:
    return ClosingShop()


def end(shop: ClosingShop, member: str, state: MembershipState = MembershipState.ENDED) -> None:
    held = TierHeld(shop.member(member).tier_term + 1, 0, DAY, shop.member(member).tier, state)
    body = DayBrought(DAY, "tea-chain", 1, (Brought(member, held),), DayCounts())
    with shop.store.writing() as work:
        shop.recorder.record(work, shop.desk.shop, body, staff="")
        work.commit()


def served(shop: ClosingShop, member: str) -> CounterView:
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE)
    view = add_open_amount(shop.desk, shop.cashier, basket, Money(8_000_00))
    assert isinstance(view, CounterView)
    return view


def test_nothing_is_earned_offered_or_recorded_for_a_member_that_is_over(shop: ClosingShop) -> None:
    member = shop.enrol_as("王小明", ORDINARY)
    shop.sell(member, 500_00)
    end(shop, member)
    view = served(shop, member)
    assert view.member is None
    assert view.over is not None
    assert view.over.member_id == member
    assert (view.quote.points_earned, view.quote.promotion, view.quote.points_offer) == (0, None, None)
    basket = view.basket.basket_id
    refused = promote(shop.desk, shop.cashier, basket, member)
    assert isinstance(refused, Refused)
    assert refused.refusal is Refusal.NOT_OFFERED
    paid = pay(shop.desk, lambda: 1 << 40, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed
    assert paid.completed.member_id is None
    assert shop.member(member).sales == 1


def test_a_sale_partly_paid_before_the_end_is_the_members_still(shop: ClosingShop) -> None:
    member = shop.enrol_as("王小明", ORDINARY)
    view = served(shop, member)
    pay(shop.desk, lambda: 1 << 40, shop.cashier, view.basket.basket_id, TenderKind.CASH, Money(1_00))
    end(shop, member)
    paid = pay(shop.desk, lambda: 1 << 40, shop.cashier, view.basket.basket_id, TenderKind.CASH)
    assert isinstance(paid, CounterView)
    assert paid.completed
    assert (paid.completed.member_id, paid.completed.points_earned) == (member, 8000)


def test_whoever_qualifies_again_comes_back_from_nothing_as_the_same_member(shop: ClosingShop) -> None:
    member = shop.enrol_as("王小明", ORDINARY)
    shop.sell(member, 500_00)
    before = shop.member(member)
    with shop.store.writing() as work:
        profile = before.profile
        left = work.members.balance(member, AccountKind.POINTS)
    assert left == 500
    end(shop, member)
    new = shop.enrolments.enrol(shop.cashier, Enrolment(Profile("王小明", profile.phone), ORDINARY, "小票"))
    assert isinstance(new, NewMember)
    back = shop.member(member)
    assert (new.member_id, back.number, back.active) == (member, before.number, True)
    assert (back.tier_term, back.cumulative) == (2, Money(0))
    assert (new.card.number, new.card.status) == (f"{before.number}-2", CardStatus.ACTIVE)
    assert shop.rebuilt_unchanged()
    again = shop.enrolments.enrol(shop.cashier, Enrolment(profile, ORDINARY, ""))
    assert isinstance(again, Refused)
    assert again.refusal is Refusal.PHONE_KNOWN


@pytest.mark.parametrize(
    ("state", "tier"), [(MembershipState.ENDED, "会籍已终止"), (MembershipState.CANCELLED, "卡已注销")]
)
def test_the_panel_says_so_and_lets_go_again(state: MembershipState, tier: str) -> None:
    stand = CheckoutStand()
    stand.checkout.begin()
    member = stand.member("王小明", "13800138000")
    held = TierHeld(1, 0, DAY, "ordinary", state)
    with stand.shop.store.writing() as work:
        body = DayBrought(DAY, "tea-chain", 1, (Brought(member, held),), DayCounts())
        stand.shop.recorder.record(work, stand.shop.desk.shop, body, staff="")
        work.commit()
    stand.checkout.counter.step(
        lambda desk, session, b: serve_member(desk, session, b, member, IdentifiedBy.PHONE)
    )
    shown = stand.checkout.panel.state.member
    assert shown is not None
    assert (zh(shown.name), zh(shown.tier), shown.points) == ("王小明", tier, "0")
    assert "2026-03-10" in zh(shown.near)
    assert stand.checkout.panel.state.offer is None
    stand.checkout.panel.forget()
    assert stand.checkout.panel.state.member is None
    assert "王小明" in zh(stand.checkout.panel.state.undoable)
    stand.checkout.panel.undo()
    assert stand.checkout.panel.state.member == shown
