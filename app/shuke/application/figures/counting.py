"""What takes a walk through all members' purchases: counted at once where they are few, else kept and counted anew
while nobody waits.

A kept count is told with its moment as long as something was bought since. Whether that is so its stamp says, which
is summed from the months' cards in a moment; nothing of it is written when something is sold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from typing import Any

from shuke.application.ports.costs import Buyers, CountOf, CountStamp, KeptCount, MemberSums
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.figures.tier_ladder import Spending

__all__ = [
    "AGAIN_AFTER_MS",
    "MOST_AT_ONCE",
    "MOST_LISTED",
    "Counted",
    "CountedBefore",
    "counted_buyers",
    "counted_most",
    "counted_spending",
    "keep_count",
    "next_count",
]

MOST_LISTED = 100
MOST_AT_ONCE = 200_000
"""Purchases in the years that are walked through: up to so many, it takes a third of a second."""
AGAIN_AFTER_MS = 3_600_000
_YEAR_BACK = 11
_YEARS_LOOKED_AT = 3
"""Who bought in the present two years is held beside the two before."""


@dataclass(frozen=True, slots=True)
class CountedBefore:
    """When it was counted, and how many purchases were made since in the months that were looked at; none: something
    came back."""

    at_ms: int
    sales: int


@dataclass(frozen=True, slots=True)
class Counted:
    """`before`: None: everything is in it."""

    told: Any
    kept: bool = False
    before: CountedBefore | None = None


def counted_buyers(work: Work, months: Months) -> tuple[Buyers, CountedBefore | None]:
    """Of these months, beside as many before them."""
    found = _counted(work, CountOf.BUYERS, months)
    buyers = Buyers(*found.told)
    # Who joined since has bought nothing that the stamp would tell of.
    return (replace(buyers, members=work.costs.members(months)) if found.kept else buyers), found.before


def counted_most(
    work: Work, months: Months, *, by_cost: bool
) -> tuple[list[MemberSums], CountedBefore | None]:
    found = _counted(work, CountOf.TAKEN if by_cost else CountOf.BROUGHT, months)
    return [MemberSums(*one) for one in found.told], found.before


def counted_spending(work: Work, months: Months) -> tuple[Spending, CountedBefore | None]:
    """Of the twelve months that end with these."""
    found = _counted(work, CountOf.SPENDING, _year_to(months))
    count, *amounts = found.told
    return Spending(count, tuple(amounts)), found.before


def next_count(reading: Store, today_of: Callable[[Work], date], now_ms: int) -> KeptCount | None:
    """The next that is to be kept, counted: of this year and the one before, their quarters and months, whatever was
    never counted, or an hour ago and not over all that was bought by now. None: there is nothing to do."""
    with reading.reading() as work:
        today = today_of(work)
        sums = work.costs.stamps(f"{today.year - _YEARS_LOOKED_AT:04d}-01", f"{today.year:04d}-12")
        for of, months in _wanted(today):
            ends = _ends(of, months)
            if _is_quick(sums, ends):
                continue
            kept, stamp = work.costs.kept(of, months), _stamp(sums, *ends)
            if kept is None or (kept.stamp != stamp and not 0 <= now_ms - kept.at_ms < AGAIN_AFTER_MS):
                return KeptCount(of, months, stamp, now_ms, json.dumps(_count(work, of, months)))
    return None


@tried_again
def keep_count(writing: Store, count: KeptCount) -> None:
    with writing.writing() as work:
        work.costs.keep(count)
        work.commit()


def _wanted(today: date) -> Iterator[tuple[CountOf, Months]]:
    """What changes first, then the present two years, then what is over, from the newest on."""
    kinds = (MonthsKind.MONTH, MonthsKind.QUARTER, MonthsKind.YEAR)
    present = [months_of(kind, today) for kind in kinds]
    year = present[-1]
    earliest = year.before.first
    over = [
        Months(first, first + one.count - 1)
        for one in present
        for first in range(one.first - one.count, earliest - 1, -one.count)
    ]
    for some in ([*present, Months(earliest, year.last)], over):
        for months in some:
            for of in (CountOf.BUYERS, CountOf.BROUGHT, CountOf.TAKEN):
                yield of, months
        for months in dict.fromkeys(map(_year_to, some)):
            yield CountOf.SPENDING, months


def _counted(work: Work, of: CountOf, months: Months) -> Counted:
    ends = first, last = _ends(of, months)
    sums = work.costs.stamps(f"{first[:4]}-01", f"{last[:4]}-12")
    if not _is_quick(sums, ends) and (kept := work.costs.kept(of, months)):
        stamp = _stamp(sums, *ends)
        missing = CountedBefore(kept.at_ms, stamp.sales - kept.stamp.sales)
        return Counted(json.loads(kept.told), True, None if stamp == kept.stamp else missing)
    return Counted(_count(work, of, months))


def _count(work: Work, of: CountOf, months: Months) -> list[Any]:
    if of is CountOf.BUYERS:
        return [*astuple(work.costs.buyers(months, months.before))]
    if of is CountOf.SPENDING:
        spending = Spending.of(work.costs.spending(months))
        return [spending.count, *spending.amounts]
    return [astuple(one) for one in work.costs.most(months, MOST_LISTED, by_cost=of is CountOf.TAKEN)]


def _ends(of: CountOf, months: Months) -> tuple[str, str]:
    """The first and the last month that are looked at."""
    names = months.names
    return (months.before if of is CountOf.BUYERS else months).names[0], names[-1]


def _stamp(sums: Mapping[str, CountStamp], first: str, last: str) -> CountStamp:
    asked = [one for month, one in sums.items() if first <= month <= last]
    return CountStamp(*(sum(one[at] for one in asked) for at in range(3)))


def _is_quick(sums: Mapping[str, CountStamp], ends: tuple[str, str]) -> bool:
    """A year's rows are walked through from its first to its last, whatever months are asked for."""
    first, last = ends
    return _stamp(sums, f"{first[:4]}-01", f"{last[:4]}-12").sales <= MOST_AT_ONCE


def _year_to(months: Months) -> Months:
    return Months(max(months.last - _YEAR_BACK, 0), months.last)
