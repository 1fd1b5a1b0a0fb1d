"""A partly paid basket keeps its programme; the screen goes by the same one, whatever is in force since."""

from __future__ import annotations

from checkout_stand import CheckoutStand, zh
from shuke.application.counter.holding import hold_basket, resume_basket
from shuke.domain.basket import TenderKind
from shuke.presenters.checkout import Overlay


def partly_paid() -> CheckoutStand:
    """And since then the member's tier is gone from the programme."""
    stand = CheckoutStand()
    member = stand.member()
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("50")
    checkout.pay()
    stand.type("5")
    checkout.take(TenderKind.CASH)
    text = stand.programme_text().replace("version = 1", "version = 2", 1)
    stand.publish_text(2, text.replace("ordinary", "everyday").replace("普通", "日常"))
    return stand


def programme_and_tier(stand: CheckoutStand) -> tuple[int, str]:
    checkout = stand.checkout
    assert checkout.counter.programme is not None
    assert checkout.panel.state.member is not None
    checkout.open_overlay(Overlay.OFFERS)
    checkout.close_overlay()
    return checkout.counter.programme.version, zh(checkout.panel.state.member.tier)


def test_a_partly_paid_basket_that_comes_back_is_shown_by_its_own_programme() -> None:
    stand = partly_paid()
    counter = stand.checkout.counter
    assert counter.view is not None
    held = counter.view.basket.basket_id
    counter.step(hold_basket)
    assert counter.programme is not None
    assert counter.programme.version == 2
    counter.step(lambda desk, session, basket: resume_basket(desk, session, basket, held))
    assert programme_and_tier(stand) == (1, "普通卡")
    stand.checkout.submit()
    assert counter.completed is not None
    stand.begin()
    assert counter.programme.version == 2


def test_after_a_start_a_partly_paid_basket_is_shown_by_its_own_programme() -> None:
    stand = partly_paid()
    stand.checkout.counter.programme = None
    stand.begin()
    assert programme_and_tier(stand) == (1, "普通卡")
