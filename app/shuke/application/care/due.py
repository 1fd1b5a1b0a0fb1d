"""Who is due for care: questions that an index answers, for one day or for some that come."""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from shuke.application.ports.closing import Due, DueBy, DueMember
from shuke.application.ports.store import Work
from shuke.domain.birthday import Birthday, kept_on
from shuke.domain.care.festivals import festivals_between
from shuke.domain.care.plan import BEFORE, CarePlan, Occasion, late_days
from shuke.domain.membership.state import MembershipState
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["DueByTime", "due_between", "due_on"]

DueByTime = dict[str, list[str]]
"""The ids of members by the time of it: a year, a day, a festival with its year."""

_PAGE = 5_000
_SERVED = MembershipState.ACTIVE


def due_on(work: Work, programme: Programme, occasion: Occasion, plan: CarePlan, on: date) -> DueByTime:
    """Everybody who is due on that day, those too who were some days ago while the till was off; whoever had it
    is among them."""
    back = late_days(occasion) + (plan.days if occasion in BEFORE else 0)
    return due_between(work, programme, occasion, plan, on - timedelta(days=back), on)


def due_between(
    work: Work, programme: Programme, occasion: Occasion, plan: CarePlan, first: date, last: date
) -> DueByTime:
    """Who becomes due on one of these days, both included, as things stand now. Of FESTIVAL nobody by name: each
    time is everybody's."""
    days = timedelta(days=plan.days)
    if occasion in BEFORE:
        first, last = first + days, last + days
    else:
        first, last = first - days, last - days
    match occasion:
        case Occasion.BIRTHDAY:
            return _collected(one for day in _days(first, last) for one in _born(work, day))
        case Occasion.FESTIVAL:
            festivals = festivals_between(plan.festivals, plan.own_days, first, last)
            return {f"{key}/{day.isoformat()}": [] for day, key in festivals}
        case Occasion.ANNIVERSARY:
            return _collected(_joined(work, first, last))
        case Occasion.TIER:
            return _tiers(work, first, last)
        case Occasion.LAPSING:
            return _lapsing(work, first, last)
        case Occasion.DOWNGRADE:
            return _terms(work, programme, first, last)
        case Occasion.SLEEPING:
            return _silent(work, first, last)


def _collected(found: Iterable[tuple[str, Iterable[str]]]) -> DueByTime:
    collected: defaultdict[str, list[str]] = defaultdict(list)
    for time, members in found:
        collected[time].extend(members)
    return {time: members for time, members in collected.items() if members}


def _days(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def _all(work: Work, due: Due) -> Iterator[DueMember]:
    """Those of them whose membership runs."""
    behind = ""
    while page := work.closings.due(due, behind, _PAGE):
        yield from (one for one in page if one.held and TierHeld.read(one.held).state is _SERVED)
        behind = page[-1].key
        if len(page) < _PAGE:
            return


def _between(by: DueBy, first: date, last: date) -> Due:
    return Due(by, first.isoformat(), last.isoformat())


def _born(work: Work, day: date) -> Iterator[tuple[str, Iterable[str]]]:
    for key in kept_on(day):
        one = "{:02d}-{:02d}".format(*key)
        year = Birthday.of_key(*key).year_of(day)
        yield str(year), (due.member_id for due in _all(work, Due(DueBy.BIRTHDAY, one, one)))


def _joined(work: Work, first: date, last: date) -> Iterator[tuple[str, Iterable[str]]]:
    """Whose day of joining comes back on one of these days: of each year since the first member joined."""
    oldest = work.closings.due(Due(DueBy.JOINED, "0", "9"), "", 1)
    since = int(oldest[0].key[:4]) if oldest else last.year
    for year in range(first.year, last.year + 1):
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        for before in range(since, year):
            there = _between(DueBy.JOINED, _in_year(start, before), _in_year(end, before, end=True))
            yield str(year), (one.member_id for one in _all(work, there))


def _in_year(day: date, year: int, *, end: bool = False) -> date:
    """That day of another year. The 29th of February comes back on the 28th in common years."""
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28) if end else date(year, 3, 1)
    if end and (day.month, day.day) == (2, 28) and isleap(year) and not isleap(day.year):
        return date(year, 2, 29)
    return day.replace(year=year)


def _tiers(work: Work, first: date, last: date) -> DueByTime:
    """Who came up to a tier. In a term of later count it may be a demotion: only where it is known here that the
    member took the tier up."""
    came: list[tuple[str, TierHeld]] = []
    for one in _all(work, _between(DueBy.TERM, first, last)):
        held = TierHeld.read(one.held)
        if held.given is None and (held.term or held.rank):
            came.append((one.member_id, held))
    unsure = [member_id for member_id, held in came if held.term]
    promoted: dict[str, date] = {}
    for start in range(0, len(unsure), _PAGE):
        promoted |= work.care_plans.promoted(unsure[start : start + _PAGE])
    return _collected(
        (held.since.isoformat(), (member_id,))
        for member_id, held in came
        if not held.term or promoted.get(member_id, date.min) >= held.since
    )


def _lapsing(work: Work, first: date, last: date) -> DueByTime:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    behind = f"{(first - timedelta(days=1)).isoformat()}|~|~"
    while page := work.closings.due_lots(last, behind, _PAGE):
        for one in page:
            if one.account == AccountKind.POINTS.value and one.amount > 0:
                found[one.lot][one.member_id] = None
        behind = page[-1].key
    return {lot: list(members) for lot, members in found.items()}


def _terms(work: Work, programme: Programme, first: date, last: date) -> DueByTime:
    """Whose term ends, in a tier that is not kept whatever they do; what is missing is asked of each by the rules."""
    found: list[tuple[str, list[str]]] = []
    going = [one for one in programme.tiers if not one.is_kept_anyway]
    for day in _days(first, last):
        began: defaultdict[tuple[date, date], set[str]] = defaultdict(set)
        for tier in going:
            span = programme.term_of(tier).starting(day)
            if span is not None:
                began[span].add(tier.key)
        for span, tiers in began.items():
            due = _all(work, _between(DueBy.TERM, *span))
            found.append(
                (day.isoformat(), [one.member_id for one in due if TierHeld.read(one.held).tier in tiers])
            )
    return _collected(found)


def _silent(work: Work, first: date, last: date) -> DueByTime:
    """By the day on which they bought something last, or joined."""
    since = (_between(by, first, last) for by in (DueBy.LAST_SALE, DueBy.NO_SALE))
    return _collected((one.key.split("|")[0], (one.member_id,)) for due in since for one in _all(work, due))
