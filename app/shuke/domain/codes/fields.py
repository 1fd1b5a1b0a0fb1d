"""The plain fields of a code: what may stand in them, each checked once."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeVar

__all__ = ["ID", "Field", "FieldsRefused", "date_of", "day_of", "exactly", "of_bytes", "text", "whole"]

Field = int | str | bytes | None

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")

_DAY_ZERO = date(2000, 1, 1)
_MOST_DAYS = (date(2199, 12, 31) - _DAY_ZERO).days
_GREATEST = 2**53 - 1
"""Numbers stay whole in the browser page that checks them too."""


class FieldsRefused(ValueError):
    """A value out of its bounds, or fields that no code of this kind has."""


Item = TypeVar("Item")


def exactly(values: list[Item], count: int) -> list[Item]:
    if len(values) != count:
        raise FieldsRefused(f"{len(values)} fields, expected {count}")
    return values


def text(value: Field, shape: re.Pattern[str]) -> str:
    if type(value) is not str or not shape.fullmatch(value):
        raise FieldsRefused(f"not a text of the form {shape.pattern}")
    return value


def whole(value: Field, least: int = -_GREATEST) -> int:
    if type(value) is not int or not least <= value <= _GREATEST:
        raise FieldsRefused("not a number in its bounds")
    return value


def of_bytes(value: Field, length: int) -> bytes:
    if type(value) is not bytes or len(value) != length:
        raise FieldsRefused(f"not {length} bytes")
    return value


def day_of(day: date) -> int:
    return (day - _DAY_ZERO).days


def date_of(value: Field) -> date:
    days = whole(value, 0)
    if days > _MOST_DAYS:
        raise FieldsRefused("no date")
    return _DAY_ZERO + timedelta(days=days)
