"""The points mall, and points paid out in cash."""

from __future__ import annotations

from datetime import date

import pytest

from domain.membership.handing_shop import TODAY, HandingShop, programme_with, refusal, said
from domain.tea_chain import changed, yuan
from shuke.domain.card import Card, CardStatus
from shuke.domain.membership.changes import CardGiven, CardTurned, MembershipTurned
from shuke.domain.membership.joining import MEMBER_CARD
from shuke.domain.membership.state import MembershipState
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.reading import read_programme
from shuke.domain.slices.account import AccountKind, Slice

GIFTS = """
[[gifts]]
key = "kettle"
name = { zh = "水壶", en = "Kettle" }
points = 500
prices = { gold = 450, seal = 300 }
stock = 2

[[gifts]]
key = "ticket"
name = { zh = "影票", en = "Ticket" }
points = 10
per = "month"
most = 2

[[gifts]]
key = "gold-only"
name = { zh = "金卡礼", en = "Gold only" }
points = 1
tiers = ["gold"]

[[gifts]]
key = "book"
name = { zh = "茶书", en = "A book" }
points = 5
per = "once"
shows = ["card"]

[[gifts]]
key = "coupon"
name = { zh = "换券", en = "A coupon" }
points = 100
gives = { coupon = "ten-off" }

[[coupons]]
key = "ten-off"
name = { zh = "减10元", en = "10 off" }
kind = "amount"
amount = 10
validity = { days = 30 }
most_of_member = 1

[[cards]]
key = "seal"
name = { zh = "至尊", en = "Seal" }
kind = "overlay"

[[cards.entry]]
by = "invitation"
"""


@pytest.fixture
def shop() -> HandingShop:
    return HandingShop(programme_with(GIFTS))


@pytest.mark.parametrize(
    ("tier", "cards", "price"),
    [("ordinary", (), 500), ("diamond", (), 500), ("gold", (), 450), ("gold", ("seal",), 300)],
)
def test_a_gift_has_a_price_by_tier_and_card_and_the_lowest_counts(
    shop: HandingShop, tier: str, cards: tuple[str, ...], price: int
) -> None:
    shop.member(tier=tier, cards=cards, points=price - 1)
    assert refusal(shop.gift("kettle")) == "handing.points_short"
    shop.earn(1)
    assert not refusal(shop.gift("kettle"))
    assert shop.points() == 0
    assert [one.thing.en for one in shop.book.handed] == ["Kettle"]


def test_a_gift_is_given_out_as_often_as_there_is_stock(shop: HandingShop) -> None:
    shop.member(points=5000)
    assert [refusal(shop.gift("kettle")) for _ in range(3)] == ["", "", "handing.none_left"]
    assert shop.points() == 4000


def test_points_come_from_the_lot_that_lapses_first(shop: HandingShop) -> None:
    shop.member(points=400)
    shop.earn(300, lot="2026-12-31")
    shop.gift("kettle")
    assert shop.book.lots("li", AccountKind.POINTS) == [Slice("never", 200)]


def test_a_quota_may_be_more_than_one(shop: HandingShop) -> None:
    shop.member(points=100)
    assert [refusal(shop.gift("ticket")) for _ in range(3)] == ["", "", "gift.had"]
    shop.today = date(2026, 4, 1)
    assert not refusal(shop.gift("ticket"))


def test_a_yearly_gift_can_be_had_again_from_new_year_on() -> None:
    shop = HandingShop(programme_with(GIFTS.replace('per = "month"', 'per = "year"')))
    shop.member(points=100)
    shop.gift("ticket")
    shop.gift("ticket")
    told = shop.gift("ticket").refused
    assert told is not None
    assert dict(told.values)["again"] == "2027-01-01"
    shop.today = date(2026, 12, 31)
    assert refusal(shop.gift("ticket")) == "gift.had"
    shop.today = date(2027, 1, 1)
    assert not refusal(shop.gift("ticket"))


def test_a_gift_may_be_for_some_tiers_and_its_price_is_fixed(shop: HandingShop) -> None:
    shop.member(points=100)
    assert refusal(shop.gift("gold-only")) == "handing.other_tier"
    assert refusal(shop.gift("ticket", points=5)) == "gift.price_fixed"


def test_a_gift_for_once_asks_for_the_card_and_is_not_had_again(shop: HandingShop) -> None:
    shop.member(points=100)
    assert refusal(shop.gift("book")) == "handing.not_shown"
    card = frozenset({Proof.CARD})
    assert not refusal(shop.gift("book", shows=card))
    shop.today = date(2030, 1, 1)
    told = shop.gift("book", shows=card).refused
    assert told is not None
    assert (told.sentence, dict(told.values)["day"]) == ("gift.had_for_good", TODAY.isoformat())
    assert shop.points() == 95


def test_a_coupon_that_cannot_be_given_takes_no_points(shop: HandingShop) -> None:
    shop.member(points=500)
    shop.gift("coupon")
    assert [one.held.kind for one in shop.book.coupons_of("li")] == ["ten-off"]
    assert refusal(shop.gift("coupon")) == "handing.coupon_most"
    assert shop.points() == 400


def test_a_lost_card_stops_the_points_until_there_is_a_new_one(shop: HandingShop) -> None:
    shop.member(points=1000)
    lost = Card("card-1", "li", "card-1", MEMBER_CARD, TODAY, status=CardStatus.LOST)
    shop.book.apply([CardGiven(lost)])
    assert refusal(shop.gift("kettle")) == "card.spending_stopped"
    assert refusal(shop.gift("ticket")) == "card.spending_stopped"
    shop.book.apply([CardTurned("card-1", CardStatus.LOST, "card-2")])
    assert not refusal(shop.gift("kettle"))


# --- points in cash ---


def cash(least: int = 0) -> HandingShop:
    text = changed(
        ("on = true\npoints = 50", "on = true\nin_cash = true\npoints = 50"),
        ("least_balance = 0", f"least_balance = {least}"),
    )
    return HandingShop(read_programme(text))


@pytest.mark.parametrize(
    ("have", "wanted", "refused"),
    [
        (100, 50, ""),
        (100, 100, ""),
        (100, 150, "handing.points_short"),
        (100, 49, "cash.step"),
        (100, 51, "cash.step"),
        (49, 50, "handing.points_short"),
        (50, 50, ""),
    ],
)
def test_points_are_paid_out_in_steps(have: int, wanted: int, refused: str) -> None:
    shop = cash()
    shop.member(points=have)
    outcome = shop.pay_out(wanted)
    assert refusal(outcome) == refused
    assert shop.points() == (have if refused else have - wanted)
    if not refused:
        assert outcome.reasons[0].amount == yuan(wanted // 50)


@pytest.mark.parametrize(("have", "refused"), [(199, "cash.least"), (200, ""), (201, "")])
def test_a_least_balance_holds_for_cash_too(have: int, refused: str) -> None:
    shop = cash(least=200)
    shop.member(points=have)
    assert refusal(shop.pay_out(50)) == refused


def test_whoever_is_no_member_any_more_is_paid_nothing() -> None:
    shop = cash()
    shop.member(points=1000)
    shop.book.apply([MembershipTurned("li", MembershipState.ENDED)])
    assert refusal(shop.pay_out(50)) == "member.not_active"


def test_cash_is_off_unless_the_document_says_otherwise(shop: HandingShop) -> None:
    shop.member(points=1000)
    assert refusal(shop.pay_out(50)) == "cash.off"
    assert said(shop.pay_out(50)) == []
