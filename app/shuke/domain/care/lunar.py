"""The Chinese calendar of the years 2000 to 2100: from a day of its months to a day of ours, and back.

The months of a year are those that lunardate, borax and cnlunar agree on, compared day by day, but for three new
moons close to midnight (2057, 2089, 2097), of which the Hong Kong Observatory says that its own conversion tables
(www.hko.gov.hk/en/gts/time/conversion.htm) may be a day out; there `holidays` is followed in the first two,
lunardate in the third. Tests hold the table against `holidays` and against published days.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

__all__ = ["FIRST_YEAR", "LAST_YEAR", "LunarDay", "kept_in_lunar_year", "lunar_day", "solar_day"]

FIRST_YEAR, LAST_YEAR = 2000, 2100
_BEGINS = date(2000, 2, 5)
_MONTHS = 12

# A year each: sixteen bits whose first twelve are the months from the first on, one for 30 days, none for 29; the
# last four are the month that a leap month follows; the bit above all says that the leap month has 30 days.
_YEARS = (
    *(0x0C960, 0x0D954, 0x0D4A0, 0x0DA50, 0x07552, 0x056A0, 0x0ABB7, 0x025D0, 0x092D0, 0x0CAB5),
    *(0x0A950, 0x0B4A0, 0x0BAA4, 0x0AD50, 0x055D9, 0x04BA0, 0x0A5B0, 0x15176, 0x052B0, 0x0A930),
    *(0x07954, 0x06AA0, 0x0AD50, 0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260, 0x0EA65, 0x0D530),
    *(0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0, 0x0A4D0, 0x1D0B6, 0x0D250, 0x0D520, 0x0DD45),
    *(0x0B5A0, 0x056D0, 0x055B2, 0x049B0, 0x0A577, 0x0A4B0, 0x0AA50, 0x1B255, 0x06D20, 0x0ADA0),
    *(0x14B63, 0x09370, 0x049F8, 0x04970, 0x064B0, 0x168A6, 0x0EA50, 0x06B20, 0x1A6C4, 0x0AAE0),
    *(0x092E0, 0x0D2E3, 0x0C960, 0x0D557, 0x0D4A0, 0x0DA50, 0x05D55, 0x056A0, 0x0A6D0, 0x055D4),
    *(0x052D0, 0x0A9B8, 0x0A950, 0x0B4A0, 0x0B6A6, 0x0AD50, 0x055A0, 0x0ABA4, 0x0A5B0, 0x052B0),
    *(0x0B273, 0x06930, 0x07337, 0x06AA0, 0x0AD50, 0x14B55, 0x04B60, 0x0A570, 0x054E4, 0x0D160),
    *(0x0E968, 0x0D520, 0x0DAA0, 0x16AA6, 0x056D0, 0x04AE0, 0x0A9D4, 0x0A2D0, 0x0D150, 0x0F252),
    0x0D520,
)


def solar_day(year: int, month: int, day: int) -> date:
    """The day of that month, no leap month, of the lunar year that begins in that year.

    Raises:
        ValueError: a year beyond the table, or a day that the month has not.
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= _MONTHS):
        raise ValueError(f"{year}-{month}")
    of_year = _YEARS[year - FIRST_YEAR]
    if not 1 <= day <= _length(of_year, month):
        raise ValueError(f"{year}-{month}-{day}")
    return _first_of(year, month) + timedelta(days=day - 1)


class LunarDay(NamedTuple):
    """A day as the Chinese calendar has it.

    Attributes:
        year: of ours in which its year begins.
        leap: the month is a leap month, behind the plain one of that number.
        is_last: the last day of its month.
        leap_month: which month its year has twice; 0: none.
    """

    year: int
    month: int
    day: int
    leap: bool
    is_last: bool
    leap_month: int


def lunar_day(day: date) -> LunarDay | None:
    """None beyond the table."""
    passed = (day - _BEGINS).days
    if not 0 <= passed < _PASSED[-1]:
        return None
    at = bisect_right(_PASSED, passed) - 1
    of_year, left = _YEARS[at], passed - _PASSED[at]
    leap_month = of_year & 0xF
    for month in range(1, _MONTHS + 1):
        for leap in (False, True) if month == leap_month else (False,):
            length = _leap(of_year) if leap else _length(of_year, month)
            if left < length:
                return LunarDay(FIRST_YEAR + at, month, left + 1, leap, left + 1 == length, leap_month)
            left -= length
    raise AssertionError(day)  # the months of a year are its days


def kept_in_lunar_year(year: int, month: int, day: int, *, leap: bool) -> date | None:
    """The day of ours on which that day of the lunar year is kept: in a shorter month on its last, of a leap month
    that the year does not have in the plain one. None beyond the table."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    of_year = _YEARS[year - FIRST_YEAR]
    first, length = _first_of(year, month), _length(of_year, month)
    if leap and of_year & 0xF == month:
        first, length = first + timedelta(days=length), _leap(of_year)
    return first + timedelta(days=min(day, length) - 1)


def _first_of(year: int, month: int) -> date:
    """Of that month, no leap month."""
    of_year = _YEARS[year - FIRST_YEAR]
    days = _PASSED[year - FIRST_YEAR] + sum(_length(of_year, one) for one in range(1, month))
    if of_year & 0xF and of_year & 0xF < month:
        days += _leap(of_year)
    return _BEGINS + timedelta(days=days)


def _length(year: int, month: int) -> int:
    return 29 + (year >> (16 - month) & 1)


def _leap(year: int) -> int:
    """Of the leap month; nothing where there is none."""
    return 29 + (year >> 16) if year & 0xF else 0


def _days(year: int) -> int:
    return _leap(year) + sum(_length(year, month) for month in range(1, _MONTHS + 1))


_PASSED = tuple(accumulate(map(_days, _YEARS), initial=0))
"""Days before each year of the table, and all of them."""
