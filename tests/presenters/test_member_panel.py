"""The member panel answers: who, what they have, what today brings, what is near, what is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.domain.birthday import Birthday
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.money import Money
from shuke.domain.profile import Details, Profile
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.presenters.checkout import Checkout, Overlay
from shuke.presenters.member_panel import OfferKind
from shuke.presenters.member_state import MemberState


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


def shown(checkout: Checkout) -> MemberState:
    assert checkout.panel.state.member
    return checkout.panel.state.member


def test_who_what_they_have_and_what_is_near(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(1400_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    panel = shown(checkout)
    assert (zh(panel.name), zh(panel.tier), panel.phone) == ("王小明", "普通卡", "138****5678")
    assert (panel.tier_place, panel.tiers) == (0, 3)
    assert (panel.points, zh(panel.worth), zh(panel.here), zh(panel.known_at)) == (
        "1,400",
        "可抵 ¥28.00",
        "",
        "",
    )
    assert zh(panel.near) == "再消费 ¥5,600.00 升金卡"
    assert panel.near_permille == 200
    assert panel.today == ()


def test_what_going_on_so_brings_is_said_after_a_month(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(1400_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    assert shown(checkout).ahead == ""
    stand.shop.clock.wall_ms += 70 * 24 * 3600_000
    checkout = stand.begin()
    checkout.find.choose(member)
    assert (
        zh(shown(checkout).ahead)
        == "照现在的消费，约2027年2月可升金卡；一年后约有8,680积分，可换¥173.00的商品"
    )


def test_the_basket_counts_towards_what_is_near(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    checkout.find.choose(stand.member())
    stand.enter("6987.60")
    assert zh(shown(checkout).near) == "再消费 ¥12.40 升金卡"


def test_birthday_and_member_day_say_how_many_times_the_points(stand: CheckoutStand) -> None:
    stand = CheckoutStand(datetime(2026, 3, 15, 2, 0, tzinfo=UTC))
    member = stand.member(birthday=Birthday(3, 15))
    checkout = stand.begin()
    checkout.find.choose(member)
    assert {(one.icon, zh(one.words)) for one in shown(checkout).today} == {
        ("birthday", "生日 · 2 倍积分"),
        ("calendar", "会员日 · 2 倍积分"),
    }


def test_a_lunar_birthday_counts_in_place_of_the_solar_one() -> None:
    """The 27th of the first month is 15 March 2026; the solar birthday of the same member, the 16th, is not kept."""
    for day, said in ((15, {"生日 · 2 倍积分", "会员日 · 2 倍积分"}), (16, set())):
        stand = CheckoutStand(datetime(2026, 3, day, 2, 0, tzinfo=UTC))
        both = Details(lunar_birthday="正月廿七")
        member = stand.member(birthday=Birthday(3, 16, 1958), details=both)
        checkout = stand.begin()
        checkout.find.choose(member)
        assert {zh(one.words) for one in shown(checkout).today} == said


def test_a_member_without_name_or_phone_is_still_somebody(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    checkout.find.choose(stand.member(name="", phone="13800135678"))
    assert zh(shown(checkout).name) == "未登记姓名"


@pytest.mark.parametrize(("returned", "here"), [(40, "本台现在可用 60"), (100, "本台现在不能用，联网后可用")])
def test_points_that_are_not_this_tills_are_told_apart(
    stand: CheckoutStand, returned: int, here: str
) -> None:
    member = stand.member()
    stand.sell_to(member, Money(100_00))
    with stand.shop.store.writing() as work:
        back = SliceReturned(AccountKind.POINTS, member, NEVER, returned)
        stand.shop.recorder.record(work, stand.shop.desk.shop, back, staff="")
        work.commit()
    checkout = stand.begin()
    checkout.find.choose(member)
    assert shown(checkout).points == "100"
    assert zh(shown(checkout).here) == here


def test_a_balance_of_another_hour_says_since_when_it_is_known(stand: CheckoutStand) -> None:
    member = stand.member()
    with stand.shop.store.writing() as work:
        work.cursors.put(CONFIRMED_CURSOR, stand.shop.clock.now_ms() - 3_600_000)
        work.commit()
    checkout = stand.begin()
    checkout.find.choose(member)
    assert zh(shown(checkout).known_at) == "截至 09:00 所知"


def test_forgetting_a_member_can_be_undone_with_the_points(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(500_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("20")
    checkout.panel.use_points(100)
    checkout.panel.forget()
    assert checkout.panel.state.member is None
    assert zh(checkout.panel.state.undoable) == "这一单不再记给 王小明"
    checkout.undo()
    assert checkout.panel.state.member
    assert checkout.basket.state.totals.points_value == "-¥2.00"
    assert checkout.panel.state.undoable == ""


def test_forgetting_a_member_who_used_no_points_brings_back_the_member_alone(stand: CheckoutStand) -> None:
    member = stand.member()
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("20")
    checkout.panel.forget()
    checkout.undo()
    assert checkout.panel.state.member
    assert checkout.basket.state.totals.points_value == ""


# what is proposed


def test_one_key_takes_the_proposed_points_and_the_chip_goes(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(520_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    assert checkout.panel.state.offer is None
    stand.enter("200")
    offer = checkout.panel.state.offer
    assert offer
    assert (offer.kind, zh(offer.title)) == (OfferKind.POINTS, "用 500 积分抵 ¥10.00")
    assert "520" in zh(offer.reason)
    checkout.accept_offer()
    totals = checkout.basket.state.totals
    assert (zh(totals.points_words), totals.points_value, totals.due) == (
        "积分抵扣（500 积分）",
        "-¥10.00",
        "¥190.00",
    )
    assert checkout.panel.state.offer is None
    checkout.panel.use_points(0)
    assert checkout.panel.state.offer


def test_another_number_of_points_is_chosen_and_a_larger_one_says_why_it_became_less(
    stand: CheckoutStand,
) -> None:
    member = stand.member()
    stand.sell_to(member, Money(520_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("200")
    checkout.open_overlay(Overlay.OFFERS)
    offers = checkout.offers
    assert [(one.points, zh(one.words)) for one in offers.state.choices] == [
        (500, "用 500 积分，抵 ¥10.00"),
        (250, "用 250 积分，抵 ¥5.00"),
        (50, "用 50 积分，抵 ¥1.00"),
        (0, "不用积分"),
    ]
    offers.type("120")
    assert zh(offers.state.preview) == "用 100 积分，抵 ¥2.00"
    assert offers.submit()
    assert checkout.basket.state.totals.points_value == "-¥2.00"
    assert "50" in stand.notice
    offers.type("viele")
    assert not offers.submit()
    assert "0 到 500" in zh(offers.state.wrong)


def test_a_wish_of_which_nothing_is_left_says_why(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(520_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("0.5")
    checkout.panel.use_points(100)
    assert checkout.basket.state.totals.points_value == ""
    assert "不足¥1.00" in stand.notice


def test_why_no_points_can_be_used_is_told(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    checkout.find.choose(stand.member())
    stand.enter("20")
    checkout.open_overlay(Overlay.OFFERS)
    assert not checkout.offers.state.usable
    assert "满50积分" in zh(checkout.offers.state.known)


def test_offers_and_cards_need_a_member(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    checkout.open_overlay(Overlay.OFFERS)
    assert checkout.state.overlay is Overlay.NONE
    assert "识别会员" in stand.notice


# moving up


def test_a_tier_that_is_open_is_proposed_first_and_the_basket_then_counts_as_it(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(7000_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("100")
    offer = checkout.panel.state.offer
    assert offer
    assert (offer.kind, zh(offer.title)) == (OfferKind.PROMOTION, "升为金卡")
    assert zh(checkout.basket.state.totals.earns) == "本单可得 100 积分"
    checkout.accept_offer()
    assert stand.notice == "已升为金卡。"
    assert zh(shown(checkout).tier) == "金卡"
    assert zh(checkout.basket.state.totals.earns) == "本单可得 150 积分"
    assert checkout.panel.state.offer
    assert checkout.panel.state.offer.kind is OfferKind.POINTS


def test_a_declined_tier_makes_room_for_the_points_until_the_next_basket(stand: CheckoutStand) -> None:
    member = stand.member()
    stand.sell_to(member, Money(7000_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("100")
    checkout.open_overlay(Overlay.OFFERS)
    assert zh(checkout.offers.state.promotion) == "升为金卡"
    checkout.offers.decline_promotion()
    assert checkout.panel.state.offer
    assert checkout.panel.state.offer.kind is OfferKind.POINTS
    checkout.pay()
    checkout.submit()
    checkout.find.choose(member)
    assert checkout.panel.state.offer
    assert checkout.panel.state.offer.kind is OfferKind.PROMOTION


def test_a_tier_that_this_sale_opens_is_promised_and_offered_with_the_thanks(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    checkout.find.choose(stand.member())
    stand.enter("7000")
    assert zh(shown(checkout).near) == "付款后即可升金卡"
    assert checkout.panel.state.offer is None
    checkout.pay()
    checkout.submit()
    thanks = checkout.paying.state.thanks
    assert thanks
    assert (zh(thanks.promotion), zh(thanks.points)) == ("升为金卡", "获得 7,000 积分，现有 7,000")
    checkout.accept_offer()
    assert stand.notice == "已升为金卡。"
    assert checkout.paying.state.thanks == replace(thanks, promotion="")


def test_the_highest_tier_says_so(stand: CheckoutStand) -> None:
    new = stand.shop.enrol(Profile("赵钱孙", "13811112222"), "tier.diamond.same-day")
    checkout = stand.begin()
    checkout.find.choose(new.member_id)
    assert zh(shown(checkout).near) == "已是最高等级"


@pytest.mark.parametrize(
    ("programme", "way", "near"),
    [
        ("apparel", "tier.ordinary.sale", "再积295分可升银卡"),
        ("salon", "tier.silver.top-up", "一次充值满¥5,000.00可升金卡"),
        ("corporate-travel", "tier.member.registering", ""),
        ("stamp-card", "tier.member.registering", ""),
    ],
    ids=["points", "top-up", "no way up at the counter", "one tier"],
)
def test_what_is_near_is_said_as_the_programme_counts_it(programme: str, way: str, near: str) -> None:
    stand = CheckoutStand(programme=programme)
    member = stand.shop.enrol(Profile("王小明", "13800135678"), way).member_id
    checkout = stand.begin()
    checkout.find.choose(member)
    stand.enter("50")
    assert zh(shown(checkout).near) == near
