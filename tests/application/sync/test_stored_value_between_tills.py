"""Stored value in a chain: a top-up, and what was spent of it, are known at every till."""

from __future__ import annotations

from fakes.counter_shop import TEA
from fakes.joined_shop import JoinedShop, plenty, seen
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind


def test_a_top_up_and_what_was_spent_of_it_are_known_at_the_other_till() -> None:
    chain = JoinedShop()
    shop = chain.shop
    member = shop.enrol(Profile("王小明", "13800138000")).member_id
    chain.in_step()
    answer = top_up(shop.desk, plenty, shop.manager, TopUpWanted("t-1", member, Money(500_00)))
    assert isinstance(answer, TopUpAnswer), answer
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    seen(serve_member(shop.desk, shop.cashier, basket, member, IdentifiedBy.PHONE))
    seen(add_article(shop.desk, shop.cashier, basket, TEA.article_id))
    done = seen(pay(shop.desk, plenty, shop.cashier, basket, TenderKind.STORED_VALUE))
    assert done.completed is not None
    chain.in_step()
    chain.in_step()
    with chain.other.store.reading() as work:
        (kept,) = work.money_held.top_ups((member,))
        there = work.members.balance(member, AccountKind.PRINCIPAL)
    assert (kept.record.paid, dict(kept.spent)[AccountKind.PRINCIPAL], there) == (
        Money(500_00),
        128_00,
        372_00,
    )
    with shop.store.reading() as work:
        assert work.money_held.top_ups((member,)) == [kept]
