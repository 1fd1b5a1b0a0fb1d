"""The benefit forecast: a year at the usual pace and at a little more, in points and in yuan."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.forecast import Outlook, PointsRate, PointsWorth, a_little_more, forecast
from shuke.domain.money import Money
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.forecast import forecast_text

ONE_PER_YUAN = PointsRate(Money(100))
FIFTY_A_YUAN = PointsWorth(points=50, worth=Money(100), step=50)


def yuan(amount: int) -> Money:
    return Money(amount * 100)


def test_a_year_has_fifty_two_weeks_and_the_points_of_today() -> None:
    found = forecast(yuan(500), 1234, ONE_PER_YUAN, FIFTY_A_YUAN)
    assert found is not None
    assert found.points_now == 1234
    assert found.as_before == Outlook(yuan(500), 27_234, yuan(544))  # 26,000 more; 544 whole steps of 50
    assert found.at_more == Outlook(yuan(800), 42_834, yuan(856))


def test_two_hundred_at_five_hundred_a_week_and_five_hundred_at_eight_hundred() -> None:
    """The figures of the published example: 800 a week reaches a tier that earns more."""
    worth = PointsWorth(points=130, worth=yuan(1), step=130)
    silver = PointsRate(Money(100), Fraction(25, 16))
    found = forecast(yuan(500), 0, ONE_PER_YUAN, worth, rate_at_more=silver)
    assert found is not None
    assert found.as_before.worth == yuan(200)
    assert (found.at_more.weekly, found.at_more.worth) == (yuan(800), yuan(500))
    zh = forecast_text(found, Language.ZH, money_text)
    assert zh == (
        "您平均每周消费¥500.00，现有0积分。照此下去，一年后有26,000积分，可换价值¥200.00的任意商品；"
        "每周消费¥800.00，可换价值¥500.00的。"
    )
    en = forecast_text(found, Language.EN, money_text)
    assert "any goods worth ¥200.00. At ¥800.00 a week it is ¥500.00." in en
    assert "%" not in zh + en


@pytest.mark.parametrize(
    ("money", "unit", "multiplier", "points"),
    [
        (999, 1000, "1", 0),
        (1000, 1000, "1", 1),
        (1999, 1000, "1.5", 1),
        (2000, 1000, "1.5", 3),
        (100, 100, "1.5", 1),
        (300, 100, "2.5", 7),
    ],
)
def test_points_are_floored_twice(money: int, unit: int, multiplier: str, points: int) -> None:
    assert PointsRate(Money(unit), Fraction(multiplier)).points(Money(money)) == points


@pytest.mark.parametrize(("points", "minor"), [(-10, 0), (49, 0), (50, 100), (99, 100), (100, 200)])
def test_points_are_worth_whole_steps(points: int, minor: int) -> None:
    assert FIFTY_A_YUAN.of(points) == Money(minor)


@pytest.mark.parametrize(
    ("weekly", "more"),
    [
        (50000, 80000),
        (8500, 15000),
        (12345, 20000),
        (66000, 100000),
        (6250, 10000),
        (9399, 15000),
        (1, 2),
        (2, 3),
        (30, 50),
        (100, 150),
    ],
)
def test_a_little_more_is_a_friendly_number(weekly: int, more: int) -> None:
    assert a_little_more(Money(weekly)) == Money(more)


@given(st.integers(1, 10**12))
def test_a_little_more_is_more_and_not_twice_as_much(weekly: int) -> None:
    more = a_little_more(Money(weekly)).minor
    assert weekly < more <= 2 * weekly
    assert len(str(more).rstrip("0")) <= 2


def test_the_other_amount_may_be_given() -> None:
    found = forecast(yuan(10), 0, ONE_PER_YUAN, FIFTY_A_YUAN, more=yuan(11))
    assert found is not None
    assert found.at_more == Outlook(yuan(11), 572, yuan(11))


def test_who_spends_nothing_has_no_forecast() -> None:
    assert forecast(Money(0), 100, ONE_PER_YUAN, FIFTY_A_YUAN) is None
    assert forecast(Money(-1), 100, ONE_PER_YUAN, FIFTY_A_YUAN) is None


def test_where_points_are_no_money_they_are_told_as_points() -> None:
    found = forecast(yuan(10), 5, ONE_PER_YUAN, None)
    assert found is not None
    assert found.as_before == Outlook(yuan(10), 525, None)
    assert "15.00 a week 785." in forecast_text(found, Language.EN, money_text)
    assert "有785积分。" in forecast_text(found, Language.ZH, money_text)


@pytest.mark.parametrize(("points", "told"), [(0, "worth"), (-1_000, "points")])
def test_what_buys_nothing_yet_is_not_called_goods_worth_nothing(points: int, told: str) -> None:
    worth = PointsWorth(points=600, worth=yuan(1), step=600)
    found = forecast(yuan(10), points, ONE_PER_YUAN, worth)
    assert found is not None
    for language in Language:
        assert "0.00的任意" not in forecast_text(found, language, money_text)
    assert told in forecast_text(found, Language.EN, money_text)
    assert ("worth" in forecast_text(found, Language.EN, money_text)) == (told == "worth")
