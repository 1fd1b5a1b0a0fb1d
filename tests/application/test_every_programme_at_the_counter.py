"""Every preset at the counter of a real store: somebody joins, buys on sixty days, and the sums agree."""

from __future__ import annotations

import pytest

from fakes.counter_shop import TEA, CounterShop
from shuke.application.counter.lines import add_article, add_open_amount
from shuke.application.counter.member import serve_member, want_coupons
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.promoting import promote
from shuke.bootstrap.presets import preset_keys
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import Money, total
from shuke.domain.profile import Profile
from shuke.wording.figures import money_text
from shuke.wording.reasons import UNKNOWN_REASON, text
from shuke.wording.sentence import Language

DAY_S = 86_400


def joined(shop: CounterShop) -> NewMember:
    """By the first way that a purchase of ten thousand opens; where only a top-up opens one, by that."""
    ways = shop.enrolments.ways_in(Money(10_000_00))
    rule = next((way.rule for way in ways if way.open), ways[0].rule)
    new = shop.enrolments.enrol(shop.cashier, Enrolment(Profile("李明", "13800001111"), rule))
    assert isinstance(new, NewMember), new
    return new


def said_in_both_languages(reason: Reason) -> None:
    for language in Language:
        words = text(reason, language, money_text)
        assert "{" not in words
        assert words != UNKNOWN_REASON.into(language, rule=reason.rule)


@pytest.mark.parametrize("key", preset_keys())
def test_sixty_days_of_shopping_add_up(key: str) -> None:
    shop = CounterShop(programme=key)
    member = joined(shop)
    for day in range(60):
        shop.clock.advance(DAY_S)
        basket = shop.desk.begin(shop.cashier).basket.basket_id
        add_article(shop.desk, shop.cashier, basket, TEA.article_id)
        add_open_amount(shop.desk, shop.cashier, basket, Money(100 + 37_77 * day))
        view = serve_member(shop.desk, shop.cashier, basket, member.member_id, IdentifiedBy.PHONE)
        assert isinstance(view, CounterView)
        if view.proposal is not None:
            proposed = view.proposal
            view = want_coupons(shop.desk, shop.cashier, basket, proposed.coupons)
            assert isinstance(view, CounterView)
            assert view.quote.to_pay == proposed.to_pay
        quote = view.quote
        assert quote.gross - quote.discount - quote.coupon_value - quote.points_value == quote.to_pay
        assert total(line.net for line in quote.lines) == quote.to_pay
        for reason in quote.explanation:
            said_in_both_languages(reason)
        paid = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
        assert isinstance(paid, CounterView)
        assert paid.completed is not None
        assert paid.completed.to_pay == quote.to_pay
        promote(shop.desk, shop.cashier, paid.basket.basket_id, member.member_id)
    with shop.store.reading() as work:
        found = work.members.get(member.member_id)
    assert found is not None
    assert found.sales == 60
