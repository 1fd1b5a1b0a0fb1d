"""Events: places, who may come first, the gift at the door, and what attending counts for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.membership.handing_shop import HandingShop, programme_with, refusal, said
from domain.tea_chain import changed, yuan
from shuke.domain.membership.promoting import open_promotion
from shuke.domain.money import ZERO
from shuke.domain.programme.reading import read_programme

EVENTS = """
[[events]]
key = "gifts"
name = { zh = "赠品日", en = "Gift day" }
first = 2026-03-10
last = 2026-03-11
gives = { coupon = "ten-off", points = 5 }
double_gift = ["gold"]
without_purchase = ["diamond"]

[[events]]
key = "night"
name = { zh = "闭店特卖", en = "Sale night" }
first = 2026-03-20
last = 2026-03-20
opens = 2026-03-12
places = 2
tiers = ["gold", "diamond"]
priority = ["diamond"]
priority_days = 1

[[coupons]]
key = "ten-off"
name = { zh = "减10元", en = "10 off" }
kind = "amount"
amount = 10
validity = { days = 30 }

[[days]]
key = "night-brand"
name = { zh = "特卖品牌积分", en = "Brand points" }
on = "dates"
first = 2026-03-20
last = 2026-03-20
points_multiplier = 5
tiers = ["gold"]
only = { brands = ["Longjing"] }
"""

BY_ACTIVITIES = """
[[tiers.entry]]
by = "activities"
from = 2
"""


@pytest.fixture
def shop() -> HandingShop:
    return HandingShop(programme_with(EVENTS))


def gifts(shop: HandingShop, name: str) -> tuple[int, int]:
    return len(shop.book.coupons_of(name)), shop.points(name)


def test_some_get_the_gift_at_once_some_twice_after_a_purchase(shop: HandingShop) -> None:
    for tier in ("ordinary", "gold", "diamond"):
        shop.member(tier, tier)
        assert not refusal(shop.attend("gifts", tier))
    assert [gifts(shop, tier) for tier in ("ordinary", "gold", "diamond")] == [(0, 0), (0, 0), (1, 5)]
    assert refusal(shop.attend("gifts", "diamond")) == "event.attended_before"
    for tier in ("ordinary", "gold"):
        assert refusal(shop.attend("gifts", tier)) == "event.gift_after_purchase"
        shop.buy("0.50", tier)
        assert not refusal(shop.attend("gifts", tier))
        assert refusal(shop.attend("gifts", tier)) == "event.attended_before"
    assert [gifts(shop, tier) for tier in ("ordinary", "gold")] == [(1, 5), (2, 10)]


def test_a_purchase_of_the_day_before_brings_no_gift(shop: HandingShop) -> None:
    shop.member()
    shop.buy("0.50")
    shop.today = date(2026, 3, 11)
    assert said(shop.attend("gifts")) == ["event.attended", "event.gift_after_purchase"]


def test_places_are_not_given_out_twice_and_who_comes_late_finds_none(shop: HandingShop) -> None:
    for name, tier in (("a", "gold"), ("b", "diamond"), ("c", "diamond"), ("d", "ordinary")):
        shop.member(name, tier)
    assert refusal(shop.sign_up("night", "b")) == "event.not_open"
    shop.today = date(2026, 3, 11)
    assert not refusal(shop.sign_up("night", "b"))
    assert refusal(shop.sign_up("night", "a")) == "event.not_open"
    assert refusal(shop.sign_up("night", "d")) == "handing.other_tier"
    shop.today = date(2026, 3, 12)
    assert not refusal(shop.sign_up("night", "a"))
    assert refusal(shop.sign_up("night", "a")) == "event.signed_up_before"
    assert refusal(shop.sign_up("night", "c")) == "event.full"
    shop.today = date(2026, 3, 20)
    assert [refusal(shop.attend("night", name)) for name in "abc"] == ["", "", "event.not_signed_up"]
    shop.today = date(2026, 3, 21)
    assert refusal(shop.sign_up("night", "c")) == "event.over"


def test_a_sale_night_multiplies_the_points_of_its_brand_for_its_tier(shop: HandingShop) -> None:
    shop.member("gold", "gold")
    shop.member("diamond", "diamond")
    shop.today = date(2026, 3, 20)
    shop.buy(100, "gold", brand="Longjing")
    assert shop.points("gold") == 750
    shop.buy(100, "gold", brand="Other")
    assert shop.points("gold") == 900
    shop.buy(100, "diamond", brand="Longjing")
    assert shop.points("diamond") == 300
    shop.today = date(2026, 3, 21)
    shop.buy(100, "gold", brand="Longjing")
    assert shop.points("gold") == 1050


@pytest.mark.parametrize(("attended", "tier"), [(1, None), (2, "gold")])
def test_attending_is_an_activity_that_a_tier_may_ask_for(attended: int, tier: str | None) -> None:
    gold = "[[tiers.entry]]                         # 会员累计消费满7000元"
    text = changed((gold, BY_ACTIVITIES + gold), more=EVENTS + EVENTS_MORE)
    shop = HandingShop(read_programme(text))
    shop.member()
    shop.attend("gifts")
    if attended == 2:
        shop.attend("talk")
    assert refusal(shop.attend("gifts")) == "event.gift_after_purchase"
    offer = open_promotion(shop.book, shop.programme, shop.book.members["li"], shop.today)
    assert (offer.tier if offer else None) == tier


EVENTS_MORE = """
[[events]]
key = "talk"
name = { zh = "讲座", en = "A talk" }
first = 2026-03-10
last = 2026-03-10
"""


TASTING = """
[[events]]
key = "tasting"
name = { zh = "品鉴", en = "Tasting" }
first = 2026-03-10
last = 2026-03-10
fee = 30
fees = { gold = 20, seal = 5 }

