"""The lines between scores, stages, quadrants and classes as they are typed, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.segments.bounds import Bounds
from shuke.presenters.typed import amount_of, number_of
from shuke.wording import segment_lines as words
from shuke.wording.figures import plain_amount
from shuke.wording.said import Words

__all__ = ["LONGEST_LINE", "Fault", "Line", "LinesTyped", "as_typed", "lines_read"]

LONGEST_LINE = 60
_MOST_DIGITS = 9
_BETWEEN = str.maketrans("，、,;；", "     ")


class Line(StrEnum):
    """Named like the fields of `Bounds`."""

    RECENCY = "recency"
    FREQUENCY = "frequency"
    MONEY = "money"
    ACTIVE_DAYS = "active_days"
    SLEEPING_MONTHS = "sleeping_months"
    LOST_MONTHS = "lost_months"
    BASKET = "basket_minor"
    DAYS_A_SALE = "days_a_sale"
    SHARE_A = "share_a"
    SHARE_B = "share_b"


_FOUR = frozenset({Line.RECENCY, Line.FREQUENCY, Line.MONEY})
_MONEY = frozenset({Line.MONEY, Line.BASKET})
_MAY_BE_EMPTY = frozenset({Line.BASKET, Line.DAYS_A_SALE})

LinesTyped = Mapping[Line, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where; None: with several together."""

    line: Line | None
    words: Words


def as_typed(bounds: Bounds) -> dict[Line, str]:
    """Four bounds with blanks between; nothing where it goes by quintile or by the mean."""
    return {line: _typed(line, getattr(bounds, line.value)) for line in Line}


def _typed(line: Line, value: int | tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return " ".join(_one(line, one) for one in value)
    return "" if line in _MAY_BE_EMPTY and not value else _one(line, value)


def _one(line: Line, value: int) -> str:
    return plain_amount(value) if line in _MONEY else str(value)


def lines_read(typed: LinesTyped) -> Bounds | Fault:
    """What was typed, or the first thing that is wrong with it."""
    found: dict[str, int | tuple[int, ...]] = {}
    for line in Line:
        values = _values(line, typed.get(line, ""))
        if values is None:
            return Fault(line, words.NO_AMOUNT if line in _MONEY else words.NO_NUMBER)
        if line in _FOUR:
            if values and (len(values) != 4 or list(values) != sorted(set(values))):
                return Fault(line, words.FOUR_RISING)
            found[line.value] = values
        elif len(values) == 1:
            found[line.value] = values[0]
        elif line in _MAY_BE_EMPTY and not values:
            found[line.value] = 0
        else:
            return Fault(line, words.NO_NUMBER)
    try:
        return Bounds(**found)  # type: ignore[arg-type]
    except ValueError:
        return Fault(None, _out_of_order(found))


def _out_of_order(found: Mapping[str, int | tuple[int, ...]]) -> Words:
    a, b = found[Line.SHARE_A], found[Line.SHARE_B]
    return (
        words.STAGES_RISE
        if isinstance(a, int) and isinstance(b, int) and 1 <= a <= b <= 100
        else words.SHARES_RISE
    )


def _values(line: Line, typed: str) -> tuple[int, ...] | None:
    if len(typed) > LONGEST_LINE:
        return None
    parts = typed.translate(_BETWEEN).split()
    values = [_value(line, part) for part in parts]
    return None if None in values else tuple(value for value in values if value is not None)


def _value(line: Line, part: str) -> int | None:
    if line in _MONEY:
        amount = amount_of(part)
        return amount.minor if amount is not None else None
    return number_of(part, _MOST_DIGITS)
