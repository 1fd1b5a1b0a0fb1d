"""Cells of a list of members, as older systems and spreadsheets leave them: read, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from shuke.application.article_cells import CellProblem, CellRefused, read_money
from shuke.application.enrolling import is_phone
from shuke.application.sheets.sheet_part import date_of_serial, plain_number
from shuke.application.spreadsheet import as_written
from shuke.domain.birthday import Birthday
from shuke.domain.lunar_words import lunar_text, read_lunar
from shuke.domain.money import Money
from shuke.domain.phone import one_form
from shuke.domain.profile import Sex
from shuke.domain.profile_fields import clean_text

__all__ = [
    "MOST_HELD",
    "MOST_POINTS",
    "Fault",
    "FaultyCell",
    "read_amount",
    "read_birthday",
    "read_card",
    "read_date",
    "read_lunar_birthday",
    "read_phone",
    "read_points",
    "read_sex",
    "read_words",
]

MOST_POINTS = 1_000_000_000
MOST_HELD = Money(100_000_000_00)
LONGEST_CARD = 40
_MOST_SHOWN = 30
_OLDEST = date(1900, 1, 1)


class Fault(StrEnum):
    """What keeps a row from being taken over; each has a sentence in `shuke.wording.importing`."""

    CARD_OR_PHONE = "card_or_phone"
    TOO_LONG = "too_long"
    NOT_CARD = "not_card"
    NOT_PHONE = "not_phone"
    DIGITS_LOST = "digits_lost"
    NOT_POINTS = "not_points"
    NOT_AMOUNT = "not_amount"
    TOO_MUCH = "too_much"
    NOT_DATE = "not_date"
    NOT_LUNAR = "not_lunar"
    DATE_AHEAD = "date_ahead"
    LAPSED = "lapsed"
    NOT_SEX = "not_sex"
    NOT_TIER = "not_tier"
    CARD_TWICE = "card_twice"
    PHONE_TWICE = "phone_twice"
    CARD_TAKEN = "card_taken"
    PHONE_TAKEN = "phone_taken"


class FaultyCell(ValueError):
    """A cell that is not taken; `values` fill the places of its sentence."""

    def __init__(self, fault: Fault, **values: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.values = tuple(values.items())


_IN_POWERS = re.compile(r"([0-9](?:\.([0-9]+))?)[eE]\+?([0-9]{1,2})")
_NOT_DIALLED = re.compile(r"[\s\-()._·]+")
_CARD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./#-]*")
_WHOLE = re.compile(r"-?[0-9]{1,12}")
_ZEROS = re.compile(r"(?<=[0-9])\.0+$")
_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))(?:[ T].*)?")
_WITHOUT_YEAR = re.compile(r"([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")
_UNTOLD = {"0000-00-00", "0000-00-00 00:00:00", "-", "--", "无", "null", "none", "n/a", "#n/a"}
_SEXES = {
    **dict.fromkeys(("女", "f", "female", "女士", "女性"), Sex.FEMALE),
    **dict.fromkeys(("男", "m", "male", "先生", "男性"), Sex.MALE),
    **dict.fromkeys(("", "未知", "保密", "unknown"), Sex.UNTOLD),
}


def read_words(cell: str, most: int) -> str:
    """Text without what no reader sees."""
    text = "" if cell.strip().casefold() in _UNTOLD else clean_text(as_written(cell.strip()))
    if len(text) > most:
        raise FaultyCell(Fault.TOO_LONG, most=most)
    return text


def read_card(cell: str) -> str:
    """A card's number; ``1001.0`` is 1001."""
    text = _ZEROS.sub("", _digits_kept(_text(cell)))
    if text and not _CARD.fullmatch(text):
        raise FaultyCell(Fault.NOT_CARD, text=_shown(cell))
    if len(text) > LONGEST_CARD:
        raise FaultyCell(Fault.TOO_LONG, most=LONGEST_CARD)
    return text


