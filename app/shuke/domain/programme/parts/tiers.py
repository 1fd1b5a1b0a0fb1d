"""Tiers, the ways into them, and what becomes of them when the card's term ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.measures import Counted, Measure, Reaches, Span, read_reaches
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.validity import Validity, read_validity
from shuke.domain.programme.parts.when import read_dates
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = [
    "AtTermEnd",
    "Entry",
    "EntryBy",
    "FirstComers",
    "Renewal",
    "Tier",
    "Who",
    "read_entry",
    "read_tier",
]

MOST_ENTRIES = 10
MOST_MULTIPLIER = Fraction(100)
LEAST_MULTIPLIER = Fraction(1, 100)
MOST_FIRST = 1_000_000


class EntryBy(StrEnum):
    """The kinds of way into a tier. ACCOUNT is open to firms alone, whose named operators book for them."""

    SALE = "sale"
    SAME_DAY = "same-day"
    WINDOW = "window"
    CUMULATIVE = "cumulative"
    PROGRESS = "progress"
    YEARS = "years"
    TOP_UP = "top-up"
    VISITS = "visits"
    ACTIVITIES = "activities"
    FEE = "fee"
    INVITATION = "invitation"
    REGISTERING = "registering"
    ACCOUNT = "account"


class Who(StrEnum):
    """Whom a way is for: those who are not yet members, members of a lower tier, or either."""

    NEW = "new"
    MEMBERS = "members"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True)
class FirstComers:
    """A way open to the first `count` only, within a period."""

    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One way into a tier: all that `reaches` asks must be met.

    Attributes:
        from_tiers: members of these tiers only; empty: of any lower one.
        fee: what is paid for it; zero mostly.
        proofs: what the customer shows.
        automatic: carried out by itself; otherwise offered, and taken up on the member's wish.
        first: limited to the first comers, or None.
    """

    by: EntryBy
    who: Who
    reaches: tuple[Reaches, ...] = ()
    from_tiers: frozenset[str] = frozenset()
    fee: Money = ZERO
    proofs: tuple[Proof, ...] = ()
    automatic: bool = False
    first: FirstComers | None = None


