"""Cells of a list of articles: text, money, yes and no, barcodes. Each is read or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum

from shuke.application.spreadsheet import as_written
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.money import ZERO, Money
from shuke.wording.figures import money_text

__all__ = ["CellProblem", "CellRefused", "read_barcode", "read_date", "read_flag", "read_money", "read_text"]

LONGEST_TEXT = 60
_MOST_SHOWN = 30

_BARCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./+$%-]{0,39}")
_DATE = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?")
_EAN_13 = re.compile(r"[0-9]{13}")
_IN_POWERS = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+")
_PLAIN = re.compile(r"([0-9]{1,15})(?:\.([0-9]*))?|\.([0-9]+)")
_GROUPED = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]*))?")
_DECIMAL_COMMA = re.compile(r"([0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,2})")
_CURRENCY = re.compile(r"[¥$€]|元|RMB|CNY", re.IGNORECASE)

_YES = {"1", "y", "yes", "true", "x", "是", "有", "√", "✓", "对"}
_NO = {"", "0", "n", "no", "false", "-", "否", "无", "×", "不"}


class CellProblem(StrEnum):
    """What is wrong with a cell; each has a sentence in `shuke.wording.articles`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    NOT_MONEY = "not_money"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_MUCH = "too_much"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_BARCODE = "not_barcode"
    BARCODE_IN_POWERS = "barcode_in_powers"
    CHECK_DIGIT = "check_digit"
    BARCODE_TWICE = "barcode_twice"
    NAME_TWICE = "name_twice"
    TOO_MANY_CELLS = "too_many_cells"
    NOT_A_DATE = "not_a_date"
    ENDS_TOO_SOON = "ends_too_soon"


class CellRefused(ValueError):
    """A cell that is not taken; `values` fill the places of its sentence."""

    def __init__(self, problem: CellProblem, **values: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = tuple(values.items())


def read_date(cell: str) -> date | None:
    """``2026-03-10``, ``2026/3/10``, ``20260310``, ``2026年3月10日``, also with midnight behind it; None where empty.

    Raises:
        CellRefused: something else.
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return None
    found = _DATE.fullmatch(text)
    try:
        if found is not None:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise CellRefused(CellProblem.NOT_A_DATE, text=text[:_MOST_SHOWN])


def read_text(cell: str, *, needed: bool) -> str:
    """Text without spaces around it; spaces inside become single ones."""
    text = " ".join(part for part in as_written(cell.strip()).split(" ") if part)
    if not text and needed:
        raise CellRefused(CellProblem.MISSING)
    if len(text) > LONGEST_TEXT:
        raise CellRefused(CellProblem.TOO_LONG, most=LONGEST_TEXT)
    if not text.isprintable():
        raise CellRefused(CellProblem.CONTROL_CHARACTER)
    return text


def read_money(cell: str, *, needed: bool, decimal_comma: bool, most: Money = MOST_UNIT_PRICE) -> Money:
    """An amount with at most two decimals, exactly. ``1,280.00`` and ``￥12.5元`` are understood, ``12,50`` only
    where the file does not part its columns with commas."""
    shown = _shown(cell)
    text = _CURRENCY.sub("", unicodedata.normalize("NFKC", cell)).strip().replace(" ", "")
    if not text:
        if needed or cell.strip():
            raise CellRefused(CellProblem.MISSING)
        return ZERO
    whole, part = _digits(text, decimal_comma=decimal_comma, shown=shown)
    part = part.rstrip("0")
    if len(part) > 2:
        raise CellRefused(CellProblem.TOO_MANY_DECIMALS, text=shown)
    amount = Money(int(whole or "0") * 100 + int(part.ljust(2, "0")))
    if amount > most:
        raise CellRefused(CellProblem.TOO_MUCH, text=shown, most=money_text(most))
    return amount


def read_flag(cell: str) -> bool:
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise CellRefused(CellProblem.NOT_YES_OR_NO, text=_shown(cell))


def read_barcode(cell: str) -> str:
    """A barcode as a scanner reads it, or nothing. Thirteen digits must have their check digit right: no
    scanner would ever read them otherwise."""
    # Spreadsheets are told "this is text" by an apostrophe in front, or by ="…".
    text = unicodedata.normalize("NFKC", cell).strip().removeprefix("'")
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    if not text:
        return ""
    if _IN_POWERS.fullmatch(text):
        raise CellRefused(CellProblem.BARCODE_IN_POWERS, text=_shown(text))
    if not _BARCODE.fullmatch(text):
        raise CellRefused(CellProblem.NOT_BARCODE, text=_shown(text))
    if (
        _EAN_13.fullmatch(text)
        and sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(text)) % 10
    ):
        raise CellRefused(CellProblem.CHECK_DIGIT, text=text)
    return text


def _digits(text: str, *, decimal_comma: bool, shown: str) -> tuple[str, str]:
    plain = _PLAIN.fullmatch(text)
    if plain:
        return plain[1] or "", plain[2] or plain[3] or ""
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        return grouped[1].replace(",", ""), grouped[2] or ""
    comma = _DECIMAL_COMMA.fullmatch(text) if decimal_comma else None
    if comma:
        return comma[1].replace(".", ""), comma[2]
    raise CellRefused(CellProblem.NOT_MONEY, text=shown)


def _shown(cell: str) -> str:
    """What a sentence may repeat of a cell: short, and nothing that moves the cursor."""
    text = "".join(char if char.isprintable() else "?" for char in cell.strip())
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
