"""Days of the Chinese calendar against what was published, and festivals in their years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays.calendars.chinese import _ChineseLunisolar as Published

from shuke.domain.care.festivals import Festival, OwnDay, festival_day, festivals_between
from shuke.domain.care.lunar import FIRST_YEAR, LAST_YEAR, solar_day

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
SAME = {
    Festival.SPRING: Published.LUNAR_NEW_YEAR_DATES,
    Festival.DRAGON_BOAT: Published.DRAGON_BOAT_DATES,
    Festival.MID_AUTUMN: Published.MID_AUTUMN_DATES,
    Festival.DOUBLE_NINTH: Published.DOUBLE_NINTH_DATES,
}
QIXI = {
    # Published for the years to come (calculatorian.com, time and date, Qixi Festival); 2025, 2028 and 2033
    # have a leap month.
    2024: date(2024, 8, 10),
    2025: date(2025, 8, 29),
    2026: date(2026, 8, 19),
    2027: date(2027, 8, 8),
    2028: date(2028, 8, 26),
    2029: date(2029, 8, 16),
    2030: date(2030, 8, 5),
    2031: date(2031, 8, 24),
    2032: date(2032, 8, 12),
    2033: date(2033, 8, 1),
}


@pytest.mark.parametrize("festival", SAME)
def test_a_hundred_and_one_years_are_as_a_kept_calendar_has_them(festival: Festival) -> None:
    published = {year: date(year, *SAME[festival][year]) for year in YEARS}
    assert {year: festival_day(festival, year) for year in YEARS} == published


def test_festivals_that_no_statute_knows_are_as_they_were_published() -> None:
    assert {year: festival_day(Festival.QIXI, year) for year in QIXI} == QIXI
    spring = {year: date(year, *SAME[Festival.SPRING][year]) for year in YEARS}
    lantern = {year: festival_day(Festival.LANTERN, year) - timedelta(days=14) for year in YEARS}
    assert lantern == spring


@pytest.mark.parametrize(("year", "month", "day"), [(1999, 1, 1), (2101, 1, 1), (2026, 13, 1), (2026, 1, 31)])
def test_what_the_calendar_has_not_is_no_day(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        solar_day(year, month, day)


def test_festivals_and_own_days_come_in_their_order_over_the_turn_of_the_year() -> None:
    own = (OwnDay(2, 29, "闰日"), OwnDay(12, 12, "店庆"))
    found = festivals_between(
        (Festival.NEW_YEAR, Festival.SPRING, Festival.NATIONAL), own, date(2026, 12, 12), date(2027, 2, 28)
    )
    assert list(found) == [
        (date(2026, 12, 12), "12-12"),
        (date(2027, 1, 1), "new-year"),
        (date(2027, 2, 6), "spring"),
        (date(2027, 2, 28), "02-29"),
    ]


def test_beyond_the_table_solar_festivals_are_still_known() -> None:
    between = (date(2150, 1, 1), date(2150, 12, 31))
    assert [key for _, key in festivals_between(tuple(Festival), (), *between)] == [
        "new-year",
        "women",
        "labour",
        "children",
        "national",
    ]


@pytest.mark.parametrize(("month", "day", "name"), [(2, 30, "x"), (13, 1, "x"), (1, 1, ""), (1, 1, "x" * 21)])
def test_an_own_day_is_a_day_with_a_name(month: int, day: int, name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        OwnDay(month, day, name)
