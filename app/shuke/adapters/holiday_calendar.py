"""The calendar of national holidays: a kept library, over it the shipped file, over that a newer file.

The library computes the statutory days of any year (Qingming and the lunar ones among them) and has the days off
of published years; the files have these as they were published, the weekends inside a break included.
Loading the library takes some 150 ms: nothing at the start of a till may need it.
"""

from __future__ import annotations

from shuke.assets import resources
from shuke.domain.bilingual import Bilingual
from shuke.domain.holiday_file import read_holidays
from shuke.domain.holidays import HolidayCalendar
from shuke.wording.holidays import IN_EXCHANGE, NAMES

__all__ = ["holiday_calendar", "shipped_file"]

_LABELS = "zh_CN"
"""Left out, the library speaks the language of the machine."""


def holiday_calendar(first_year: int, last_year: int, newer: str | None = None) -> HolidayCalendar:
    """What is known of these years (from 2001 to 2099) and of all that the files name.

    Args:
        newer: the text of a file that came after this program was shipped.

    Raises:
        HolidaysRefused: the newer file is not one that may be used.
    """
    calendar = _by_library(range(first_year, last_year + 1)).updated(read_holidays(shipped_file()))
    return calendar.updated(read_holidays(newer)) if newer is not None else calendar


def shipped_file() -> str:
    """The text of the holiday file that goes along with the program."""
    return (resources() / "holidays" / "cn.toml").read_text(encoding="utf-8")


def _by_library(years: range) -> HolidayCalendar:
    from holidays import country_holidays  # noqa: PLC0415 - see the module's first lines

    published = country_holidays("CN", years=years, language=_LABELS)
    # Every notice so far had days worked in exchange, and the library knows those of no other year.
    known = {day.year for day in published.weekend_workdays} & set(years)
    unknown = set(years) - known
    found = {day: label for day, label in published.items() if day.year in known}
    if unknown:
        found |= country_holidays("CN", years=unknown, language=_LABELS, observed=False)
    return HolidayCalendar(
        holidays={day: _name(label) for day, label in found.items()},
        working=frozenset(day for day in published.weekend_workdays if day.year in known),
        known_years=frozenset(known),
    )


def _name(label: str) -> Bilingual:
    """The holiday of a label like ``春节`` or ``元旦（补假）``; a day off in exchange names none."""
    words = next((words for begins, words in NAMES.items() if label.startswith(begins)), IN_EXCHANGE)
    return Bilingual(zh=words.zh, en=words.en)
