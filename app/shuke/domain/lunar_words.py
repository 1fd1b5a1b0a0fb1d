"""Birthdays of the Chinese calendar as people write them: read in many ways, kept in one (八月十五, 闰四月初三)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from shuke.domain.birthday import Birthday

__all__ = ["LONGEST_LUNAR", "is_lunar", "lunar_text", "one_lunar_form", "read_lunar"]

_DIGITS = "一二三四五六七八九"
_MONTH_NAMES = ("正", *_DIGITS[1:], "十", "冬", "腊")
_DAY_NAMES = (
    *(f"初{one}" for one in _DIGITS),
    "初十",
    *(f"十{one}" for one in _DIGITS),
    "二十",
    *(f"廿{one}" for one in _DIGITS),
    "三十",
)
_MONTHS = {
    **{name: at for at, name in enumerate(_MONTH_NAMES, start=1)},
    **{"一": 1, "十一": 11, "十二": 12, "臘": 12},
}
_DAYS = {
    **{name: at for at, name in enumerate(_DAY_NAMES, start=1)},
    **{one: at for at, one in enumerate(_DIGITS, start=1)},
    **{f"二十{one}": 20 + at for at, one in enumerate(_DIGITS, start=1)},
    **{"十": 10, "廿": 20, "廿十": 20, "卅": 30},
}
_CALENDAR = re.compile(r"^(?:[农農阴陰旧舊][历曆]|lunar)[::]?")
_WRITTEN = re.compile(
    r"(?P<leap>[闰閏]|leap)?(?P<month>[正冬腊臘]|十[一二]?|[一二三四五六七八九]|[0-9]{1,2})(?:月|[-/.])"
    r"(?P<day>[初十二三廿卅一四五六七八九]{1,3}|[0-9]{1,2})[日号號]?"
)
LONGEST_LUNAR = 40


@lru_cache(maxsize=4096)
def read_lunar(text: str) -> Birthday | None:
    """The birthday; None if nothing was written. The month's number or name, the day's, with or without a word for
    the calendar before them.

    Raises:
        ValueError: it is no day of that calendar.
    """
    if len(text) > LONGEST_LUNAR:
        raise ValueError("too long")
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not plain:
        return None
    found = _WRITTEN.fullmatch(_CALENDAR.sub("", plain))
    if found is None:
        raise ValueError("not written as a month and a day of the Chinese calendar")
    month = int(found["month"]) if found["month"].isdecimal() else _MONTHS[found["month"]]
    day = int(found["day"]) if found["day"].isdecimal() else _DAYS.get(found["day"], 0)
    return Birthday(month, day, lunar=True, leap=bool(found["leap"]))


def is_lunar(text: str) -> bool:
    """Whether it is read; nothing is, too."""
    try:
        read_lunar(text)
    except ValueError:
        return False
    return True


def lunar_text(birthday: Birthday) -> str:
    """The one form in which it is kept."""
    leap = "闰" if birthday.leap else ""
    return f"{leap}{_MONTH_NAMES[birthday.month - 1]}月{_DAY_NAMES[birthday.day - 1]}"


def one_lunar_form(text: str) -> str:
    """What can be read in the form in which it is kept, anything else as it is."""
    if not is_lunar(text):
        return text
    birthday = read_lunar(text)
    return lunar_text(birthday) if birthday is not None else ""