def read_phone(cell: str) -> str:
    """A telephone in the form that is kept."""
    text = one_form(_NOT_DIALLED.sub("", _ZEROS.sub("", _digits_kept(_text(cell)))))
    if text and not is_phone(text):
        raise FaultyCell(Fault.NOT_PHONE, text=_shown(cell))
    return text


def read_points(cell: str) -> int:
    """A whole number, below nothing where the older system had given too many."""
    text = _ZEROS.sub("", plain_number(_text(cell).replace(",", "")))
    if not text:
        return 0
    if not _WHOLE.fullmatch(text):
        raise FaultyCell(Fault.NOT_POINTS, text=_shown(cell))
    if abs(int(text)) > MOST_POINTS:
        raise FaultyCell(Fault.TOO_MUCH, text=_shown(cell), most=f"{MOST_POINTS:,}")
    return int(text)


def read_amount(cell: str, *, decimal_comma: bool) -> Money:
    """An amount, as in a list of articles."""
    text = _text(cell)
    if not text:
        return Money(0)
    try:
        return read_money(
            plain_number(text) if _IN_POWERS.fullmatch(text) else text,
            needed=False,
            decimal_comma=decimal_comma,
            most=MOST_HELD,
        )
    except CellRefused as refused:
        if refused.problem is CellProblem.TOO_MUCH:
            raise FaultyCell(Fault.TOO_MUCH, **dict(refused.values)) from None
        raise FaultyCell(Fault.NOT_AMOUNT, text=_shown(cell)) from None


def read_date(cell: str) -> date | None:
    """2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, each with or without a time, or the number of a
    spreadsheet's day. What puts the year last is refused: nobody knows which number is the month."""
    text = _text(cell)
    if not text:
        return None
    found = _DAY.fullmatch(text)
    serial = date_of_serial(text) if _SERIAL.fullmatch(text) else None
    try:
        if found:
            return date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
        if serial:
            return date.fromisoformat(serial[:10])
    except ValueError:
        pass
    raise FaultyCell(Fault.NOT_DATE, text=_shown(cell))


def read_birthday(cell: str, today: date) -> Birthday | None:
    """A day, with its year or without."""
    text = _text(cell)
    found = _WITHOUT_YEAR.fullmatch(text)
    try:
        if found:
            return Birthday(int(found[1]), int(found[2]))
    except ValueError:
        raise FaultyCell(Fault.NOT_DATE, text=_shown(cell)) from None
    day = read_date(cell)
    if day is None:
        return None
    if not _OLDEST <= day <= today:
        raise FaultyCell(Fault.NOT_DATE, text=_shown(cell))
    return Birthday(day.month, day.day, day.year)


def read_lunar_birthday(cell: str) -> str:
    """A day of the Chinese calendar in the form that is kept. A day with a year is refused: a spreadsheet made one of
    ours of it, or it is one."""
    text = _text(cell)
    try:
        birthday = read_lunar(text)
    except ValueError:
        raise FaultyCell(Fault.NOT_LUNAR, text=_shown(cell)) from None
    return "" if birthday is None else lunar_text(birthday)


def read_sex(cell: str) -> Sex:
    sex = _SEXES.get(_text(cell).casefold())
    if sex is None:
        raise FaultyCell(Fault.NOT_SEX, text=_shown(cell))
    return sex


def _text(cell: str) -> str:
    """Without width, signs nobody sees, and what tells a spreadsheet that it is text."""
    text = clean_text(unicodedata.normalize("NFKC", cell)).removeprefix("'")
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return "" if text.casefold() in _UNTOLD else text


def _digits_kept(text: str) -> str:
    """A number in powers of ten as its digits.

    Raises:
        FaultyCell: a spreadsheet has rounded some of them away.
    """
    found = _IN_POWERS.fullmatch(text)
    if not found:
        return text
    if len(found[2] or "") < int(found[3]):
        raise FaultyCell(Fault.DIGITS_LOST, text=_shown(text))
    return plain_number(text)


def _shown(cell: str) -> str:
    text = clean_text(cell)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
