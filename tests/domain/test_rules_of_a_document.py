"""Rules that the tea chain does not use: line discounts, goods that do not earn, campaigns, other units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.tea_chain import AN_ORDINARY_DAY, asked, changed, goods, holder, member, paid, said, yuan
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.money import ZERO
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, NextTier, Quote, Standing
from shuke.domain.programme.reading import read_programme

DISCOUNTS = """
[[discounts]]
key = "gold-goods"
name = { zh = "金卡九折", en = "Gold 90" }
tiers = ["gold", "diamond"]
pay_percent = 90
[discounts.without]
categories = ["supermarket"]
brands = ["Longjing"]
zones = ["outlet"]
reduced = true
special_price = true

[[discounts]]
key = "ware"
name = { zh = "茶具八五折", en = "Ware 85" }
tiers = ["gold"]
pay_percent = 85
only = { categories = ["ware"] }

[[discounts]]
key = "reduced-sport"
name = { zh = "运动区折上折", en = "Sport 95" }
tiers = ["gold"]
pay_percent = 95
only = { zones = ["sport"], brands = ["Run"], reduced = true, special_price = true }
"""


@pytest.fixture(scope="module")
def with_discounts() -> Programme:
    return read_programme(changed(more=DISCOUNTS))


def line(number: int, price: str | int, **traits: object) -> BasketLine:
    plain = BasketLine(number, f"茶 {number}", yuan(price), category="tea")
    return replace(plain, **traits)  # type: ignore[arg-type]


def ring(programme: Programme, who: Standing | None, *lines: BasketLine, wish: int = 0) -> Quote:
    return quote(programme, Checkout(AN_ORDINARY_DAY, lines, standing=who, points_wanted=wish))


# --- discounts ---


def test_a_tiers_discount_lowers_each_line_rounded_half_up_to_the_fen(with_discounts: Programme) -> None:
    answer = ring(with_discounts, member("gold"), line(1, "0.05"), line(2, "0.04"), line(3, "99.99"))
    assert [one.discount for one in answer.lines] == [yuan("0.01"), ZERO, yuan("10.00")]
    assert answer.discount == yuan("10.01")
    assert answer.to_pay == yuan("90.07")
    assert sum(reason.amount.minor for reason in answer.explanation if reason.applied) == 1001


def test_nobody_else_gets_it(with_discounts: Programme) -> None:
    ordinary = ring(with_discounts, member(), line(1, 100))
    assert ordinary.discount == ZERO
    assert len(said(ordinary, "discount.other_tier")) == 3
    assert ring(with_discounts, None, line(1, 100)).discount == ZERO


def test_a_line_gets_the_one_best_discount_and_they_never_multiply(with_discounts: Programme) -> None:
    answer = ring(with_discounts, member("gold"), *(line(number, 100, category="ware") for number in (1, 2)))
    assert answer.discount == yuan(30)
    (beaten,) = said(answer, "discount.beaten")
    assert beaten.line_id is None
    assert beaten.rule == "discount.gold-goods"


def test_of_equal_discounts_the_first_in_the_document_is_taken(with_discounts: Programme) -> None:
    twin = replace(with_discounts.discounts[0], key="twin")
    programme = replace(with_discounts, discounts=(with_discounts.discounts[0], twin))
    answer = ring(programme, member("gold"), line(1, 100))
    assert [reason.rule for reason in said(answer, "discount.applied")] == ["discount.gold-goods"]
    assert answer.discount == yuan(10)


def test_a_discount_that_saves_nothing_is_not_called_applied(with_discounts: Programme) -> None:
    (told,) = said(ring(with_discounts, member("gold"), line(1, "0.04")), "discount.applied")
    assert not told.applied


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        ({"category": "supermarket"}, "discount.excluded"),
        ({"brand": "Longjing"}, "discount.excluded"),
        ({"zone": "outlet"}, "discount.excluded"),
        ({"reduced": True}, "discount.reduced"),
        ({"special_price": True}, "discount.special_price"),
    ],
)
def test_goods_that_a_discount_takes_out_pay_their_price_and_it_is_said_why(
    with_discounts: Programme, traits: dict[str, object], sentence: str
) -> None:
    answer = ring(with_discounts, member("diamond"), line(1, 100, **traits), line(2, 50))
    assert [one.discount for one in answer.lines] == [ZERO, yuan(5)]
    (refused,) = said(answer, sentence)
    assert refused.line_id == 1
    assert not refused.applied


@pytest.mark.parametrize("missing", ["zone", "brand", "reduced", "special_price", None])
def test_a_discount_for_some_goods_asks_for_all_that_it_names(
    with_discounts: Programme, missing: str | None
) -> None:
    traits: dict[str, object] = {"zone": "sport", "brand": "Run", "reduced": True, "special_price": True}
    if missing:
        del traits[missing]
    answer = ring(with_discounts, member("gold"), line(1, 100, category="shoes", **traits))
    discounted = any(
        reason.rule == "discount.reduced-sport" and reason.applied for reason in answer.explanation
    )
    assert discounted == (missing is None)


def test_a_discount_without_such_goods_in_the_basket_says_so_once(with_discounts: Programme) -> None:
    answer = ring(with_discounts, member("gold"), line(1, 100), line(2, 100))
    assert [reason.rule for reason in said(answer, "discount.no_such_goods")] == [
        "discount.ware",
        "discount.reduced-sport",
    ]


def test_points_are_used_and_earned_on_what_is_left_after_the_discount(with_discounts: Programme) -> None:
    answer = ring(with_discounts, holder(1000, "gold"), line(1, 20), wish=1000)
    assert answer.points_used == 900
    assert answer.to_pay == ZERO
    assert answer.points_earned == 0


# --- goods that do not earn ---


@pytest.mark.parametrize(
    ("without", "traits", "sentence"),
    [
        ('categories = ["gift"]', {"category": "gift"}, "earning.excluded"),
        ('brands = ["Longjing"]', {"brand": "Longjing"}, "earning.excluded"),
        ('zones = ["outlet"]', {"zone": "outlet"}, "earning.excluded"),
        ("reduced = true", {"reduced": True}, "earning.reduced"),
        ("special_price = true", {"special_price": True}, "earning.special_price"),
    ],
)
def test_goods_taken_out_earn_no_points_but_count_towards_the_tier(
    without: str, traits: dict[str, object], sentence: str
) -> None:
    programme = read_programme(changed(("unit = 1 ", f"without = {{ {without} }}\nunit = 1 ")))
    answer = ring(programme, member(), line(1, 30, **traits), line(2, 70))
    assert answer.points_earned == 70
    assert [one.eligible_net for one in answer.lines] == [ZERO, yuan(70)]
    assert answer.counted == yuan(100)
    assert answer.next_tier == NextTier("gold", yuan(6900))
    (told,) = said(answer, sentence)
    assert told.line_id == 1


@pytest.mark.parametrize(
    ("without", "traits"),
    [
        ('categories = ["gift"]', {"category": "gift"}),
        ('brands = ["Longjing"]', {"brand": "Longjing"}),
        ('zones = ["outlet"]', {"zone": "outlet"}),
        ("reduced = true", {"reduced": True}),
        ("special_price = true", {"special_price": True}),
    ],
)
def test_the_odd_fen_of_a_voucher_falls_alike_in_whatever_order_goods_are_scanned(
    without: str, traits: dict[str, object]
) -> None:
    programme = read_programme(changed(("unit = 1 ", f"without = {{ {without} }}\nunit = 1 ")))
    voucher = (paid(TenderKind.VOUCHER, "0.01"),)
    earned = {
        quote(programme, Checkout(AN_ORDINARY_DAY, lines, member(), tenders=voucher)).points_earned
        for lines in (
            (line(1, 1, name="茶", **traits), line(2, 1, name="茶")),
            (line(1, 1, name="茶"), line(2, 1, name="茶", **traits)),
        )
    }
    assert len(earned) == 1


def test_points_used_lower_the_lines_that_earn_by_their_share_only() -> None:
    programme = read_programme(changed(("unit = 1 ", 'without = { categories = ["gift"] }\nunit = 1 ')))
    answer = ring(programme, holder(500), line(1, 30, category="gift"), line(2, 70), wish=500)
    assert [one.points_share for one in answer.lines] == [yuan(3), yuan(7)]
    assert answer.points_earned == 63


def test_the_tenders_that_earn_may_be_named() -> None:
    programme = read_programme(changed(("unit = 1 ", 'tenders = ["cash", "voucher"]\nunit = 1 ')))
    assert {kind.value for kind in programme.earning.tenders} == {"cash", "voucher"}


def test_a_unit_of_ten_yuan_ignores_the_rest_below_ten() -> None:
    programme = read_programme(changed(("unit = 1 ", "unit = 10 ")))
    earned = [
        asked(price, who=member(), programme=programme).points_earned for price in ("9.99", "10", "19.99")
    ]
    assert earned == [0, 1, 1]


# --- days ---

CAMPAIGN = """
[[days]]
key = "opening"
name = { zh = "开业", en = "Opening" }
on = "dates"
first = 2026-09-06
last = 2026-09-08
points_multiplier = 3.5
tiers = ["gold"]
"""


@pytest.mark.parametrize(("day", "points"), [(5, 15), (6, 52), (8, 52), (9, 15)])
def test_a_campaign_counts_on_its_first_and_last_day(day: int, points: int) -> None:
    programme = read_programme(changed(more=CAMPAIGN))
    answer = asked(10, who=member("gold"), on=date(2026, 9, day), programme=programme)
    assert answer.points_earned == points
    assert bool(said(answer, "day.dates_not_today")) == (points == 15)


def test_a_campaign_may_last_one_day() -> None:
    programme = read_programme(changed(more=CAMPAIGN.replace("last = 2026-09-08", "last = 2026-09-06")))
    assert asked(10, who=member("gold"), on=date(2026, 9, 6), programme=programme).points_earned == 52


def test_a_campaign_for_some_tiers_is_not_for_the_others() -> None:
    programme = read_programme(changed(more=CAMPAIGN))
    answer = asked(10, who=member(), on=date(2026, 9, 6), programme=programme)
    assert answer.points_earned == 10
    assert said(answer, "day.other_tier")


@pytest.mark.parametrize(
    ("on", "points"),
    [(date(2026, 2, 28), 20), (date(2026, 2, 27), 10), (date(2026, 3, 31), 20), (date(2026, 3, 30), 10)],
)
def test_a_member_day_on_the_31st_is_the_last_day_of_shorter_months(on: date, points: int) -> None:
    programme = read_programme(changed(("day = 15", "day = 31")))
    assert asked(10, who=member(), on=on, programme=programme).points_earned == points


def test_a_tier_that_earns_less_than_one_point_says_what_it_takes_off() -> None:
    programme = read_programme(changed(("points_multiplier = 1.5", "points_multiplier = 0.5")))
    answer = asked(11, who=member("gold"), programme=programme)
    assert answer.points_earned == 5
    assert sum(reason.points for reason in answer.explanation if reason.applied) == 5


# --- currency ---


def test_a_currency_without_decimals_reads_amounts_as_they_stand() -> None:
    programme = read_programme(changed(("money_digits = 2", "money_digits = 0"), ("from = 0.01", "from = 1")))
    assert programme.money_digits == 0
    assert programme.earning.unit.minor == 1
    answer = quote(programme, Checkout(AN_ORDINARY_DAY, goods(1), standing=member()))
    assert answer.points_earned == 100
