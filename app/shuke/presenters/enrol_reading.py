"""What is typed of somebody who joins: a telephone, a birthday of either calendar."""

from __future__ import annotations

import re
from datetime import date

from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import is_lunar, lunar_text, read_lunar
from shuke.presenters.lunar_hint import lunar_hint
from shuke.wording.said import Words

__all__ = ["birthday_text", "birthday_told", "read_birthday", "read_either_birthday", "read_phone"]

_PHONE = re.compile(r"\+?[0-9]{5,20}")
_BIRTHDAY = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?")


def read_phone(text: str) -> str | None:
    """Digits with a leading + perhaps; empty for none; None if it is no phone."""
    plain = re.sub(r"[\s\-()（）]", "", text)
    if not plain:
        return ""
    return plain if plain.isascii() and _PHONE.fullmatch(plain) else None


def read_birthday(text: str) -> Birthday | None:
    """The day; None if nothing was typed.

    Raises:
        ValueError: it is no day, or no calendar has it.
    """
    text = text.strip()
    if not text:
        return None
    found = _BIRTHDAY.fullmatch(text)
    if found is None:
        raise ValueError("not written as month-day or year-month-day")
    return Birthday(int(found[2]), int(found[3]), int(found[1]) if found[1] else None)


def read_either_birthday(text: str) -> Birthday | None:
    """As `read_birthday`; what is not written as a day of ours may be one of the Chinese calendar (农历8-15).

    Raises:
        ValueError: it is neither.
    """
    return read_lunar(text) if _is_lunar(text) else read_birthday(text)


def birthday_text(birthday: Birthday) -> str:
    """As `read_either_birthday` reads it."""
    if birthday.lunar:
        return lunar_text(birthday)
    return f"{f'{birthday.year}-' if birthday.year else ''}{birthday.month}-{birthday.day}"


def birthday_told(text: str, today: date | None) -> Words:
    """What it is understood as, where it is of the Chinese calendar."""
    return lunar_hint(text, today) if _is_lunar(text) else ""


def _is_lunar(text: str) -> bool:
    return _BIRTHDAY.fullmatch(text.strip()) is None and is_lunar(text)
