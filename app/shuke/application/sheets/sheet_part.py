"""One sheet of a workbook: its cells as text, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from shuke.application.sheets.table import MOST_COLUMNS, FileProblem, FileRefused
from shuke.application.sheets.xml_part import XmlPart

__all__ = ["SheetPart", "date_of_serial", "plain_number", "read_shared_texts"]

_LONGEST_CELL = 4000
"""Characters; what is longer is no cell of a list, and is told as too long where it stands."""

_MOST_TEXTS = 3_000_000
_MOST_CELLS = 6_000_000
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SECONDS_A_DAY = 86_400


def read_shared_texts(pieces: Iterable[bytes]) -> list[str]:
    """The texts that cells name by their number. How a word is read aloud (rPh) is left out."""
    texts: list[str] = []
    parts: list[str] = []
    aloud = wanted = False

    def began(tag: str, _: dict[str, str]) -> None:
        nonlocal aloud, wanted
        if tag == "rPh":
            aloud = True
        wanted = tag == "t" and not aloud

    def ended(tag: str) -> None:
        nonlocal aloud, wanted
        wanted = False
        if tag == "rPh":
            aloud = False
        elif tag == "si":
            if len(texts) >= _MOST_TEXTS:
                raise FileRefused(FileProblem.DAMAGED)
            texts.append("".join(parts)[:_LONGEST_CELL])
            parts.clear()

    def text(content: str) -> None:
        if wanted:
            parts.append(content)

    XmlPart(began, ended, text).read(pieces)
    return texts


class SheetPart:
    """Reads one sheet, once."""

    def __init__(
        self, texts: Sequence[str], dates: frozenset[str], *, since_1904: bool, most_rows: int
    ) -> None:
        self._texts = texts
        self._dates = dates
        self._since_1904 = since_1904
        self._most_rows = most_rows
        self._rows: list[list[str]] = []
        self._row: list[str] = []
        self._cells = 0
        self._kind = ""
        self._style = ""
        self._at = 0
        self._parts: list[str] = []
        self._wanted = False
        self._aloud = False

    def read(self, pieces: Iterable[bytes]) -> list[list[str]]:
        """Row n at place n - 1.

        Raises:
            FileRefused: more rows, columns or cells than a list has.
            ValueError: something that is no sheet.
        """
        XmlPart(self._began, self._ended, self._text).read(pieces)
        return self._rows

    def _began(self, tag: str, told: dict[str, str]) -> None:
        if tag == "c":
            self._kind, self._style = told.get("t", "n"), told.get("s", "")
            self._parts.clear()
            place = told.get("r")
            self._at = _column(place) if place else self._at + 1
        elif tag in {"v", "t"}:
            self._wanted = not self._aloud
        elif tag == "rPh":
            self._aloud = True
        elif tag == "row":
            self._begin_row(told.get("r"))

    def _ended(self, tag: str) -> None:
        if tag == "c":
            if self._parts:
                self._keep(self._shown("".join(self._parts)))
        elif tag in {"v", "t"}:
            self._wanted = False
        elif tag == "rPh":
            self._aloud = False

    def _text(self, content: str) -> None:
        if self._wanted:
            self._parts.append(content)

    def _begin_row(self, number: str | None) -> None:
        self._at = 0
        self._row = []
        self._number = int(number) if number else len(self._rows) + 1
        if self._number <= len(self._rows):
            raise ValueError("rows out of order")

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._at > MOST_COLUMNS:
            raise FileRefused(FileProblem.TOO_MANY_COLUMNS, most=MOST_COLUMNS)
        self._cells += 1
        if self._number > self._most_rows + 1 or self._cells > _MOST_CELLS:
            raise FileRefused(FileProblem.TOO_MANY_ROWS, most_rows=self._most_rows)
        while len(self._rows) < self._number:
            self._row = []
            self._rows.append(self._row)
        row = self._row
        if self._at <= len(row):
            raise ValueError("cells out of order")
        row += [""] * (self._at - 1 - len(row))
        row.append(text)

    def _shown(self, value: str) -> str:
        kind = self._kind
        if kind == "s":
            return self._texts[_index(value, len(self._texts))]
        if kind == "n":
            if self._style in self._dates:
                return date_of_serial(value, since_1904=self._since_1904) or plain_number(value)
            return plain_number(value)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "d":
            return value.strip().replace("T", " ").removesuffix(" 00:00:00")
        return value[:_LONGEST_CELL]


def plain_number(text: str) -> str:
    """The digits of a number as a workbook keeps it, without powers of ten; anything else as it is."""
    stripped = text.strip()
    if stripped.isdigit():
        return stripped
    try:
        number = Decimal(stripped)
    except InvalidOperation:
        return stripped[:_LONGEST_CELL]
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return stripped[:_LONGEST_CELL]
    # A workbook keeps binary fractions: 0.1 + 0.2 stands there as 0.30000000000000004.
    told = format(number.quantize(Decimal(1).scaleb(number.adjusted() - 14)), "f") if number else "0"
    return told.rstrip("0").rstrip(".") if "." in told else told


def date_of_serial(text: str, *, since_1904: bool = False) -> str | None:
    """The ISO date of a day counted from 1900 (or 1904), with its time if it has one; None for what is no day."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or not 1 <= number < 2_958_466:
        return None
    day, part = int(number), number % 1
    # Excel believes that 1900 was a leap year.
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30 if day > 59 else 31)
    on = first + timedelta(days=day)
    seconds = round(part * _SECONDS_A_DAY)
    if not seconds:
        return on.isoformat()
    return str(datetime(on.year, on.month, on.day) + timedelta(seconds=seconds))  # noqa: DTZ001


def _column(place: str) -> int:
    found = _PLACE.fullmatch(place)
    if not found:
        raise ValueError("no place of a cell")
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number


def _index(value: str, there: int) -> int:
    index = int(value)
    if not 0 <= index < there:
        raise ValueError("a text that is not there")
    return index
