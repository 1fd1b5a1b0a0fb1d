"""The close of a day: what time itself does to memberships."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Outcome
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["close_day"]


def close_day(book: Book, programme: Programme, day: date, calendar: HolidayCalendar) -> Iterator[Outcome]:
    """What the end of that business day brings, one outcome after the other; each is applied before the next."""
    for member_id in list(book.members):
        yield from _lapses(book, member_id, day)
    _, _ = programme, calendar


def _lapses(book: Book, member_id: str, day: date) -> Iterator[Outcome]:
    """Lots whose last day this is."""
    for account in (AccountKind.POINTS, AccountKind.BONUS):
        for part in book.lots(member_id, account):
            if part.lot != NEVER and part.lot <= day.isoformat() and part.amount > 0:
                gone = Booked(member_id, account, part.lot, -part.amount, "lapse")
                why = reason("lapse", Tells.LAPSED, applied=True, count=part.amount, last=part.lot)
                yield Outcome((gone,), (why,))