class AtTermEnd(StrEnum):
    """What becomes of a member who did not qualify again."""

    ONE_TIER_DOWN = "one-tier-down"
    LOWEST_TIER = "lowest-tier"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Renewal:
    """At the end of the card's term.

    Attributes:
        reaches: what keeps the tier; None: nothing does, or everything (see `otherwise`).
        otherwise: what becomes of the rest; None: the tier is kept whatever was done.
        restarts_at: the balance of points and progress that a new term in this tier begins with, for those who
            keep the tier and those who come down to it; None: both go on.
        grace_days: days after the term in which the tier is still held, and can still be kept.
    """

    reaches: Reaches | None
    otherwise: AtTermEnd | None
    restarts_at: int | None = None
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier. The programme lists its tiers from the lowest to the highest.

    Attributes:
        term: how long a card of this tier runs; None: as all cards do.
        renewal: None: the term ends the membership.
    """

    key: str
    name: Bilingual
    points_multiplier: Fraction
    entries: tuple[Entry, ...]
    term: Validity | None = None
    renewal: Renewal | None = None

    @property
    def is_kept_anyway(self) -> bool:
        """Whatever was done in its term, another one follows."""
        return self.renewal is not None and self.renewal.reaches is None and self.renewal.otherwise is None


def read_tier(table: Table) -> Tier:
    renewal = table.table_if_there("renewal")
    tier = Tier(
        key=table.key_name("key"),
        name=table.words("name"),
        points_multiplier=table.number("points_multiplier", LEAST_MULTIPLIER, MOST_MULTIPLIER),
        entries=tuple(read_entry(entry) for entry in table.tables("entry", 0, MOST_ENTRIES)),
        term=read_validity(table, "term") if table.there_is("term") else None,
        renewal=None if renewal is None else _renewal(renewal),
    )
    table.close()
    return tier


def read_entry(table: Table, otherwise: Who = Who.NEW) -> Entry:
    """One way; for whom it is `otherwise` where neither its kind nor the document says so."""
    by = table.choice("by", EntryBy)
    first = table.table_if_there("first")
    entry = Entry(
        by=by,
        who=_who(table, by, otherwise),
        reaches=_REACHES[by](table) if by in _REACHES else (),
        from_tiers=table.names("from_tiers"),
        fee=table.amount("fee", Money(1)) if by is EntryBy.FEE else table.amount_or("fee", ZERO),
        proofs=read_proofs(table),
        automatic=table.yes_or_no("automatic", default=False),
        first=None if first is None else _first(first),
    )
    table.close()
    return entry


def _who(table: Table, by: EntryBy, otherwise: Who) -> Who:
    fixed = _WHO.get(by)
    if fixed is Who.MEMBERS or (fixed is not None and otherwise is Who.NEW):
        return fixed
    return table.choice_or("who", otherwise)


def _years(table: Table) -> tuple[Reaches, ...]:
    """``from`` in this calendar year and, with ``last_year_from``, in the one before."""
    this = read_reaches(table, Counted.MONEY, Span.YEAR)
    before = table.amount_or_none("last_year_from")
    if before is None:
        return (this,)
    return (this, Reaches(Measure(Counted.MONEY, Span.LAST_YEAR, goods=this.measure.goods), before.minor))


def _one(counted: Counted, span: Span | None) -> Callable[[Table], tuple[Reaches, ...]]:
    return lambda table: (read_reaches(table, counted, span),)


def _since(table: Table) -> tuple[Reaches, ...]:
    """Money, points or sales since joining, or ``within = "term"``."""
    return (read_reaches(table, Counted.MONEY, table.choice_or("within", Span.JOINED)),)


_REACHES: Mapping[EntryBy, Callable[[Table], tuple[Reaches, ...]]] = {
    EntryBy.SALE: _one(Counted.MONEY, Span.SALE),
    EntryBy.SAME_DAY: _one(Counted.MONEY, Span.DAY),
    EntryBy.WINDOW: _one(Counted.MONEY, Span.WINDOW),
    EntryBy.CUMULATIVE: _since,
    EntryBy.PROGRESS: _one(Counted.PROGRESS, Span.JOINED),
    EntryBy.YEARS: _years,
    EntryBy.TOP_UP: _one(Counted.TOP_UP, Span.SALE),
    EntryBy.VISITS: lambda table: (
        read_reaches(table, Counted.SALES, table.choice_or("within", Span.JOINED)),
    ),
    EntryBy.ACTIVITIES: lambda table: (
        read_reaches(table, Counted.ACTIVITIES, table.choice_or("within", Span.JOINED)),
    ),
}

_WHO: Mapping[EntryBy, Who] = {
    EntryBy.CUMULATIVE: Who.MEMBERS,
    EntryBy.PROGRESS: Who.MEMBERS,
    EntryBy.YEARS: Who.MEMBERS,
    EntryBy.VISITS: Who.MEMBERS,
    EntryBy.ACTIVITIES: Who.MEMBERS,
    EntryBy.FEE: Who.NEW,
    EntryBy.REGISTERING: Who.NEW,
    EntryBy.ACCOUNT: Who.NEW,
}
"""For the others the document says it; for new members if it does not."""


def _first(table: Table) -> FirstComers:
    dates = read_dates(table)
    first = FirstComers(table.whole("count", 1, MOST_FIRST), dates.first, dates.last)
    table.close()
    return first


def _renewal(table: Table) -> Renewal:
    asks = bool({"from", "over"} & table.content.keys())
    renewal = Renewal(
        reaches=read_reaches(table) if asks else None,
        otherwise=table.choice_or("otherwise", AtTermEnd.ONE_TIER_DOWN)
        if asks or table.there_is("otherwise")
        else None,
        restarts_at=table.whole_or_none("restarts_at", 0, MOST_POINTS),
        grace_days=table.whole("grace_days", 0, 366, default=0),
    )
    table.close()
    return renewal
