"""Points earned by paying, and the days that multiply them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from shuke.domain.basket import TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money
from shuke.domain.programme.parts.goods import NO_GOODS, Goods, read_goods
from shuke.domain.programme.parts.tiers import MOST_MULTIPLIER
from shuke.domain.programme.parts.when import OnDayOfMonth, When, read_when
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["ClaimedLater", "DayRule", "Earner", "Earning", "read_day", "read_earning"]

MOST_PIECES = 1_000_000

EARNING_TENDERS = (
    TenderKind.CASH,
    TenderKind.BANK_CARD,
    TenderKind.ALIPAY,
    TenderKind.WECHAT,
    TenderKind.STORED_VALUE,
)
"""Tenders that earn points if the document names none. Of stored value only the principal earns."""


class ClaimedLater(StrEnum):
    """Whether the points of a sale without a card can be claimed afterwards."""

    NEVER = "never"
    SAME_DAY = "same-day"


class Earner(StrEnum):
    """Who gets the points: the member, or the named operator of a corporate account."""

    MEMBER = "member"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Earning:
    """One point for each full `unit` of money paid, by these tenders, for goods not taken out.

    Attributes:
        on: whether the programme has points at all; without them the tenders still say which money counts.
        bulk_from: that many pieces of one style in a day earn nothing; 0: no such rule.
        most_a_sale, most_a_day: caps on the points earned; None: no cap.
    """

    unit: Money
    tenders: frozenset[TenderKind]
    without: Goods = NO_GOODS
    bulk_from: int = 0
    most_a_sale: int | None = None
    most_a_day: int | None = None
    claimed_later: ClaimedLater = ClaimedLater.NEVER
    earner: Earner = Earner.MEMBER
    on: bool = True


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day that multiplies the points earned.

    Attributes:
        tiers: the tiers and cards it is for; empty: all.
        times_a_year: tier key to the number of such days a member may use in a calendar year; a tier that is
            not named may use each.
        only: the goods whose points are multiplied; None: all.
    """

    key: str
    name: Bilingual
    when: When
    points_multiplier: Fraction
    tiers: frozenset[str]
    times_a_year: tuple[tuple[str, int], ...] = ()
    only: Goods | None = None

    def most_a_year(self, tier: str) -> int | None:
        """How many such days a year a member of the tier may use; None: each."""
        return dict(self.times_a_year).get(tier)


def read_earning(table: Table) -> Earning:
    on = table.yes_or_no("on", default=True)
    earning = Earning(
        unit=table.amount("unit", Money(1)) if on else Money(1),
        tenders=frozenset(table.choices("tenders", TenderKind, default=EARNING_TENDERS)),
        without=read_goods(table, "without") or NO_GOODS,
        bulk_from=table.whole("bulk_from", 0, MOST_PIECES, default=0),
        most_a_sale=table.whole_or_none("most_a_sale", 1, MOST_POINTS),
        most_a_day=table.whole_or_none("most_a_day", 1, MOST_POINTS),
        claimed_later=table.choice_or("claimed_later", ClaimedLater.NEVER),
        earner=table.choice_or("earner", Earner.MEMBER),
        on=on,
    )
    table.close()
    return earning


def read_day(table: Table) -> DayRule:
    when = read_when(table)
    rule = DayRule(
        key=table.key_name("key"),
        name=table.words("name"),
        when=when,
        points_multiplier=table.number("points_multiplier", Fraction(1), MOST_MULTIPLIER),
        tiers=table.names("tiers"),
        times_a_year=table.by_name("times_a_year", _times) if isinstance(when, OnDayOfMonth) else (),
        only=read_goods(table, "only"),
    )
    table.close()
    return rule


def _times(table: Table, tier: str) -> int:
    return table.whole(tier, 1, 12)
