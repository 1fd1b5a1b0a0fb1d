"""The wheel, or scratch cards with the same inside: weights, stock, free and paid spins, prizes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.validity import Validity, read_validity
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout, OnDates, read_blackout, read_listed
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Face", "Segment", "Wheel", "read_wheel"]

MOST_SEGMENTS = 24
MOST_WEIGHT = 1_000_000
MOST_STOCK = 1_000_000_000
MOST_SPINS = 1000
MOST_CHANCES_DAYS = 3660


class Face(StrEnum):
    WHEEL = "wheel"
    SCRATCH_CARD = "scratch-card"


@dataclass(frozen=True, slots=True)
class Segment:
    """One outcome of a spin.

    Attributes:
        stock: how many there are; None: as many as come up.
        gives: what is won; None: a blank. Points and coupons come at once, a thing waits to be handed over.
        not_on: days on which the thing is not handed over.
        proofs: what is to be shown when it is.
    """

    key: str
    name: Bilingual
    weight: int
    stock: int | None = None
    gives: Gives | None = None
    not_on: Blackout = NEVER_OUT
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Wheel:
    """`spins_a_day` spins, the first `free_a_day` of them free, each further one for `points`.

    Attributes:
        collected: how long a thing won waits to be handed over.
        tiers: who may spin, by tier or card; empty: every member.
        campaign: a new name begins anew, with the whole stock.
        when: the days on which it turns; None: as long as the programme has it.
        chances_days: a spin given beside those of the day is good for so many days, the first one counted; 0: as long
            as the wheel turns.
        where_won: things are handed over by the shop where they were won; else by any of the chain's.
    """

    spins_a_day: int
    free_a_day: int
    points: int
    collected: Validity
    segments: tuple[Segment, ...]
    face: Face = Face.WHEEL
    tiers: frozenset[str] = frozenset()
    campaign: str = "wheel"
    when: OnDates | None = None
    where_won: bool = False
    chances_days: int = 0

    def segment(self, key: str) -> Segment:
        """The segment of that key, which is one of this wheel's."""
        return next(segment for segment in self.segments if segment.key == key)


def read_wheel(table: Table) -> Wheel:
    wheel = Wheel(
        spins_a_day=table.whole("spins_a_day", 1, MOST_SPINS),
        free_a_day=table.whole("free_a_day", 0, MOST_SPINS, default=0),
        points=table.whole("points", 0, MOST_POINTS, default=0),
        collected=read_validity(table, "collected"),
        segments=tuple(_segment(segment) for segment in table.tables("segments", 1, MOST_SEGMENTS)),
        face=table.choice_or("face", Face.WHEEL),
        tiers=table.names("tiers"),
        campaign=table.key_name_or("campaign", "wheel"),
        when=read_listed(table),
        where_won=table.yes_or_no("where_won", default=False),
        chances_days=table.whole("chances_days", 0, MOST_CHANCES_DAYS, default=0),
    )
    table.close()
    return wheel


def _segment(table: Table) -> Segment:
    segment = Segment(
        key=table.key_name("key"),
        name=table.words("name"),
        weight=table.whole("weight", 0, MOST_WEIGHT),
        stock=table.whole_or_none("stock", 0, MOST_STOCK),
        gives=read_gives(table),
        not_on=read_blackout(table),
        proofs=read_proofs(table),
    )
    table.close()
    return segment
