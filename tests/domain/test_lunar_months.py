"""The months of the Chinese calendar against the moon itself, and against what was published of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from math import radians, sin

import pytest

from shuke.domain.care.lunar import FIRST_YEAR, LAST_YEAR, lunar_day, solar_day

BEIJING = timezone(timedelta(hours=8))
CLOSE = timedelta(minutes=5)
"""To midnight: what is left out of the sum below, and how the earth will turn by then, may decide the day."""

LEAP_MONTHS = {
    2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3,
    2033: 11, 2036: 6, 2039: 5, 2042: 2, 2044: 7, 2047: 5, 2050: 3, 2052: 8, 2055: 6, 2058: 4, 2061: 3, 2063: 7,
    2066: 5, 2069: 4, 2071: 8, 2074: 6, 2077: 4, 2080: 3, 2082: 7, 2085: 5, 2088: 4, 2090: 8, 2093: 6, 2096: 4,
    2099: 2,
}  # fmt: skip
"""As the Hong Kong Observatory's conversion tables have them."""

_TERMS = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
)  # fmt: skip
"""Days, power of the eccentricity, and how often the sun's anomaly, the moon's and its argument of latitude."""


def new_moon(lunation: int) -> datetime:
    """By Meeus, Astronomical Algorithms, chapter 49, without what planets add (half a minute); 0: January 2000."""
    k, t = lunation, lunation / 1236.85
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.00000015 * t**3
    eccentric = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * k - 0.0000014 * t**2
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3
    latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t**2
    day -= 0.00017 * sin(radians(node))
    for amount, power, of_sun, of_moon, of_latitude in _TERMS:
        angle = radians(of_sun * sun + of_moon * moon + of_latitude * latitude)
        day += amount * eccentric**power * sin(angle)
    slower = 64 + 110 * t  # seconds by which clocks of the earth are behind, as far as that is foreseen
    at = datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(days=day - 2451545) - timedelta(seconds=slower)
    return at.astimezone(BEIJING)


def first_days() -> list[date]:
    """Of each month of the table."""
    day, found = solar_day(FIRST_YEAR, 1, 1), []
    while (there := lunar_day(day)) is not None:
        if there.day == 1:
            found.append(day)
        day += timedelta(days=1)
    return found


def test_each_month_begins_on_the_day_of_a_new_moon() -> None:
    begins, otherwise = first_days(), []
    assert len(begins) == 101 * 12 + len(LEAP_MONTHS)
    for at, day in enumerate(begins, start=1):
        moon = new_moon(at)
        if moon.date() != day:
            midnight = datetime.combine(max(day, moon.date()), datetime.min.time(), BEIJING)
            otherwise.append((day.year, abs(moon - midnight) < CLOSE))
    assert otherwise == [(year, True) for year, _ in otherwise]
    assert {year for year, _ in otherwise} <= {2057, 2089, 2097}


def test_leap_months_are_those_that_were_published() -> None:
    found = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        there = lunar_day(solar_day(year, 1, 1))
        assert there is not None
        if there.leap_month:
            found[year] = there.leap_month
    assert found == LEAP_MONTHS


@pytest.mark.parametrize(
    ("eve", "day"),
    [
        (date(2022, 1, 31), 29),
        (date(2023, 1, 21), 30),
        (date(2024, 2, 9), 30),
        (date(2025, 1, 28), 29),
        (date(2026, 2, 16), 29),
        (date(2027, 2, 5), 29),
        (date(2028, 1, 25), 29),
        (date(2029, 2, 12), 29),
        (date(2030, 2, 2), 30),
    ],
)
def test_the_year_ends_as_was_published(eve: date, day: int) -> None:
    """Five years in a row, 2025 to 2029, begin without a thirtieth on their eve."""
    there = lunar_day(eve)
    assert there is not None
    assert (there.month, there.day, there.is_last) == (12, day, True)
