"""What is counted of a member, over which time, for which goods: one way of asking for every rule that has a
threshold (entry, promotion, renewal, rewards, dormancy)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.money import Money
from shuke.domain.programme.parts.goods import ALL_GOODS, Scope, read_scope
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import MOST_POINTS, Table

__all__ = ["Counted", "Measure", "Reaches", "Span", "read_reaches"]

MOST_WINDOW_DAYS = 3660
MOST_PIECES = 1_000_000


class Counted(StrEnum):
    """What is added up."""

    MONEY = "money"
    POINTS = "points"
    SALES = "sales"
    ACTIVITIES = "activities"
    TOP_UP = "top-up"
    PROGRESS = "progress"


class Span(StrEnum):
    """Over which time. The business date decides, and the span includes today.

    SALE is this sale (or top-up) alone, DAY this business day, WINDOW the last `days` days, TERM since the card's
    present term began, JOINED since joining, YEAR and LAST_YEAR calendar years. Of PROGRESS, which a new term may
    restart, TERM is what came on top since, JOINED (and any other) all that is there.
    """

    SALE = "sale"
    DAY = "day"
    WINDOW = "window"
    TERM = "term"
    JOINED = "joined"
    YEAR = "year"
    LAST_YEAR = "last-year"


@dataclass(frozen=True, slots=True)
class Measure:
    """One sum. Money is what was paid with tenders that earn; points are those earned by shopping.

    Attributes:
        days: of a WINDOW, today included.
        goods: the lines that count.
        bulk_from: that many pieces of one style over all receipts of a day are bulk and never count; 0: no bulk.
    """

    counted: Counted
    span: Span
    days: int = 0
    goods: Scope = ALL_GOODS
    bulk_from: int = 0

    def __hash__(self) -> int:
        """Sums are looked up by it at every sale; what differs in goods alone is told apart by being compared."""
        return hash((self.counted, self.span, self.days))


@dataclass(frozen=True, slots=True)
class Reaches:
    """A measure that comes to `least` (minor units, points, times) or, if `over`, to more than it."""

    measure: Measure
    least: int
    over: bool = False

    def met(self, value: int) -> bool:
        return value > self.least if self.over else value >= self.least

    def missing(self, value: int) -> int:
        """How much more is needed; 0 when met."""
        return max(self.least + self.over - value, 0)


_IN_MONEY = (Counted.MONEY, Counted.TOP_UP)


def read_reaches(table: Table, counted: Counted | None = None, span: Span | None = None) -> Reaches:
    """``from = N`` or ``over = N`` with the measure's keys; `counted` and `span` where the rule fixes them."""
    what = counted or table.choice_or("counts", Counted.MONEY)
    time = span or table.choice("within", Span)
    over = "over" in table.content
    key = "over" if over else "from"
    if over and "from" in table.content:
        table.note(ProblemKind.EITHER_OR, "over", table.content["over"], other="from")
    table.asked.extend(("from", "over"))
    least = _least(table, key, what, Money(0 if over else 1))
    measure = Measure(
        counted=what,
        span=time,
        days=table.whole("days", 1, MOST_WINDOW_DAYS) if time is Span.WINDOW else 0,
        goods=read_scope(table) if what in (Counted.MONEY, Counted.SALES) else ALL_GOODS,
        bulk_from=table.whole("bulk_from", 0, MOST_PIECES, default=0) if what is Counted.MONEY else 0,
    )
    return Reaches(measure, least, over)


def _least(table: Table, key: str, counted: Counted, least: Money) -> int:
    if counted in _IN_MONEY:
        return table.amount(key, least).minor
    return table.whole(key, least.minor, MOST_POINTS)
