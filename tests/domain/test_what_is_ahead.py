"""What going on as before brings: the year's points, the next tier's month, and nothing where nothing can be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.tea_chain import changed, member, tea_chain, yuan
from laws import examples
from shuke.domain.money import Money
from shuke.domain.programme.ahead import LEAST_DAYS, Ahead, look_ahead
from shuke.domain.programme.reading import read_programme
from shuke.wording.ahead import ahead_briefly, ahead_in_full
from shuke.wording.figures import money_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

ON = date(2026, 1, 1)
JOINED = ON - timedelta(days=70)


def ahead_of(spent: int, **known: object) -> Ahead | None:
    told = {"joined_on": JOINED, "cumulative": yuan(spent), "points_known": spent} | known
    return look_ahead(tea_chain(), member(**told), ON)


def briefly(ahead: Ahead | None) -> tuple[str, str]:
    told = ahead_briefly(ahead, money_text)
    return str(in_words(told, Language.ZH)), str(in_words(told, Language.EN))


def test_ten_weeks_at_two_hundred_reach_gold_after_twenty_five_more() -> None:
    found = ahead_of(2000)
    assert found is not None
    assert found.year is not None
    assert found.tier is not None
    assert found.year.as_before.weekly == yuan(200)
    assert found.year.as_before.balance == 2000 + 52 * 200
    assert found.tier.by == ON + timedelta(weeks=25)  # 5,000 of the 7,000 are missing
    assert found.tier.multiplier == Fraction(3, 2)
    assert briefly(found) == (
        "照现在的消费，约2026年6月可升金卡；一年后约有12,400积分，可换¥248.00的商品",
        "At this pace Gold about June 2026; in a year about 12,400 points: goods worth ¥248.00",
    )
    year, tier = ahead_in_full(found, Language.ZH, money_text)
    assert year.startswith("您平均每周消费¥200.00")
    assert tier == "照现在的消费，您大约2026年6月可升金卡。升级后消费得1.5倍积分。"
    assert ahead_in_full(found, Language.EN, money_text)[1] == (
        "At this pace you reach Gold about June 2026. From there you earn 1.5 times the points."
    )


def test_a_tier_that_takes_longer_than_a_year_is_not_foretold() -> None:
    found = ahead_of(1000)  # 100 a week, 6,000 missing: 60 weeks
    assert found is not None
    assert found.tier is None
    assert briefly(found)[0].startswith("照现在的消费，一年后约有6,200积分")


def test_a_tier_that_is_open_is_offered_and_not_foretold() -> None:
    found = ahead_of(7000)
    assert found is not None
    assert found.tier is None


def test_a_sale_that_is_not_counted_yet_counts() -> None:
    standing = member(joined_on=JOINED, cumulative=yuan(1500), points_known=2000)
    assert look_ahead(tea_chain(), standing, ON, yuan(500)) == ahead_of(2000)


@pytest.mark.parametrize(
    ("days", "spent", "told"), [(LEAST_DAYS - 1, 100, False), (LEAST_DAYS, 100, True), (LEAST_DAYS, 0, False)]
)
def test_a_first_month_and_an_idle_member_say_nothing(days: int, spent: int, told: bool) -> None:
    found = ahead_of(spent, joined_on=ON - timedelta(days=days))
    assert (found is not None) == told
    assert (briefly(found) != ("", "")) == told
    assert bool(ahead_in_full(found, Language.ZH, money_text)) == told


def test_fen_over_years_come_to_nothing_a_week() -> None:
    assert ahead_of(0, cumulative=Money(3), joined_on=ON - timedelta(days=900)) is None


def test_a_discount_on_all_goods_is_told_in_yuan_a_year() -> None:
    more = """
[[discounts]]
key = "gold"
name = { zh = "金卡九五折", en = "Gold 5% off" }
tiers = ["gold"]
pay_percent = 95
"""
    programme = read_programme(changed(more=more))
    standing = member(joined_on=JOINED, cumulative=yuan(2000))
    found = look_ahead(programme, standing, ON)
    assert found is not None
    assert found.tier is not None
    assert found.tier.less == yuan(520)  # a twentieth of 52 × 200
    assert "升级后同样的消费一年约省¥520.00。" in ahead_in_full(found, Language.ZH, money_text)[1]


def test_a_year_that_begins_anew_is_not_looked_beyond() -> None:
    """Money of a calendar year: what is not reached by its last day is not reached."""
    programme = tea_chain()
    gold = programme.tier("gold")
    entries = tuple(
        replace(
            entry,
            reaches=tuple(
                replace(one, measure=replace(one.measure, span=type(one.measure.span).YEAR))
                for one in entry.reaches
            ),
        )
        for entry in gold.entries
    )
    yearly = replace(programme, tiers=(programme.tiers[0], replace(gold, entries=entries)))
    for on, told in ((date(2026, 3, 1), True), (date(2026, 9, 1), False)):
        standing = member(joined_on=on - timedelta(days=70), cumulative=yuan(2000))
        found = look_ahead(yearly, standing, on)
        assert found is not None
        assert (found.tier is not None) == told


@settings(max_examples=examples(50))
@given(
    st.integers(0, 10**9),
    st.integers(0, 5000),
    st.integers(-(10**6), 10**9),
    st.sampled_from(["ordinary", "gold", "diamond", "gone"]),
)
def test_whatever_a_member_has_the_words_are_few(spent: int, days: int, points: int, tier: str) -> None:
    found = ahead_of(
        0, cumulative=Money(spent), joined_on=ON - timedelta(days=days), points_known=points, tier=tier
    )
    zh, en = briefly(found)
    assert len(zh) <= 80
    assert len(en) <= 120
    if found is not None and found.tier is not None:
        assert ON < found.tier.by <= ON + timedelta(weeks=52)
