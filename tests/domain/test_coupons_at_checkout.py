"""Coupons at a checkout: what each kind takes off, at its bounds; what it does not go with; what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.documents import A_DAY, asked, coupon, holding, line, with_coupons
from domain.tea_chain import said, yuan
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO
from shuke.domain.programme.proposing import proposed
from shuke.domain.programme.quote import Checkout
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.reasons import text

MEMBERS_90 = {"key": "d", "name": {"zh": "会员价", "en": "Members"}, "tiers": ["member"], "pay_percent": 90}


def named(key: str, kind: str, zh: str, **more: Any) -> dict[str, Any]:
    return {**coupon(key, kind, **more), "name": {"zh": zh, "en": key}}


def ten_off(**more: Any) -> dict[str, Any]:
    return named("ten", "amount", "满100减10", amount=10, **{"threshold": 100, **more})


def zh(one: Reason) -> str:
    return text(one, Language.ZH, money_text)


# --- kinds and thresholds ---


@pytest.mark.parametrize(("price", "off"), [("99.99", 0), ("100", 10), ("100.01", 10)])
def test_an_amount_counts_from_its_threshold_on(price: str, off: int) -> None:
    under = with_coupons(ten_off())
    answer = asked(under, holding(under, "ten"), line(1, price), coupons=("h1",))
    assert answer.coupon_value == yuan(off)
    assert bool(answer.coupons) == bool(off)
    missing = said(answer, "coupon.below_threshold")
    assert [zh(one) for one in missing] == ([] if off else ["满100减10：满¥100.00可用，还差¥0.01"])


def test_a_threshold_looks_at_what_is_left_after_line_discounts_of_goods_in_its_scope() -> None:
    under = with_coupons(ten_off(only={"categories": ["tea"]}), discounts=[MEMBERS_90])
    cup = line(9, 500, category="ware")
    short = asked(under, holding(under, "ten"), line(1, "111.10", category="tea"), cup, coupons=("h1",))
    assert short.coupon_value == ZERO  # 99.99 after the discount
    enough = asked(under, holding(under, "ten"), line(1, "111.11", category="tea"), cup, coupons=("h1",))
    assert enough.coupon_value == yuan(10)
    assert [one.coupon_share for one in enough.lines] == [yuan(10), ZERO]


def test_an_amount_above_what_there_is_takes_all_and_not_more() -> None:
    under = with_coupons(named("ten", "amount", "减10", amount=10))
    answer = asked(under, holding(under, "ten"), line(1, "7.50"), coupons=("h1",))
    assert (answer.coupon_value, answer.to_pay) == (yuan("7.50"), ZERO)


def test_a_percentage_lowers_the_basket_rounded_half_up() -> None:
    under = with_coupons(coupon("p", "percent", pay_percent=85))
    answer = asked(under, holding(under, "p"), line(1, "0.30"), line(2, "9.99"), coupons=("h1",))
    assert answer.coupon_value == yuan("1.54")  # 15% of 10.29 is 1.5435
    assert sum(one.coupon_share.minor for one in answer.lines) == 154


def test_a_coupon_for_one_item_lowers_the_piece_on_which_it_saves_most() -> None:
    under = with_coupons(coupon("one", "item-percent", pay_percent=70))
    answer = asked(
        under, holding(under, "one"), line(1, 40, quantity_milli=3000), line(2, 60), coupons=("h1",)
    )
    assert answer.coupon_value == yuan(18)
    assert [(use.line_id, use.amount) for use in answer.coupons] == [(2, yuan(18))]


def test_an_exchange_leaves_its_price_and_without_one_nothing() -> None:
    free = with_coupons(coupon("x", "exchange"))
    assert asked(free, holding(free, "x"), line(1, 40), coupons=("h1",)).to_pay == ZERO
    for_99 = with_coupons(coupon("x", "exchange", price=99))
    room = asked(for_99, holding(for_99, "x"), line(1, 380), line(2, 380), coupons=("h1",))
    assert room.to_pay == yuan(479)
    cheap = asked(for_99, holding(for_99, "x"), line(1, 99), coupons=("h1",))
    assert not cheap.coupons
    assert said(cheap, "coupon.not_needed")


def test_a_gift_is_handed_over_from_its_threshold_on_and_lowers_nothing() -> None:
    under = with_coupons(coupon("g", "gift", threshold=50))
    given = asked(under, holding(under, "g"), line(1, 50), coupons=("h1",))
    assert ([use.amount for use in given.coupons], given.to_pay) == ([ZERO], yuan(50))
    assert said(given, "coupon.gift")
    assert not asked(under, holding(under, "g"), line(1, "49.99"), coupons=("h1",)).coupons
    assert said(asked(under, holding(under, "g"), line(1, 50), coupons=()), "coupon.gift_could")


def test_coupons_for_one_item_are_laid_so_that_together_they_save_most() -> None:
    """The first would like the dearest tea too, but only it can lower the ware."""
    under = with_coupons(
        coupon("any", "item-percent", pay_percent=50),
        coupon("tea", "item-percent", pay_percent=50, only={"categories": ["tea"]}),
    )
    tea, ware = line(1, 100, category="tea"), line(2, 90, category="ware")
    answer = asked(under, holding(under, "any", "tea"), tea, ware, coupons=("h1", "h2"))
    assert answer.coupon_value == yuan(95)


# --- what does not go together ---


def test_no_more_coupons_than_the_programme_allows_three_if_it_says_nothing() -> None:
    kinds = [coupon(f"c{n}", "amount", amount=n) for n in range(1, 6)]
    under = with_coupons(*kinds)
    who = holding(under, *(kind["key"] for kind in kinds))
    answer = asked(under, who, line(1, 100), coupons=None)
    assert answer.coupon_value == yuan(5 + 4 + 3)
    assert len(said(answer, "coupon.too_many")) == 2
    assert asked(with_coupons(*kinds, most_coupons=1), who, line(1, 100), coupons=None).coupon_value == yuan(
        5
    )


@pytest.mark.parametrize(("most", "off"), [(1, 10), (2, 20), (3, 30)])
def test_no_more_of_a_kind_than_it_allows_in_one_sale(most: int, off: int) -> None:
    under = with_coupons(named("ten", "amount", "减10", amount=10, most_a_sale=most))
    who = holding(under, "ten", "ten", "ten")
    answer = asked(under, who, line(1, 100), coupons=("h1", "h2", "h3"))
    assert answer.coupon_value == yuan(off)
    assert len(said(answer, "coupon.too_many_of_kind")) == 3 - most


def test_a_coupon_that_goes_with_no_other_is_used_alone() -> None:
    under = with_coupons(
        coupon("alone", "amount", amount=10, never_with=["coupons"]), coupon("five", "amount", amount=5)
    )
    who = holding(under, "alone", "five")
    for order in (("h1", "h2"), ("h2", "h1")):
        answer = asked(under, who, line(1, 100), coupons=order)
        assert [use.coupon_id for use in answer.coupons] == [order[0]]
        assert len(said(answer, "coupon.with_coupons")) == 1
    assert asked(under, who, line(1, 100), coupons=None).coupon_value == yuan(10)


@pytest.mark.parametrize(("amount", "to_pay", "used"), [(9, 90, 0), (10, 90, 0), ("10.01", "89.99", 1)])
def test_a_coupon_that_keeps_out_the_discount_is_proposed_only_where_it_saves_more(
    amount: Any, to_pay: Any, used: int
) -> None:
    kind = coupon("c", "amount", amount=Decimal(amount), never_with=["discounts"])
    under = with_coupons(kind, discounts=[MEMBERS_90])
    answer = asked(under, holding(under, "c"), line(1, 100), coupons=None)
    assert (answer.to_pay, len(answer.coupons)) == (yuan(to_pay), used)


def test_a_discount_that_goes_with_no_coupon_gives_way_and_it_is_said_what_that_costs() -> None:
    under = with_coupons(coupon("c", "amount", amount=4), discounts=[{**MEMBERS_90, "with_coupons": False}])
    who = holding(under, "c")
    untouched = asked(under, who, line(1, 100), coupons=())
    assert untouched.to_pay == yuan(90)
    assert [zh(one) for one in said(untouched, "coupon.dearer")] == ["c名：用了不能享其他优惠，反而多付¥6.00"]
    chosen = asked(under, who, line(1, 100), coupons=("h1",))
    assert (chosen.to_pay, chosen.discount) == (yuan(96), ZERO)
    assert said(chosen, "discount.with_coupon")


def test_points_wished_keep_out_the_coupons_that_do_not_go_with_them_from_the_proposal() -> None:
    points = {"on": True, "points": 10, "money": 1, "step": 10, "least_balance": 0}
    under = with_coupons(coupon("c", "amount", amount=4, never_with=["points"]), points_as_money=points)
    who = holding(under, "c", points_known=100, points_spendable=100)
    assert asked(under, who, line(1, 50), coupons=None).coupon_value == yuan(4)
    wished = asked(under, who, line(1, 50), coupons=None, points_wanted=20)
    assert (wished.coupon_value, wished.points_value) == (ZERO, yuan(2))
    assert said(wished, "coupon.with_points")
    insisted = asked(under, who, line(1, 50), coupons=("h1",), points_wanted=20)
    assert (insisted.coupon_value, insisted.points_value) == (yuan(4), ZERO)


def test_a_group_buy_keeps_out_what_does_not_go_with_it() -> None:
    under = with_coupons(coupon("c", "amount", amount=4, never_with=["group-buy"]))
    who = holding(under, "c")
    assert asked(under, who, line(1, 50), coupons=None, group_buy=False).coupon_value == yuan(4)
    assert asked(under, who, line(1, 50), coupons=None, group_buy=True).coupon_value == ZERO


def test_stored_value_that_goes_with_no_discount_takes_no_coupon_and_says_the_other_amount() -> None:
    value = {"least": 100, "without_discounts": True}
    under = with_coupons(coupon("c", "amount", amount=50), stored_value=value)
    who = holding(under, "c", principal=yuan(500))
    first = asked(under, who, line(1, 500), coupons=None)
    assert (first.to_pay, first.by_stored_value) == (yuan(450), yuan(500))
    part = (Tender(TenderKind.STORED_VALUE, yuan("0.01"), yuan("0.01")),)
    second = asked(under, who, line(1, 500), coupons=None, tenders=part)
    assert (second.to_pay, second.coupons) == (yuan(500), ())
    assert said(second, "coupon.stored_value")
    chip = proposed(under, Checkout(A_DAY, (line(1, 500),), who, tenders=part))
    assert (chip.coupons, chip.to_pay) == ((), yuan(500))


# --- days ---


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
    ],
)
def test_a_coupon_kept_clear_of_holidays_says_until_when_and_what_may_be_used_instead(
    day: date, counts: bool
) -> None:
    under = with_coupons(named("room", "amount", "住房券", amount=300, not_on={"holidays": True}), ten_off())
    answer = asked(under, holding(under, "room", "ten"), line(1, 800), coupons=None, business_date=day)
    assert answer.coupon_value == yuan(310 if counts else 10)
    told = [zh(one) for one in said(answer, "coupon.holiday_instead")]
    assert told == ([] if counts else ["住房券：国庆节期间不可用（10月1日–7日）。可改用满100减10"])
    alone = asked(under, holding(under, "room"), line(1, 800), business_date=day)
    assert bool(said(alone, "coupon.holiday")) is not counts


@pytest.mark.parametrize(("day", "counts"), [(11, True), (12, False), (14, False), (15, True)])
def test_a_coupon_kept_clear_of_dates(day: int, counts: bool) -> None:
    dates = [{"first": date(2026, 5, 12), "last": date(2026, 5, 14)}]
    under = with_coupons(named("c", "amount", "减10", amount=10, not_on={"dates": dates}))
    answer = asked(under, holding(under, "c"), line(1, 50), coupons=None, business_date=date(2026, 5, day))
    assert bool(answer.coupons) is counts
    assert [zh(one) for one in said(answer, "coupon.blackout")] == (
        [] if counts else ["减10：5月12日–14日不可用"]
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 3, 9), "coupon.not_yet"),
        (date(2026, 3, 10), "coupon.used"),
        (date(2026, 12, 31), "coupon.used"),
        (date(2027, 1, 1), "coupon.lapsed"),
    ],
)
def test_a_coupon_is_good_from_its_first_to_its_last_day(day: date, sentence: str) -> None:
    under = with_coupons(coupon("c", "amount", amount=10))
    assert said(asked(under, holding(under, "c"), line(1, 50), coupons=None, business_date=day), sentence)


# --- the proposal ---


def test_the_proposal_is_a_sentence_with_what_it_saves() -> None:
    under = with_coupons(ten_off(), coupon("five", "amount", amount=5))
    one = proposed(under, Checkout(A_DAY, (line(1, 100),), holding(under, "ten")))
    assert (one.coupons, one.to_pay, one.saved) == (("h1",), yuan(90), yuan(10))
    assert one.reason is not None
    assert zh(one.reason) == "建议用满100减10，省¥10.00"
    two = proposed(under, Checkout(A_DAY, (line(1, 100),), holding(under, "ten", "five")))
    assert two.reason is not None
    assert zh(two.reason) == "建议用2张券，共省¥15.00"
    none = proposed(under, Checkout(A_DAY, (line(1, "99.99"),), holding(under, "ten")))
    assert (none.coupons, none.reason, none.to_pay) == ((), None, yuan("99.99"))


def test_of_two_that_save_the_same_the_one_that_lapses_first_is_proposed() -> None:
    under = with_coupons(coupon("a", "amount", amount=5), coupon("b", "amount", amount=5), most_coupons=1)
    who = holding(under, "a", "b")
    sooner = replace(who.coupons[1], last_day=date(2026, 3, 11))
    who = replace(who, coupons=(who.coupons[0], sooner))
    assert proposed(under, Checkout(A_DAY, (line(1, 100),), who)).coupons == ("h2",)


def test_a_coupon_that_could_be_used_says_what_it_would_save_beside_those_chosen() -> None:
    under = with_coupons(coupon("half", "percent", pay_percent=50), coupon("five", "amount", amount=5))
    answer = asked(under, holding(under, "half", "five"), line(1, 8), coupons=("h1",))
    (could,) = said(answer, "coupon.could")
    assert (could.rule, dict(could.values)["saved"], could.applied) == ("coupon.five", yuan(4), False)


def test_a_coupon_that_would_only_take_the_place_of_another_says_that_it_saves_nothing() -> None:
    under = with_coupons(coupon("all", "amount", amount=100), coupon("some", "amount", amount=30))
    answer = asked(under, holding(under, "some", "all"), line(1, 26), coupons=("h1",))
    assert [use.coupon_id for use in answer.coupons] == ["h1"]
    assert [one.rule for one in said(answer, "coupon.saves_nothing")] == ["coupon.all"]


def test_a_programme_that_lets_many_be_used_at_once_is_not_looked_through_for_ever() -> None:
    """Of forty kinds up to ten at once there are a billion combinations: those looked at are bounded, and the best
    of them saves at least what the ten do that save most alone, but for the rounding."""
    kinds = [coupon(f"p{n:02}", "percent", pay_percent=99 - n % 7) for n in range(40)]
    under = with_coupons(*kinds, most_coupons=10)
    who = holding(under, *(kind["key"] for kind in kinds))
    answer = asked(under, who, line(1, 1000), line(2, 333), coupons=None)
    assert len(answer.coupons) == 10
    strongest = [f"h{n + 1}" for n in range(40) if n % 7 in (6, 5)][:10]
    by_hand = asked(under, who, line(1, 1000), line(2, 333), coupons=tuple(strongest))
    assert answer.to_pay <= by_hand.to_pay
