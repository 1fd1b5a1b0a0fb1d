"""Columns of a few members, and of any number of random ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from shuke.application.segments.columns import Cell, Column, Columns, Numbers, Words
from shuke.domain.segments.fields import Kept

DAY = date(2026, 11, 22)

USUAL: dict[Kept, Cell] = {
    Kept.LAST_SALE: None,
    Kept.SALES: 0,
    Kept.SPENT: 0,
    Kept.JOINED: DAY.toordinal(),
    Kept.TIER: "member",
    Kept.ENDED: 0,
    Kept.SHOP: "S1",
    Kept.LOOKED_AFTER: "",
    Kept.CONTACTED: None,
    Kept.BIRTHDAY: None,
    Kept.BIRTH_YEAR: None,
    Kept.POINTS: 0,
    Kept.STORED: 0,
    Kept.LAPSE: None,
    Kept.LAPSING: 0,
    Kept.YEAR_SALES: 0,
    Kept.YEAR_SPENT: 0,
    Kept.CHANNELS: "",
    Kept.DUE_ARTICLES: "",
    Kept.DUE_DEPARTMENTS: "",
}


def ago(days: int) -> int:
    return (DAY - timedelta(days=days)).toordinal()


def columns(*members: dict[Kept, Cell]) -> Columns:
    """One column of each kind; each member as usual but for what is said."""
    return {kept: column_of(kept, [one.get(kept, usual) for one in members]) for kept, usual in USUAL.items()}


_SEVERAL = frozenset({Kept.CHANNELS, Kept.DUE_ARTICLES, Kept.DUE_DEPARTMENTS})


def column_of(kept: Kept, cells: Sequence[Cell]) -> Column:
    if not isinstance(USUAL[kept], str):
        return Numbers.of(cells)  # type: ignore[arg-type]
    texts = [str(cell) for cell in cells]
    if kept not in _SEVERAL:
        return Words.of(texts)
    several = [(row, word) for row, text in enumerate(texts) for word in text.split()]
    return Words.told(len(texts), (row for row, _ in several), [word for _, word in several])


def random_columns(members: int, seed: int) -> Columns:
    draw = Random(seed)
    found = []
    for _ in range(members):
        joined = draw.randrange(1500)
        sales = draw.choice((0, 1, 2, 5, 40))
        found.append(
            {
                Kept.JOINED: ago(joined),
                Kept.SALES: sales,
                Kept.SPENT: sales * draw.randrange(100, 90_000),
                Kept.LAST_SALE: ago(draw.randrange(joined + 1)) if sales else None,
                Kept.TIER: draw.choice(("member", "silver", "gold")),
                Kept.ENDED: int(draw.random() < 0.05),
                Kept.BIRTHDAY: draw.choice((None, 229, 101, 1231, 1122)),
                Kept.BIRTH_YEAR: draw.choice((None, 1988, 1990, 2001)),
                Kept.POINTS: draw.randrange(2000),
                Kept.LAPSE: draw.choice((None, ago(-5), ago(-40))),
                Kept.CONTACTED: draw.choice((None, ago(3), ago(70))),
                Kept.CHANNELS: draw.choice(("", "sms", "email sms")),
            }
        )
    return columns(*found)
