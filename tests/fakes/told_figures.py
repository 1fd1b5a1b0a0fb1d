"""A month of a shop's other till, as head office tells it."""

from __future__ import annotations

from datetime import date

from shuke.application.ports.store import Store
from shuke.domain.shop_figures import AMOUNTS, STAMP_BYTES, FigureKind, FigureRow, MonthFigures

__all__ = ["month_told_of", "other_tills_month"]

_DAY = {"sales": 9, "member_sales": 6, "sold_minor": 1_260_00, "member_sold_minor": 870_00, "joined": 1}
_ELEVEN = "03"
"""The hour of UTC that is eleven in Shanghai."""


def month_told_of(store: Store, till: str, month: str) -> MonthFigures:
    """What lies there of that till, as head office would tell it."""
    days = [f"{month}-{day:02d}" for day in range(1, 32)]
    with store.reading() as work:
        rows = [
            FigureRow(kind, int(day[8:]), of, amounts)
            for kind in FigureKind
            for day, of, amounts in work.figures_to_tell.of_days(kind, days, [till])
        ]
    return MonthFigures(month, bytes(STAMP_BYTES), tuple(rows))


def other_tills_month(today: date) -> MonthFigures:
    """From the first day up to today nine sales for 1,260.00 a day, six of them by members for 870.00, all of these
    by the ordinary card, with 10.00 off."""
    bought = {"sales": 6, "sold_minor": 870_00, "discount_minor": 10_00, "points": 870}
    card = tuple(bought.get(name, 0) * today.day for name in AMOUNTS[FigureKind.CARD])
    rows = [FigureRow(FigureKind.CARD, 1, "ordinary", card)]
    for day in range(1, today.day + 1):
        amounts = tuple(_DAY.get(name, 0) for name in AMOUNTS[FigureKind.DAY])
        rows.append(FigureRow(FigureKind.DAY, day, "", amounts))
        rows.append(FigureRow(FigureKind.HOUR, day, _ELEVEN, (9, 1_260_00, 0)))
        rows.append(FigureRow(FigureKind.MOVED, day, "points", (870, 0, 0, 0)))
    return MonthFigures(f"{today:%Y-%m}", bytes(STAMP_BYTES), tuple(rows))
