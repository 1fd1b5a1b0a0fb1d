"""The wheel, or scratch cards with the same inside: weights, stock, free and paid spins, prizes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.parts.coupons import Beside
from shuke.domain.programme.parts.validity import Validity, read_validity
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout, read_blackout
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Face", "Segment", "Wheel", "read_wheel"]

MOST_SEGMENTS = 24
MOST_WEIGHT = 1_000_000
MOST_STOCK = 1_000_000_000
MOST_SPINS = 1000


class Face(StrEnum):
    WHEEL = "wheel"
    SCRATCH_CARD = "scratch-card"


@dataclass(frozen=True, slots=True)
class Segment:
    """One outcome of a spin.

    Attributes:
        stock: how many there are; None: a blank, or as many as come up.
        prize: whether something is won.
        coupon: the prize is a coupon of this kind; empty: it is handed over.
        not_on: days on which the prize is not handed over.
        never_with: what its use does not go together with.
    """

    key: str
    name: Bilingual
    weight: int
    stock: int | None = None
    prize: bool = True
    coupon: str = ""
    not_on: Blackout = NEVER_OUT
    never_with: frozenset[Beside] = frozenset()


@dataclass(frozen=True, slots=True)
class Wheel:
    """`spins_a_day` spins, the first `free_a_day` of them free, each further one for `points`.

    `collected` is how long a prize waits to be handed over.
    """

    spins_a_day: int
    free_a_day: int
    points: int
    collected: Validity
    segments: tuple[Segment, ...]
    face: Face = Face.WHEEL
    tiers: frozenset[str] = frozenset()


def read_wheel(table: Table) -> Wheel:
    wheel = Wheel(
        spins_a_day=table.whole("spins_a_day", 1, MOST_SPINS),
        free_a_day=table.whole("free_a_day", 0, MOST_SPINS, default=0),
        points=table.whole("points", 0, MOST_POINTS, default=0),
        collected=read_validity(table, "collected"),
        segments=tuple(_segment(segment) for segment in table.tables("segments", 1, MOST_SEGMENTS)),
        face=table.choice_or("face", Face.WHEEL),
        tiers=table.names("tiers"),
    )
    table.close()
    return wheel


def _segment(table: Table) -> Segment:
    segment = Segment(
        key=table.key_name("key"),
        name=table.words("name"),
        weight=table.whole("weight", 0, MOST_WEIGHT),
        stock=table.whole_or_none("stock", 0, MOST_STOCK),
        prize=table.yes_or_no("prize", default=True),
        coupon=table.key_name_or("coupon", ""),
        not_on=read_blackout(table),
        never_with=frozenset(table.choices("never_with", Beside)),
    )
    table.close()
    return segment