[[cards]]
key = "seal"
name = { zh = "至尊", en = "Seal" }
kind = "overlay"

[[cards.entry]]
by = "invitation"
"""


@pytest.mark.parametrize(
    ("tier", "cards", "fee"),
    [("ordinary", (), 30), ("gold", (), 20), ("gold", ("seal",), 5), ("ordinary", ("seal",), 5)],
)
def test_the_lowest_fee_counts_and_whoever_pays_one_signs_up(
    tier: str, cards: tuple[str, ...], fee: int
) -> None:
    shop = HandingShop(programme_with(TASTING))
    shop.member(tier=tier, cards=cards)
    assert refusal(shop.attend("tasting")) == "event.not_signed_up"
    (told,) = shop.sign_up("tasting").reasons
    assert dict(told.values)["fee"] == yuan(fee)
    assert not refusal(shop.attend("tasting"))


def test_what_needs_no_sign_up_is_open_to_whoever_comes() -> None:
    shop = HandingShop(programme_with(EVENTS_MORE))
    shop.member()
    assert said(shop.attend("talk")) == ["event.attended"]
    assert refusal(shop.attend("talk")) == "event.attended_before"
    assert refusal(shop.attend("moon")) == "event.none"


def test_whoever_waits_gets_a_free_place_in_the_order_of_asking(shop: HandingShop) -> None:
    for name in "abcde":
        shop.member(name, "diamond")
    shop.today = date(2026, 3, 12)
    assert refusal(shop.wait("night", "a")) == "event.places_left"
    assert [refusal(shop.sign_up("night", name)) for name in "ab"] == ["", ""]
    (told,) = shop.wait("night", "c").reasons
    assert dict(told.values)["place"] == 1
    (told,) = shop.wait("night", "d").reasons
    assert dict(told.values)["place"] == 2
    assert refusal(shop.wait("night", "c")) == "event.waits_already"
    assert refusal(shop.wait("night", "a")) == "event.signed_up_before"
    assert not refusal(shop.sign_off("night", "a"))
    assert [refusal(shop.sign_up("night", name)) for name in "de"] == ["event.waited_for"] * 2
    assert not refusal(shop.wait("night", "e"))
    assert said(shop.sign_off("night", "d")) == ["event.waits_no_more"]
    assert [refusal(shop.sign_up("night", name)) for name in "ce"] == ["", "event.full"]
    assert not refusal(shop.sign_off("night", "b"))
    assert not refusal(shop.sign_up("night", "e"))
    assert shop.book.stock["event.night"] == 2


def test_a_fee_comes_back_until_the_event_begins_and_nobody_leaves_who_came() -> None:
    shop = HandingShop(programme_with(TASTING.replace("last = 2026-03-10", "last = 2026-03-12")))
    shop.member()
    assert refusal(shop.sign_off("tasting")) == "event.not_signed_up"
    shop.sign_up("tasting")
    assert shop.sign_off("tasting", paid=yuan(30)).fee == ZERO
    shop.sign_up("tasting")
    shop.attend("tasting")
    assert refusal(shop.sign_off("tasting")) == "event.attended_before"
    early = HandingShop(programme_with(TASTING.replace("fee = 30", "opens = 2026-03-01\nfee = 30")))
    early.member()
    early.today = date(2026, 3, 9)
    early.sign_up("tasting")
    back = early.sign_off("tasting", paid=yuan(30))
    assert (back.fee, said(back)) == (-yuan(30), ["event.signed_off_fee"])


@pytest.mark.parametrize("act", ["wait", "sign_off", "sign_up"])
def test_of_an_event_that_is_not_nothing_is_done(shop: HandingShop, act: str) -> None:
    shop.member()
    assert refusal(getattr(shop, act)("moon")) == "event.none"


def test_what_is_called_off_takes_nobody_and_gives_every_fee_back() -> None:
    shop = HandingShop(programme_with(TASTING))
    shop.member()
    shop.member("a")
    shop.sign_up("tasting")
    (event,) = (one for one in shop.programme.events if one.key == "tasting")
    shop.programme = replace(shop.programme, events=(replace(event, called_off=True),))
    for act in (shop.sign_up, shop.wait, shop.attend):
        assert refusal(act("tasting", "a")) == "event.called_off"
    assert shop.sign_off("tasting", paid=yuan(30)).fee == -yuan(30)
