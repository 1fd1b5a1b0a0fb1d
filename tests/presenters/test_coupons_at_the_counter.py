"""Coupons on the screen: proposed with a reason, taken by one key, chosen one by one, taken back."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.domain.profile import Profile
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.member_panel import OfferKind


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand(programme="corporate-travel")


def served(stand: CheckoutStand, amount: str) -> Checkout:
    new = stand.shop.enrol(Profile(name="李明", phone="13800001111"), "tier.member.registering")
    checkout = stand.begin()
    checkout.find.choose(new.member_id)
    stand.enter(amount)
    return checkout


def test_the_panel_tells_what_lies_beside_the_points(stand: CheckoutStand) -> None:
    checkout = served(stand, "50")
    assert checkout.panel.state.member
    also = [zh(words) for words in checkout.panel.state.member.also]
    assert also == ["储值 ¥0.00", "入会券10元 × 1", "首单满1000减50 × 1"]


def test_the_best_coupons_are_proposed_and_one_key_takes_them(stand: CheckoutStand) -> None:
    checkout = served(stand, "1000")
    offer = checkout.panel.state.offer
    assert offer is not None
    assert (offer.kind, zh(offer.title)) == (OfferKind.COUPONS, "用券省 ¥60.00")
    checkout.panel.accept()
    totals = checkout.basket.state.totals
    assert (totals.coupons, totals.due) == ("-¥60.00", "¥940.00")
    assert checkout.panel.state.offer is None or checkout.panel.state.offer.kind is not OfferKind.COUPONS


def test_coupons_are_chosen_one_by_one_with_what_each_would_do(stand: CheckoutStand) -> None:
    checkout = served(stand, "999.99")
    checkout.open_overlay(Overlay.OFFERS)
    offers = checkout.offers
    told = {zh(one.name): zh(one.effect) for one in offers.state.coupons}
    assert "还差¥0.01" in told["首单满1000减50"]
    place = [zh(one.name) for one in offers.state.coupons].index("入会券10元")
    offers.move(place)
    assert not offers.submit()
    assert [one.chosen for one in offers.state.coupons][place]
    assert checkout.basket.state.totals.coupons == "-¥10.00"
    offers.submit()
    assert checkout.basket.state.totals.coupons == ""


def test_whoever_is_brought_back_has_the_coupons_chosen_before(stand: CheckoutStand) -> None:
    checkout = served(stand, "1000")
    checkout.panel.accept()
    checkout.panel.forget()
    assert checkout.basket.state.totals.coupons == ""
    checkout.panel.undo()
    assert checkout.basket.state.totals.coupons == "-¥60.00"


def test_all_coupons_are_taken_back_at_once(stand: CheckoutStand) -> None:
    checkout = served(stand, "1000")
    checkout.panel.accept()
    checkout.panel.use_coupons(())
    assert checkout.basket.state.totals.due == "¥1,000.00"
