"""What a shop's other tills did, told to each of them month by month: a till hears of its own shop alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from operator import add

from shuke.application.ports.store import Work
from shuke.application.shop_tills import other_tills
from shuke.domain.shop_figures import LONGEST_OF, STAMP_BYTES, FigureKind, FigureRow, MonthFigures
from shuke.domain.sync.figure_messages import FIGURES_FORM, AskFigures, FiguresSent
from shuke.domain.sync.limits import MOST_FIGURE_BYTES, MOST_FIGURE_ROWS

__all__ = ["figures_sent"]

_STAMPED = (FigureKind.DAY, FigureKind.MOVED)
"""Whatever adds to a part of a day, or to a month's card, adds to the day, too: these alone tell whether anything is
new."""

_ENOUGH_ROWS = 6_000
"""Behind so many no further month is begun: others wait for an answer, too."""

_DAYS = tuple(f"{day:02d}" for day in range(1, 32))


def figures_sent(work: Work, till: str, asked: AskFigures) -> FiguresSent:
    """As many of the newest months that differ as may be told at once. One that is too large by itself is named
    instead."""
    tills = other_tills(work, till, work.shops.shop_of(till))
    stamps = _stamps(work, tills, [one.month for one in asked.held])
    count = size = 0
    told: list[MonthFigures] = []
    too_large: list[str] = []
    for one in sorted(asked.held, key=lambda held: held.month, reverse=True):
        stamp = stamps.get(one.month, b"")
        if stamp == one.stamp:
            continue
        if count >= _ENOUGH_ROWS:
            return FiguresSent(tuple(told), True, tuple(too_large))
        rows = tuple(_rows(work, tills, one.month)) if stamp else ()
        weight = sum(map(_most_bytes, rows))
        if len(rows) > MOST_FIGURE_ROWS or weight > MOST_FIGURE_BYTES:
            too_large.append(one.month)
            continue
        count, size = count + len(rows), size + weight
        if count > MOST_FIGURE_ROWS or size > MOST_FIGURE_BYTES:
            return FiguresSent(tuple(told), True, tuple(too_large))
        told.append(MonthFigures(one.month, stamp, rows))
    return FiguresSent(tuple(told), False, tuple(too_large))


def _stamps(work: Work, tills: Collection[str], months: Iterable[str]) -> Mapping[str, bytes]:
    """Months without anything are left out."""
    days = [f"{month}-{day}" for month in sorted(months) for day in _DAYS]
    found: defaultdict[str, blake2b] = defaultdict(_stamp_begun)
    for kind in _STAMPED if tills else ():
        for row in work.figures_to_tell.of_days(kind, days, tills):
            found[row.day[:7]].update(repr((kind.value, *row)).encode())
    return {month: stamp.digest() for month, stamp in found.items()}


def _stamp_begun() -> blake2b:
    """Rows of another form are others."""
    return blake2b(repr(FIGURES_FORM).encode(), digest_size=STAMP_BYTES)


def _rows(work: Work, tills: Collection[str], month: str) -> Iterator[FigureRow]:
    """What is called by more signs than may be told is told by the first of them, all that begin so together: no sum
    lacks it."""
    days = [f"{month}-{day}" for day in _DAYS]
    for kind in FigureKind:
        told: dict[tuple[int, str], tuple[int, ...]] = {}
        for day, of, amounts in work.figures_to_tell.of_days(kind, days, tills):
            key = int(day[8:]), of if len(of) <= LONGEST_OF else of[: LONGEST_OF - 1] + "…"
            before = told.get(key)
            told[key] = amounts if before is None else tuple(map(add, before, amounts))
        yield from (FigureRow(kind, day, of, amounts) for (day, of), amounts in told.items())


def _most_bytes(row: FigureRow) -> int:
    """Of one row in a reply: the names of its fields, a text of four bytes a sign, whole numbers of nine."""
    return 40 + 4 * len(row.of) + 9 * len(row.amounts)
