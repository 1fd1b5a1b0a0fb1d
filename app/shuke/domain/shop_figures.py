"""Figures of days of a shop's other tills, and of their months by card, all of these together, as its tills keep
them: a month is told whole."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.facts.cost_rows import CARD_SUMS
from shuke.domain.sync.bounds import bound

__all__ = [
    "AMOUNTS",
    "COLUMNS",
    "LONGEST_OF",
    "STAMP_BYTES",
    "FigureKind",
    "FigureRow",
    "MonthFigures",
    "is_month",
]

STAMP_BYTES = 16
LONGEST_OF = 400
_MOST = 2**62
_MONTH = re.compile(r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])")


class FigureKind(StrEnum):
    """DAY: a day's sums. HOUR, PROGRAMME, CATEGORY: parts of it (`Part`). MOVED: what an account did. STAFF: what
    somebody sold. CARD: what members bought with, of the whole month; it stands at the month's first day."""

    DAY = "day"
    HOUR = "hour"
    PROGRAMME = "programme"
    CATEGORY = "category"
    MOVED = "moved"
    STAFF = "staff"
    CARD = "card"


_DAY = (
    "sales",
    "member_sales",
    "sold_minor",
    "member_sold_minor",
    "refunds",
    "back_minor",
    "member_back_minor",
    "discount_minor",
    "coupon_off_minor",
    "points_off_minor",
    "joined",
    "top_ups",
    "topped_up_minor",
    "paid_back_minor",
    "gifts",
    "perks",
    "referred",
    "welcome_points",
    "guests",
    "event_fees_minor",
)
_PART = ("sales", "sold_minor", "back_minor")
_MOVED = ("came", "went", "lapsed", "carried")

AMOUNTS: Mapping[FigureKind, tuple[str, ...]] = {
    FigureKind.DAY: _DAY,
    FigureKind.HOUR: _PART,
    FigureKind.PROGRAMME: _PART,
    FigureKind.CATEGORY: _PART,
    FigureKind.MOVED: _MOVED,
    FigureKind.STAFF: (*_PART, "enrolled"),
    FigureKind.CARD: CARD_SUMS,
}
"""What the amounts of each kind are, in their order; money in minor units."""

COLUMNS = tuple(dict.fromkeys((*_DAY, *_MOVED, "enrolled", *CARD_SUMS)))
"""All of these."""


def is_month(text: str) -> bool:
    """Whether it is one like ``2026-03``."""
    return _MONTH.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """
    Attributes:
        day: of the month.
        of: which part, account, person or card; empty for the day itself.
        amounts: as `AMOUNTS` names them.
    """

    kind: FigureKind
    day: int
    of: str
    amounts: tuple[int, ...]

    def __post_init__(self) -> None:
        bound(len(self.of) <= LONGEST_OF, "of")
        bound(len(self.amounts) == len(AMOUNTS[self.kind]), "amounts")
        bound(all(-_MOST <= amount <= _MOST for amount in self.amounts), "amounts")


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """`stamp` tells this content from any other that head office told or will tell; empty: there is nothing."""

    month: str
    stamp: bytes
    rows: tuple[FigureRow, ...]

    def __post_init__(self) -> None:
        bound(is_month(self.month), "month")
        bound(len(self.stamp) in (0, STAMP_BYTES), "stamp")
        last = monthrange(int(self.month[:4]), int(self.month[5:]))[1]
        bound(all(1 <= row.day <= last for row in self.rows), "day")
        bound(all(row.day == 1 for row in self.rows if row.kind is FigureKind.CARD), "day")
        bound(len({(row.kind, row.day, row.of) for row in self.rows}) == len(self.rows), "rows")
