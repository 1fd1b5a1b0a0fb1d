"""Each number of the tea chain's programme, just below, at and just above its boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.tea_chain import (
    AN_ORDINARY_DAY,
    BIRTHDAY,
    MEMBER_DAY,
    asked,
    changed,
    holder,
    member,
    paid,
    said,
    tea_chain,
    yuan,
)
from shuke.domain.basket import TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import ZERO
from shuke.domain.programme.document import UnknownTier
from shuke.domain.programme.measuring import of_slips
from shuke.domain.programme.parts.card_rules import Replacement
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.tiers import EntryBy
from shuke.domain.programme.quote import NextTier, PromotionOffer, Standing
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.tiers import entries, promotion_open

TIERS = ("ordinary", "gold", "diamond")


# --- earning ---


@pytest.mark.parametrize(
    ("price", "points"), [("0.99", 0), ("1.00", 1), ("1.01", 1), ("1.99", 1), ("2.00", 2), ("88.88", 88)]
)
def test_a_full_yuan_earns_one_point_and_what_is_left_below_it_none(price: str, points: int) -> None:
    assert asked(price, who=member()).points_earned == points


def test_the_unit_counts_on_the_whole_sale_and_not_on_each_line() -> None:
    assert asked("0.50", "0.50", who=member()).points_earned == 1


@pytest.mark.parametrize(
    ("tier", "price", "points"),
    [
        ("ordinary", 101, 101),
        ("gold", 1, 1),
        ("gold", 2, 3),
        ("gold", 100, 150),
        ("gold", 101, 151),
        ("diamond", 1, 3),
        ("diamond", 101, 303),
    ],
)
def test_gold_earns_one_and_a_half_times_and_diamond_three_times(tier: str, price: int, points: int) -> None:
    assert asked(price, who=member(tier)).points_earned == points


def test_a_tier_that_this_programme_does_not_have_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(UnknownTier, match="platinum"):
        asked(1, who=member("platinum"))


@pytest.mark.parametrize(
    "kind",
    [
        TenderKind.CASH,
        TenderKind.BANK_CARD,
        TenderKind.ALIPAY,
        TenderKind.WECHAT,
        TenderKind.STORED_VALUE,
    ],
)
def test_money_earns_however_it_is_paid(kind: TenderKind) -> None:
    who = member(principal=yuan(100))
    assert asked(100, who=who, tenders=(paid(kind, 100),)).points_earned == 100


@pytest.mark.parametrize(
    ("voucher", "points"), [("0.01", 99), ("1.00", 99), ("1.01", 98), ("99.01", 0), ("100.00", 0)]
)
def test_what_a_voucher_pays_earns_nothing(voucher: str, points: int) -> None:
    answer = asked(60, 40, who=member(), tenders=(paid(TenderKind.VOUCHER, voucher),))
    assert answer.points_earned == points
    assert answer.counted == yuan(100) - yuan(voucher)
    assert answer.to_pay == yuan(100)
    (told,) = said(answer, "earning.tender")
    assert dict(told.values) == {"paid": yuan(voucher), "tender": "voucher"}


def test_a_voucher_left_over_after_a_line_was_taken_out_earns_nothing_and_costs_nothing_more() -> None:
    answer = asked(10, who=member(), tenders=(paid(TenderKind.VOUCHER, 100),))
    assert (answer.points_earned, answer.counted, answer.to_pay) == (0, ZERO, yuan(10))


def test_what_points_pay_earns_nothing() -> None:
    answer = asked("10.50", who=holder(100), wish=100)
    assert answer.to_pay == yuan("8.50")
    assert answer.points_earned == 8
    assert said(answer, "earning.points_part")


def test_points_and_card_do_not_lapse() -> None:
    programme = tea_chain()
    assert asked(1, who=member()).points_last_day is None
    assert programme.points_validity.last_day(AN_ORDINARY_DAY) is None
    assert programme.card.validity.last_day(AN_ORDINARY_DAY) is None


# --- points as money ---


@pytest.mark.parametrize(("wish", "used"), [(49, 0), (50, 50), (51, 50), (99, 50), (100, 100), (101, 100)])
def test_points_are_used_in_steps_of_fifty_each_worth_a_yuan(wish: int, used: int) -> None:
    answer = asked(20, who=holder(1000), wish=wish)
    assert answer.points_used == used
    assert answer.points_value == yuan(used // 50)
    assert answer.to_pay == yuan(20 - used // 50)
    assert bool(said(answer, "points.lowered_to_step")) == (used != wish)


@pytest.mark.parametrize(
    ("price", "most"), [("0.99", 0), ("1.00", 50), ("1.99", 50), ("2.00", 100), ("7.50", 350)]
)
def test_points_never_pay_more_than_the_bill(price: str, most: int) -> None:
    answer = asked(price, who=holder(1000), wish=1000)
    assert answer.points_used == most
    sentence = "points.lowered_to_bill" if most else "points.bill_too_small"
    assert said(answer, sentence)


@pytest.mark.parametrize(("balance", "most"), [(-80, 0), (0, 0), (49, 0), (50, 50), (99, 50), (100, 100)])
def test_points_never_pay_more_than_the_balance(balance: int, most: int) -> None:
    answer = asked(20, who=holder(balance), wish=300)
    assert answer.points_used == most
    assert said(answer, "points.lowered_to_balance" if most else "points.too_few")


def test_points_that_are_another_tills_to_spend_are_not_used() -> None:
    answer = asked(20, who=holder(1000, spendable=130), wish=300)
    assert answer.points_used == 100
    assert said(answer, "points.lowered_to_till")
    nothing = asked(20, who=holder(1000, spendable=49), wish=300)
    assert nothing.points_used == 0
    assert nothing.points_offer is None
    assert said(nothing, "points.none_here")


def test_a_slice_larger_than_the_balance_does_not_lend_points() -> None:
    assert asked(20, who=holder(60, spendable=500), wish=300).points_used == 50


def test_the_offer_is_the_most_that_can_be_used_with_its_value() -> None:
    answer = asked("12.40", who=holder(320))
    assert answer.points_offer is not None
    assert (answer.points_offer.points, answer.points_offer.value, answer.points_offer.step) == (
        300,
        yuan(6),
        50,
    )
    assert answer.points_used == 0
    (told,) = said(answer, "points.could")
    assert not told.applied
    assert dict(told.values)["known"] == 320


def test_what_is_paid_already_is_not_paid_again_with_points() -> None:
    answer = asked(10, who=holder(1000), wish=1000, tenders=(paid(TenderKind.ALIPAY, "8.50"),))
    assert answer.points_used == 50
    assert answer.to_pay == yuan(9)


def test_more_paid_than_the_basket_now_holds_leaves_no_room_for_points() -> None:
    answer = asked(5, who=holder(1000), wish=50, tenders=(paid(TenderKind.ALIPAY, 10),))
    assert answer.points_used == 0


@pytest.mark.parametrize(("balance", "used"), [(199, 0), (200, 50), (201, 50)])
def test_a_least_balance_before_use_may_be_set(balance: int, used: int) -> None:
    programme = read_programme(changed(("least_balance = 0", "least_balance = 200")))
    answer = asked(20, who=holder(balance), wish=50, programme=programme)
    assert answer.points_used == used
    assert bool(said(answer, "points.below_least")) == (used == 0)


@pytest.mark.parametrize("swap", [("on = true", "on = false"), ("[points_as_money]", "[unread]")])
def test_points_as_money_can_be_switched_off_or_left_out(swap: tuple[str, str]) -> None:
    text = changed(swap)
    if "[unread]" in text:
        start = text.index("[unread]")
        text = text[:start] + text[text.index("[[days]]") :]
    answer = asked(20, who=holder(500), wish=50, programme=read_programme(text))
    assert answer.points_used == 0
    assert answer.points_offer is None
    assert said(answer, "points.off")


def test_a_programme_without_points_as_money_does_not_speak_of_it_unasked() -> None:
    text = changed()
    start = text.index("[points_as_money]")
    programme = read_programme(text[:start] + text[text.index("[[days]]") :])
    assert not said(asked(20, who=holder(500), programme=programme), "points.off")


# --- days ---


def test_the_birthday_doubles_the_points() -> None:
    answer = asked(101, who=member("gold", birthday=BIRTHDAY))
    assert answer.points_earned == 303  # floor(101 * 1.5 * 2), not twice floor(101 * 1.5)
    assert (answer.day, answer.member_day) == ("birthday", False)


@pytest.mark.parametrize("on", [date(2026, 3, 9), date(2026, 3, 11), date(2026, 4, 10)])
def test_the_birthday_is_the_day_itself(on: date) -> None:
    answer = asked(100, who=member(birthday=BIRTHDAY), on=on)
    assert answer.points_earned == 100
    assert said(answer, "day.birthday_not_today")


def test_a_birthday_that_was_not_told_doubles_nothing_and_is_said_to_be_unknown() -> None:
    answer = asked(100, who=member())
    assert answer.points_earned == 100
    assert said(answer, "day.birthday_unknown")


@pytest.mark.parametrize(
    ("on", "kept"),
    [
        (date(2026, 2, 28), True),
        (date(2026, 3, 1), False),
        (date(2028, 2, 28), False),
        (date(2028, 2, 29), True),
    ],
)
def test_a_birthday_on_29_february_is_kept_on_the_28th_in_common_years(on: date, kept: bool) -> None:
    assert asked(100, who=member(birthday=Birthday(2, 29)), on=on).points_earned == (200 if kept else 100)


@pytest.mark.parametrize(
    ("month", "day", "year"), [(2, 30, None), (2, 29, 1990), (13, 1, None), (0, 1, None)]
)
def test_a_birthday_that_no_calendar_has_is_refused(month: int, day: int, year: int | None) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        Birthday(month, day, year)


@pytest.mark.parametrize(("day", "points"), [(14, 100), (15, 200), (16, 100)])
def test_the_fifteenth_is_member_day_with_double_points(day: int, points: int) -> None:
    answer = asked(100, who=member(), on=date(2026, 3, day))
    assert answer.points_earned == points
    assert answer.member_day == (day == 15)


@pytest.mark.parametrize(
    ("tier", "used_before", "points"),
    [
        ("ordinary", 0, 200),
        ("ordinary", 1, 100),
        ("ordinary", 2, 100),
        ("gold", 1, 300),
        ("gold", 11, 300),
        ("diamond", 11, 600),
    ],
)
def test_ordinary_members_have_one_member_day_a_year_gold_and_diamond_each(
    tier: str, used_before: int, points: int
) -> None:
    answer = asked(100, who=member(tier, member_days_this_year=used_before), on=MEMBER_DAY)
    assert answer.points_earned == points
    assert bool(said(answer, "day.used_up")) == (points == 100)


def test_birthday_and_member_day_do_not_multiply_and_the_birthday_spares_the_yearly_member_day() -> None:
    answer = asked(100, who=member(birthday=Birthday(3, 15)), on=MEMBER_DAY)
    assert answer.points_earned == 200
    assert (answer.day, answer.member_day) == ("birthday", False)
    (beaten,) = said(answer, "day.beaten")
    assert not beaten.applied
    assert beaten.rule == "earning.day.member-day"


def test_the_yearly_member_day_is_spared_whatever_the_order_of_the_rules() -> None:
    programme = replace(tea_chain(), days=tea_chain().days[::-1])
    answer = asked(100, who=member(birthday=Birthday(3, 15)), on=MEMBER_DAY, programme=programme)
    assert (answer.day, answer.member_day) == ("birthday", False)


def test_of_two_days_the_better_one_counts() -> None:
    triple = read_programme(changed(("day = 15\npoints_multiplier = 2", "day = 15\npoints_multiplier = 3")))
    answer = asked(100, who=member(birthday=Birthday(3, 15)), on=MEMBER_DAY, programme=triple)
    assert answer.points_earned == 300
    assert (answer.day, answer.member_day) == ("member-day", True)


def test_a_sale_too_small_to_earn_does_not_use_up_the_member_day() -> None:
    answer = asked("0.99", who=member(), on=MEMBER_DAY)
    assert (answer.points_earned, answer.day, answer.member_day) == (0, "", False)
    assert said(answer, "day.gives_nothing")


# --- tiers ---


@pytest.mark.parametrize(
    ("held", "before", "price", "offered", "near"),
    [
        ("ordinary", "6999.98", "0.01", None, ("gold", "0.01")),
        ("ordinary", "6999.99", "0.01", "gold", ("diamond", "9000.00")),
        ("ordinary", "7000.00", "0.01", "gold", ("diamond", "8999.99")),
        ("ordinary", "0.00", "15999.99", "gold", ("diamond", "0.01")),
        ("ordinary", "0.00", "16000.00", "diamond", None),
        ("gold", "7000.00", "8999.99", None, ("diamond", "0.01")),
        ("gold", "7000.00", "9000.00", "diamond", None),
        ("gold", "7000.00", "9000.01", "diamond", None),
        ("gold", "0.00", "1.00", None, ("diamond", "15999.00")),
        ("diamond", "0.00", "1.00", None, None),
        ("diamond", "99999.00", "1.00", None, None),
    ],
)
def test_gold_opens_at_7000_and_diamond_at_16000_this_sale_included(
    held: str, before: str, price: str, offered: str | None, near: tuple[str, str] | None
) -> None:
    answer = asked(price, who=member(held, cumulative=yuan(before)))
    assert answer.promotion == (PromotionOffer(offered, f"tier.{offered}.cumulative") if offered else None)
    assert answer.next_tier == (NextTier(near[0], yuan(near[1])) if near else None)
    assert bool(said(answer, "tier.promotion")) == bool(offered)
    assert bool(said(answer, "tier.next")) == bool(near)
    assert bool(said(answer, "tier.highest")) == (not offered and not near)


def test_the_sale_that_opens_gold_still_earns_as_ordinary() -> None:
    answer = asked(100, who=member(cumulative=yuan(6900)))
    assert answer.promotion is not None
    assert answer.points_earned == 100


def test_points_and_vouchers_bring_nobody_nearer_to_a_tier() -> None:
    voucher = (paid(TenderKind.VOUCHER, 30),)
    answer = asked(100, who=member(cumulative=ZERO, points_known=500, points_spendable=500), wish=500)
    assert answer.counted == yuan(90)
    assert asked(100, who=member(), tenders=voucher).next_tier == NextTier("gold", yuan(6930))


def test_after_the_sale_the_offer_stands_as_long_as_it_is_not_taken() -> None:
    programme = tea_chain()

    def offered(who: Standing) -> PromotionOffer | None:
        return promotion_open(programme, who.tier, who.value)

    assert offered(member(cumulative=yuan("6999.99"))) is None
    assert offered(member(cumulative=yuan(7000))) == PromotionOffer("gold", "tier.gold.cumulative")
    assert offered(member("gold", cumulative=yuan(7000))) is None


# --- without a member ---


def test_without_a_member_a_sale_is_plain_sums_and_says_so() -> None:
    answer = asked(10, "2.40", wish=50, on=MEMBER_DAY)
    assert (answer.gross, answer.discount, answer.to_pay) == (yuan("12.40"), ZERO, yuan("12.40"))
    assert (answer.points_earned, answer.points_used, answer.points_offer) == (0, 0, None)
    assert (answer.next_tier, answer.promotion, answer.day) == (None, None, "")
    assert said(answer, "no_member")
    assert said(answer, "points.no_member")
    assert not any(reason.applied for reason in answer.explanation)


@pytest.mark.parametrize(
    ("same_day", "open_tiers"),
    [
        ("0.00", []),
        ("0.01", ["ordinary"]),
        ("4999.99", ["ordinary"]),
        ("5000.00", ["ordinary", "gold"]),
        ("5000.01", ["ordinary", "gold"]),
        ("11999.99", ["ordinary", "gold"]),
        ("12000.00", ["ordinary", "gold", "diamond"]),
        ("12000.01", ["ordinary", "gold", "diamond"]),
    ],
)
def test_a_customer_enters_by_any_purchase_gold_by_5000_and_diamond_by_12000_on_one_day(
    same_day: str, open_tiers: list[str]
) -> None:
    ways = entries(tea_chain(), of_slips(yuan(same_day)))
    bought = [way for way in ways if way.by is not EntryBy.FEE]
    assert [way.tier for way in bought if way.open] == open_tiers
    assert all(way.proofs == (Proof.SLIP, Proof.DOCUMENT) for way in bought)
    assert all(way.open == (not way.missing) for way in bought)


def test_without_a_purchase_the_ordinary_card_costs_150() -> None:
    ways = [way for way in entries(tea_chain(), of_slips(ZERO)) if way.by is EntryBy.FEE]
    assert [(way.tier, way.fee, way.open, way.rule) for way in ways] == [
        ("ordinary", yuan(150), True, "tier.ordinary.fee")
    ]


def test_slips_of_the_same_day_count_together_but_one_sale_by_itself() -> None:
    ways = {way.rule: way for way in entries(tea_chain(), of_slips(ZERO, yuan(5000)))}
    assert ways["tier.gold.same-day"].open
    assert not ways["tier.ordinary.sale"].open


def test_a_sale_without_a_member_tells_what_it_opens_and_what_is_near() -> None:
    answer = asked(5000)
    opened = [dict(reason.values)["tier"] for reason in said(answer, "entry.open_showing")]
    assert [str(name.en) for name in opened] == ["Ordinary", "Gold"]  # type: ignore[union-attr]
    (missing,) = said(answer, "entry.missing")
    assert dict(missing.values)["missing"] == yuan(7000)
    assert said(answer, "entry.fee")


def test_an_entry_that_needs_no_proof_says_so() -> None:
    programme = read_programme(changed(('from = 0.01\nshows = ["slip", "document"]', "from = 0.01")))
    assert said(asked(1, programme=programme), "entry.open")


def test_an_empty_basket_opens_nothing_worth_telling() -> None:
    assert [reason.sentence for reason in asked().explanation] == ["no_member"]


# --- card, versions, words ---


def test_a_lost_and_a_damaged_card_cost_5_and_need_a_document() -> None:
    five = Replacement(fee=yuan(5), proofs=(Proof.DOCUMENT,))
    assert (tea_chain().card.lost, tea_chain().card.damaged) == (five, five)


def test_tiers_and_rules_are_named_in_both_languages_and_the_terms_stand_in_both() -> None:
    programme = tea_chain()
    assert [tier.key for tier in programme.tiers] == list(TIERS)
    assert [tier.name.zh for tier in programme.tiers] == ["普通卡", "金卡", "钻石卡"]
    for words in (
        programme.name,
        *(tier.name for tier in programme.tiers),
        *(day.name for day in programme.days),
    ):
        assert words.zh
        assert words.en
        assert words.zh != words.en
    for number in ("150", "5000", "12000", "7000", "16000", "50"):
        assert number in programme.terms.zh
        assert number in programme.terms.en.replace(",", "")


def test_a_sale_names_the_programme_and_its_version() -> None:
    answer = asked(1)
    assert (answer.programme, answer.programme_version) == ("tea-chain", 1)
