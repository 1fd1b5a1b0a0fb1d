"""What a cashier typed into the one field: an amount, a quantity, a code to look up, or a name to search; and what
days and numbers are typed into the fields of other windows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from shuke.domain.basket import WHOLE
from shuke.domain.money import Money

__all__ = [
    "LEAST_CODE_DIGITS",
    "Typed",
    "TypedKind",
    "amount_of",
    "day_of",
    "half_width",
    "number_of",
    "read_typed",
]

LEAST_CODE_DIGITS = 8
"""So many digits without a point are a barcode, a phone or a card; fewer are an amount."""

_QUANTITY = re.compile(r"([0-9]{0,6}(?:\.[0-9]{1,3})?)\*(.*)", re.DOTALL)
_AMOUNT = re.compile(r"([0-9]{1,10})(?:\.([0-9]{0,2}))?|\.([0-9]{1,2})")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_NUMERIC = re.compile(r"[0-9.]+")
_DIGITS = re.compile(rf"\+?[0-9]{{{LEAST_CODE_DIGITS},}}")
_SIGNED = ("SK:", "http://", "https://", "HTTP://", "HTTPS://")
_FULL_WIDTH = str.maketrans({"。": ".", "×": "*", "￥": "", "¥": ""})


class TypedKind(Enum):
    NOTHING = auto()
    QUANTITY = auto()
    """A quantity and nothing behind it."""
    AMOUNT = auto()
    CODE = auto()
    WORDS = auto()
    WRONG_QUANTITY = auto()
    WRONG_AMOUNT = auto()


@dataclass(frozen=True, slots=True)
class Typed:
    """`quantity_milli` is what stood before the `*` (one piece if none did); `text` is the rest."""

    kind: TypedKind
    text: str = ""
    amount: Money | None = None
    quantity_milli: int = WHOLE


def read_typed(typed: str) -> Typed:
    """Tell what was typed. Full-width signs of a Chinese input method count as their plain ones."""
    text = typed.encode("utf-8", "ignore").decode().strip()  # half a character is no character
    if text.startswith(_SIGNED):
        return Typed(TypedKind.CODE, text)
    text = unicodedata.normalize("NFKC", text.translate(_FULL_WIDTH)).strip()
    found = _QUANTITY.fullmatch(text)
    if found is None:
        return _without_quantity(text, WHOLE)
    quantity_milli = _milli(found[1])
    if not quantity_milli:
        return Typed(TypedKind.WRONG_QUANTITY, text)
    rest = found[2].strip()
    if not rest:
        return Typed(TypedKind.QUANTITY, "", None, quantity_milli)
    return _without_quantity(rest, quantity_milli)


def amount_of(typed: str) -> Money | None:
    """The amount, however many digits it has; None if it is none."""
    text = unicodedata.normalize("NFKC", typed.strip().translate(_FULL_WIDTH))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    part = found[3] if found[3] is not None else found[2] or ""
    return Money(int(found[1] or 0) * 100 + int(part.ljust(2, "0")))


def day_of(typed: str) -> date | None:
    """A day as it is written here: 2026-01-31, 2026/1/31, 2026.1.31 or 2026年1月31日; None if it is none."""
    found = _DAY.fullmatch(half_width(typed))
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def number_of(typed: str, longest: int) -> int | None:
    """A whole number of at most so many digits; None if it is none."""
    text = half_width(typed)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else None


def half_width(typed: str) -> str:
    """As an English keyboard would have written it; what is no sign of that keyboard stays."""
    return typed.translate(_WIDE).strip()


def _without_quantity(text: str, quantity_milli: int) -> Typed:
    if not text:
        return Typed(TypedKind.NOTHING)
    if _DIGITS.fullmatch(text):
        return Typed(TypedKind.CODE, text, None, quantity_milli)
    amount = amount_of(text)
    if amount is not None:
        return Typed(TypedKind.AMOUNT, text, amount, quantity_milli)
    kind = TypedKind.WRONG_AMOUNT if _NUMERIC.fullmatch(text) else TypedKind.WORDS
    return Typed(kind, text, None, quantity_milli)


def _milli(quantity: str) -> int:
    whole, _, part = quantity.partition(".")
    return int(whole or 0) * 1000 + int(part.ljust(3, "0") or 0)
