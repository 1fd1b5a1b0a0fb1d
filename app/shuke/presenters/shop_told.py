"""Of which moment figures of the shop's other tills are, and which of them are not there, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from shuke.application.ports.shop_figures import ToldFigures
from shuke.wording.dashboard import SHOP_TOLD_NOT
from shuke.wording.said import Words, said

__all__ = ["missing_words", "told_at"]


def told_at(at: datetime, today: date) -> str:
    """The time alone, if it was today."""
    return f"{at:%H:%M}" if at.date() == today else f"{at:%Y-%m-%d %H:%M}"


def missing_words(told: ToldFigures, first: date, last: date) -> Iterator[Words]:
    """Of months within these days."""
    missing = [month for month in told.missing if f"{first:%Y-%m}" <= month <= f"{last:%Y-%m}"]
    if missing:
        yield said(SHOP_TOLD_NOT, months=", ".join(missing))
