"""The points mall: gifts and coupons priced in points; and drawing lots."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.gives import Gives, read_gives
from shuke.domain.programme.parts.perks import Per
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.validity import NEVER_LAPSES, Validity, read_validity
from shuke.domain.programme.parts.when import (
    NEVER_OUT,
    Blackout,
    OnDates,
    read_blackout,
    read_listed,
)
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Draw", "DrawDay", "Gift", "read_draw", "read_gift"]

MOST_STOCK = 1_000_000_000
MOST_WINNERS = 10_000
MOST_OF_MEMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Gift:
    """Something for points.

    Attributes:
        points: its price.
        below: a band: what is chosen from the list has a price agreed at the counter, from `points` up to, not
            including, this; 0: the price is `points`, or with `open_ended` agreed from `points` up.
        prices: by tier or card, where they differ; the lowest of a member's holds.
        mixed_points, mixed_pay: the second price: so many points and so much money; both nothing: there is none.
        stock: None: as many as are asked for; at each shop.
        group: gifts of one group share the quota; empty: each for itself.
        per, most: one member gets `most` in that time; None: as many as wished.
        proofs: all of them are shown; of `shows_one_of` one is enough.
        reviewed: staff say that they looked at what is shown.
        when: the days on which it is listed; None: always.
        collected: it is ordered, and waits so long to be collected, as a prize does; None: it is handed over at once.
        not_on: days on which what was ordered is not handed over.
    """

    key: str
    name: Bilingual
    points: int
    below: int = 0
    open_ended: bool = False
    prices: tuple[tuple[str, int], ...] = ()
    mixed_points: int = 0
    mixed_pay: Money = ZERO
    stock: int | None = None
    tiers: frozenset[str] = frozenset()
    group: str = ""
    per: Per | None = None
    most: int = 1
    proofs: tuple[Proof, ...] = ()
    shows_one_of: tuple[Proof, ...] = ()
    reviewed: bool = False
    gives: Gives | None = None
    when: OnDates | None = None
    collected: Validity | None = None
    not_on: Blackout = NEVER_OUT

    def price_for(self, holds: frozenset[str]) -> int:
        """What it costs whoever holds these tiers and cards."""
        return min((price for who, price in self.prices if who in holds), default=self.points)


class DrawDay(StrEnum):
    LAST_DAY_OF_MONTH = "last-day-of-month"
    LAST_DAY_OF_YEAR = "last-day-of-year"


@dataclass(frozen=True, slots=True)
class Draw:
    """Lots drawn among the members: `winners` of them, or all (every ticket wins). The seed is recorded.

    Attributes:
        collected: how long a thing won waits to be handed over.
        not_on: days on which it is not handed over.
    """

    key: str
    name: Bilingual
    on: DrawDay
    winners: int
    everybody: bool
    gives: Gives
    tiers: frozenset[str] = frozenset()
    collected: Validity = NEVER_LAPSES
    not_on: Blackout = NEVER_OUT


def read_gift(table: Table) -> Gift:
    points = table.whole("points", 1, MOST_POINTS)
    when = read_listed(table)
    mixed = table.table_if_there("or_with_money")
    gift = Gift(
        key=table.key_name("key"),
        name=table.words("name"),
        points=points,
        below=table.whole("below", 0, MOST_POINTS, default=0),
        open_ended=table.yes_or_no("open_ended", default=False),
        prices=table.by_name("prices", lambda inner, who: inner.whole(who, 1, MOST_POINTS)),
        mixed_points=mixed.whole("points", 1, MOST_POINTS) if mixed else 0,
        mixed_pay=mixed.amount("pay", Money(1)) if mixed else ZERO,
        stock=table.whole_or_none("stock", 0, MOST_STOCK),
        tiers=table.names("tiers"),
        group=table.key_name_or("group", ""),
        per=table.choice("per", Per) if table.there_is("per") else None,
        most=table.whole("most", 1, MOST_OF_MEMBER, default=1),
        proofs=read_proofs(table),
        shows_one_of=read_proofs(table, "shows_one_of"),
        reviewed=table.yes_or_no("reviewed", default=False),
        gives=read_gives(table),
        when=when,
        collected=read_validity(table, "collected") if table.there_is("collected") else None,
        not_on=read_blackout(table),
    )
    if mixed is not None:
        mixed.close()
    table.close()
    return gift


def read_draw(table: Table) -> Draw:
    everybody = table.yes_or_no("everybody", default=False)
    draw = Draw(
        key=table.key_name("key"),
        name=table.words("name"),
        on=table.choice("on", DrawDay),
        winners=0 if everybody else table.whole("winners", 1, MOST_WINNERS),
        everybody=everybody,
        gives=read_gives(table) or Gives(),
        tiers=table.names("tiers"),
        collected=read_validity(table, "collected", NEVER_LAPSES),
        not_on=read_blackout(table),
    )
    table.close()
    return draw
