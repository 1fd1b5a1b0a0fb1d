"""Birthdays of the Chinese calendar: read, kept once a year, found by the day and by the month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.birthday import Birthday, kept_in_month, kept_on
from shuke.domain.care.lunar import FIRST_YEAR, LAST_YEAR, lunar_day, solar_day
from shuke.domain.lunar_words import is_lunar, lunar_text, one_lunar_form, read_lunar
from shuke.domain.profile import Details, Profile

LUNAR = st.builds(
    Birthday, st.integers(1, 12), st.integers(1, 30), lunar=st.just(value=True), leap=st.booleans()
)
MOON = Birthday(8, 15, lunar=True)
LEAP_FOURTH = Birthday(4, 3, lunar=True, leap=True)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("八月十五", "八月十五"),
        ("农历八月十五", "八月十五"),
        ("阴历：8月15日", "八月十五"),
        ("8-15", "八月十五"),
        ("8/15", "八月十五"),
        ("08.15", "八月十五"),
        ("８月１５日", "八月十五"),
        ("lunar 8-15", "八月十五"),
        ("腊月廿三", "腊月廿三"),
        ("十二月二十三", "腊月廿三"),
        ("正月初一", "正月初一"),
        ("一月一日", "正月初一"),
        ("闰四月初三", "闰四月初三"),
        ("農曆閏4月3日", "闰四月初三"),
        ("Leap 4-3", "闰四月初三"),
        ("十一月三十", "冬月三十"),
        (" 二月 初二 ", "二月初二"),
        ("", ""),
    ],
)
def test_it_is_read_however_people_write_it(written: str, kept: str) -> None:
    assert one_lunar_form(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "中秋",
        "八月",
        "十五",
        "13-1",
        "8-31",
        "0-1",
        "8-0",
        "八月三十一",
        "2026-08-15",
        "45356",
        "=8-15",
        "٨-١٥",
        "\u202e8-15",
    ],
)
def test_what_is_no_day_of_that_calendar_is_not_read_and_left_as_it_is(written: str) -> None:
    assert not is_lunar(written)
    assert one_lunar_form(written) == written


@given(LUNAR)
def test_what_is_written_is_read_again_and_a_key_is_one_birthday(birthday: Birthday) -> None:
    assert read_lunar(lunar_text(birthday)) == birthday
    assert Birthday.of_key(*birthday.key) == birthday


@pytest.mark.parametrize(
    ("birthday", "kept"),
    [
        # Published days: the moon festival, the Kitchen God's day of the north, New Year's Eve, and the fourth month.
        (MOON, [date(2025, 10, 6), date(2026, 9, 25), date(2027, 9, 15)]),
        (Birthday(12, 23, lunar=True), [date(2026, 2, 10), date(2027, 1, 30), date(2028, 1, 19)]),
        (Birthday(12, 30, lunar=True), [date(2026, 2, 16), date(2027, 2, 5), date(2028, 1, 25)]),
        # 2020 had the fourth month twice; other years keep it in the plain one.
        (LEAP_FOURTH, [date(2019, 5, 7), date(2020, 5, 25), date(2021, 5, 14)]),
    ],
)
def test_it_is_kept_on_the_days_that_were_published(birthday: Birthday, kept: list[date]) -> None:
    first = date(kept[0].year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(kept[2].year, 12, 31) - first).days + 1)]
    assert [day for day in days if birthday.is_on(day)] == kept
    assert [birthday.next_on(day) for day in (first, *(one + timedelta(days=1) for one in kept[:2]))] == kept


@given(LUNAR, st.integers(FIRST_YEAR + 1, LAST_YEAR - 1))
def test_every_chinese_year_has_it_once_whatever_its_months_are(birthday: Birthday, year: int) -> None:
    first, last = solar_day(year, 1, 1), solar_day(year + 1, 1, 1)
    days = (first + timedelta(days=number) for number in range((last - first).days))
    (kept,) = [day for day in days if birthday.is_on(day)]
    assert birthday.next_on(first) == kept
    assert birthday.year_of(kept) == year
    assert birthday.is_in_month_of(kept.replace(day=1))
    assert birthday.key in kept_in_month(kept.year, kept.month)


def test_a_birthday_at_the_end_of_the_chinese_year_belongs_to_that_year() -> None:
    """2035 has two such days and 2036 none: the years of birthdays go on all the same."""
    late = Birthday(12, 1, lunar=True)
    kept = [date(2034, 1, 20), date(2035, 1, 9), date(2035, 12, 29), date(2037, 1, 16)]
    assert [late.next_on(day - timedelta(days=20)) for day in kept] == kept
    assert [late.year_of(day) for day in kept] == [2033, 2034, 2035, 2036]
    assert [late.in_year(year) for year in range(2034, 2038)] == [kept[0], kept[1], date(2036, 1, 1), kept[3]]
    ages = [late.with_year(1960).age_on(date(year, 6, 1)) for year in range(2034, 2038)]
    assert ages == [74, 75, 76, 77]


def test_the_calendar_is_read_back_day_by_day_and_ends_where_the_table_does() -> None:
    first, last = solar_day(FIRST_YEAR, 1, 1), solar_day(LAST_YEAR, 12, 29)
    assert lunar_day(first - timedelta(days=1)) is None
    assert lunar_day(last + timedelta(days=1)) is None
    for number in range(0, (last - first).days, 11):
        day = first + timedelta(days=number)
        there = lunar_day(day)
        assert there is not None
        if not there.leap:
            assert solar_day(there.year, there.month, there.day) == day
    assert MOON.next_on(date(2101, 2, 1)) is None
    assert not MOON.is_on(date(2101, 9, 1))
    assert kept_on(date(2101, 2, 28)) == ((2, 28), (2, 29))


def test_a_solar_birthday_is_what_it_was() -> None:
    leap = Birthday(2, 29, 1988)
    assert leap.is_on(date(2027, 2, 28))
    assert not leap.is_on(date(2028, 2, 28))
    assert leap.next_on(date(2027, 3, 1)) == date(2028, 2, 29)
    assert (leap.year_of(date(2027, 2, 1)), leap.key, leap.in_year(2027)) == (
        2027,
        (2, 29),
        date(2027, 2, 28),
    )
    assert [leap.age_on(date(2027, 2, day)) for day in (27, 28)] == [38, 39]
    for wrong in ((2, 30), (13, 1), (0, 1), (1, 0)):
        with pytest.raises(ValueError, match=r"."):
            Birthday(*wrong)
    for month, day, lunar in ((13, 1, True), (1, 31, True), (1, 0, True), (1, 1, False)):
        with pytest.raises(ValueError, match=r"."):
            Birthday(month, day, lunar=lunar, leap=True)


def test_the_lunar_one_counts_in_place_of_the_solar_one_where_it_can_be_read() -> None:
    solar = Birthday(9, 27, 1958)
    both = Profile(birthday=solar, details=Details(lunar_birthday="八月十五"))
    assert both.kept_birthday == Birthday(8, 15, 1958, lunar=True)
    assert Profile(birthday=solar).kept_birthday == solar
    assert Profile(birthday=solar, details=Details(lunar_birthday="中秋前后")).kept_birthday == solar
    assert Profile(details=Details(lunar_birthday="8-15")).kept_birthday == MOON
    assert Profile().kept_birthday is None
