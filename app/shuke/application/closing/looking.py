"""Looking at members one by one, a batch at a time: the rules run over a book of them, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from shuke.application.closing.due import Wanted
from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought, counts_of
from shuke.application.ports.clock import Ids
from shuke.application.ports.closing import Due, DueBy, DueMember
from shuke.application.ports.store import Work
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought
from shuke.domain.facts.kinds import FactBody
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.changes import LAPSE, Booked, Change, Outcome
from shuke.domain.membership.closing.day import Due as Step
from shuke.domain.membership.closing.lapsing import time_takes
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.counting import counter_of, kept
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Trigger
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

__all__ = ["LookedAt", "Looking", "looked_at"]

_MOST_KEYS = 20
"""So many times the size of a batch are looked through for those worth looking at."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A batch of a stage: what to record, how many were looked at, and the key behind which the next one begins,
    empty when there is none."""

    behind: str
    count: int
    body: FactBody | None = None


@dataclass(frozen=True, slots=True)
class Looking:
    """What the rules go by.

    Attributes:
        closing: the day that is closed, under which the list of closed days counts it.
        day: the business day of the rules: that one, or the morning after it.
    """

    ids: Ids
    own: str
    programme: Programme
    calendar: HolidayCalendar
    closing: date
    day: date
    steps: tuple[Step, ...]


def looked_at(
    work: Work, looking: Looking, asked: Sequence[tuple[Due, Wanted]], behind: str, limit: int
) -> LookedAt:
    """The next batch of those who are due by any of these questions. A key is the question's place and the member's
    in its answer."""
    number, _, key = behind.partition("/")
    for place in range(int(number or 0), len(asked)):
        due, wanted = asked[place]
        page = work.closings.due(due, key, limit * _MOST_KEYS)
        through, chosen = _worth_it(page, wanted, limit)
        if through:
            fact = _brought(work, looking, [one.member_id for one in chosen])
            if due.by is DueBy.LATE:
                work.closings.forget_late([one.member_id for one in through])
            return LookedAt(f"{place}/{through[-1].key}", max(len(chosen), 1), fact)
        key = ""
    return LookedAt("", 0)


def _worth_it(
    page: Iterable[DueMember], wanted: Wanted, limit: int
) -> tuple[list[DueMember], list[DueMember]]:
    """(looked through, wanted of these): the first of the page, until enough are wanted."""
    through: list[DueMember] = []
    chosen: list[DueMember] = []
    for one in page:
        if len(chosen) == limit:
            break
        through.append(one)
        if one.held and wanted(TierHeld.read(one.held)):
            chosen.append(one)
    return through, chosen


def _brought(work: Work, looking: Looking, member_ids: Sequence[str]) -> DayBrought | None:
    if not member_ids:
        return None
    programme = looking.programme
    known = work.closings.known(member_ids, _counters(programme))
    book = StoredBook(looking.ids, programme, known)
    found = [one for name in book.known if (one := _one(book, looking, name)) is not None]
    if not found:
        return None
    counts = counts_of(found)
    return DayBrought(looking.closing, programme.key, programme.version, tuple(found), counts)


def _one(book: StoredBook, looking: Looking, member_id: str) -> Brought | None:
    """All steps, each in the book as the one before left it; None where they change nothing."""
    outcome = Outcome()
    for step in looking.steps:
        now = step(book, looking.programme, book.members[member_id], looking.day, looking.calendar)
        if now.changes:
            book.apply(now.changes)
            outcome = outcome.and_then(now)
    outcome = outcome.and_then(_coupons_used_before(book, member_id, looking.closing))
    if not outcome.changes:
        return None
    return brought(book, looking.programme, member_id, outcome, looking.closing, looking.own)


def _coupons_used_before(book: StoredBook, member_id: str, day: date) -> Outcome:
    """A coupon that lapsed, and had been used before at a till that was heard of later: it did not lapse."""
    moves: list[Change] = []
    for account, coupon, lot in book.known[member_id].lots:
        back = 0
        if account is AccountKind.COUPON and lot.amount < 0:
            back = time_takes(lot.amount, book.lapsed(member_id, account, coupon))
        if back:
            moves.append(Booked(member_id, account, coupon, back, LAPSE))
    if not moves:
        return Outcome()
    told = reason(LAPSE, TimeTells.LAPSED_TOO_MUCH, applied=True, count=len(moves), last=day.isoformat())
    return Outcome(tuple(moves), (told,))


@lru_cache(maxsize=8)
def _counters(programme: Programme) -> frozenset[str]:
    """Those that the close of a day may ask for."""
    asked = [tier.renewal.reaches for tier in programme.tiers if tier.renewal is not None]
    asked += [one.reaches for one in programme.rewards if one.trigger in _OF_THE_CALENDAR]
    for card in programme.cards:
        asked += [card.out, *(way for entry in card.entries if entry.automatic for way in entry.reaches)]
    return frozenset(
        counter_of(reaches.measure) for reaches in asked if reaches is not None and kept(reaches.measure)
    )


_OF_THE_CALENDAR = (Trigger.BIRTHDAY, Trigger.DAY, Trigger.YEAR_END)
