"""The calendar of holidays: as published, by law where nothing is published yet, and by a newer file."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from functools import cache

import pytest
from holidays import country_holidays

from shuke.adapters.holiday_calendar import holiday_calendar, shipped_file
from shuke.domain.bilingual import Bilingual
from shuke.domain.holiday_file import HolidaysRefused, read_holidays
from shuke.domain.holidays import HolidayCalendar
from shuke.wording import Language
from shuke.wording.holidays import years_unknown_text

MAKE_UP_DAYS = {
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
STATUTORY = {
    2027: "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03",
    2028: "01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03",
}
"""In 2028 Mid-Autumn is on 3 October: twelve days for thirteen."""


@cache
def calendar() -> HolidayCalendar:
    return holiday_calendar(2022, 2028)


def days(year: int, written: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{part}") for part in written.split()}


def whole_year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def off(year: int) -> set[date]:
    return {day for day in whole_year(year) if calendar().holiday(day)}


def name(written: str) -> str | None:
    found = calendar().holiday(date.fromisoformat(written))
    return found and found.en


@pytest.mark.parametrize(("year", "written"), MAKE_UP_DAYS.items())
def test_a_make_up_working_day_is_a_working_day(year: int, written: str) -> None:
    worked = {day for day in calendar().working if day.year == year}
    assert worked == days(year, written)
    assert not worked & off(year)


@pytest.mark.parametrize("year", MAKE_UP_DAYS)
def test_file_and_library_agree_on_every_published_year(year: int) -> None:
    """The file has, besides, the weekends inside a break."""
    library = country_holidays("CN", years=year)
    assert library.keys() <= off(year)
    assert all(day.isoweekday() >= 6 for day in off(year) - library.keys())
    assert {day for day in library.weekend_workdays if day.year == year} == days(year, MAKE_UP_DAYS[year])


@pytest.mark.parametrize(("year", "count"), [(2023, 26), (2024, 28), (2025, 28), (2026, 33)])
def test_a_published_year_has_as_many_days_off_as_its_notice_counts(year: int, count: int) -> None:
    """Of the three days of New Year 2023 one is in 2022."""
    assert len(off(year)) == count


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ("2026-02-14", None),
        ("2026-02-15", "Spring Festival"),
        ("2026-02-21", "Spring Festival"),  # a Saturday inside the break
        ("2026-02-23", "Spring Festival"),
        ("2026-02-24", None),
        ("2026-02-07", None),  # a Saturday like any other
        ("2025-09-28", None),
        ("2025-10-05", "National Day"),
        ("2025-10-06", "Mid-Autumn Festival"),
        ("2025-10-08", "National Day"),
        ("2025-10-09", None),
        ("2024-02-09", None),  # New Year's Eve was a working day by law before 2025
        ("2024-06-09", None),  # the Sunday that adjoins Dragon Boat Festival
        ("2022-12-31", "New Year's Day"),
        ("2027-02-05", "Spring Festival"),
        ("2027-04-05", "Qingming Festival"),
        ("2027-06-09", "Dragon Boat Festival"),
        ("2027-02-09", None),  # a day off in lieu is for the notice to name
        ("2027-05-02", "Labour Day"),
        ("2027-05-03", None),
    ],
)
def test_days_at_the_edges(day: str, holiday: str | None) -> None:
    assert name(day) == holiday


@pytest.mark.parametrize(("year", "written"), STATUTORY.items())
def test_a_year_that_is_not_published_has_its_statutory_days(year: int, written: str) -> None:
    assert not calendar().knows(year)
    assert off(year) == days(year, written)
    assert not {day for day in calendar().working if day.year == year}


def test_the_manager_is_warned_of_years_that_are_used_and_not_known() -> None:
    used = [date(2028, 1, 1), date(2026, 1, 1), date(2027, 12, 31), date(2028, 5, 5)]
    years = calendar().unknown(used)
    assert years == (2027, 2028)
    assert "2027、2028年" in years_unknown_text(years, Language.ZH)
    assert "2027, 2028" in years_unknown_text(years, Language.EN)
    assert calendar().unknown([date(2023, 1, 1), date(2026, 12, 31)]) == ()


def test_a_year_that_only_the_library_knows_is_known() -> None:
    known = holiday_calendar(2018, 2019)
    assert known.knows(2018)
    assert known.holiday(date(2018, 2, 14)) is None
    assert known.holiday(date(2018, 2, 15)) == Bilingual(zh="节假日调休", en="Public holiday")
    assert known.holiday(date(2018, 2, 16)) == Bilingual(zh="春节", en="Spring Festival")
    assert known.holiday(date(2018, 4, 5)) == Bilingual(zh="清明节", en="Qingming Festival")
    assert known.holiday(date(2018, 2, 24)) is None
    assert date(2018, 2, 24) in known.working


def test_a_year_that_was_not_asked_for_is_not_known() -> None:
    """The library names days worked in 2011 for a holiday of 2012 whatever year is asked for."""
    assert holiday_calendar(2026, 2027).known_years == {2023, 2024, 2025, 2026}


def test_a_newer_file_takes_the_place_of_a_year_and_leaves_the_others() -> None:
    newer = """
        format = 1
        [[years]]
        year = 2027
        breaks = [
          { name = { zh = "元旦", en = "New Year's Day" }, first = 2026-12-31, last = 2027-01-02 },
          { name = { zh = "春节", en = "Spring Festival" }, first = 2027-02-05, last = 2027-02-11 },
        ]
        working = [2026-12-26, 2027-02-13]
    """
    updated = holiday_calendar(2022, 2028, newer)
    assert updated.knows(2027)
    assert updated.holiday(date(2026, 12, 31))
    assert updated.holiday(date(2027, 2, 11))
    assert updated.holiday(date(2027, 10, 1)) is None  # the file has the whole say
    assert {date(2026, 12, 26), date(2027, 2, 13), date(2026, 10, 10)} <= updated.working
    assert updated.holiday(date(2026, 10, 1)) == calendar().holiday(date(2026, 10, 1))


def test_a_wrong_newer_file_is_refused_and_not_half_used() -> None:
    with pytest.raises(HolidaysRefused):
        holiday_calendar(2026, 2027, "format = 1\n[[years]]\nyear = 2027\n")


def test_the_shipped_file_is_sound_and_in_order() -> None:
    shipped = read_holidays(shipped_file())
    assert shipped.known_years == MAKE_UP_DAYS.keys()
    assert list(shipped.holidays) == sorted(shipped.holidays)


def test_the_library_is_loaded_late() -> None:
    program = "import sys, shuke.adapters.holiday_calendar; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
