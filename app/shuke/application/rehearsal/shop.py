"""The shop a rehearsal takes place in: a book, a programme, a calendar, a business date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.closing.day import close_day, open_day
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import Quote

__all__ = ["RehearsedShop"]


class RehearsedShop:
    """Fresh and empty at the beginning; days pass only when a step says so.

    Attributes:
        versions: every version published so far, the newest last.
        today: the business date.
        quote: the answer of the last sale or quote, for its expectations.
        closings: what the days brought that passed since the last step.
        seed: the word from which every draw takes its seed.
        find: finds a programme to publish by the name that the scenario gives it; None: there is none.
    """

    def __init__(
        self, programme: Programme, starts_on: date, calendar: HolidayCalendar, book: Book | None = None
    ) -> None:
        self.book = Book() if book is None else book
        self.versions = [programme]
        self.today = starts_on
        self.calendar = calendar
        self.quote: Quote | None = None
        self.closings: list[Outcome] = []
        self.seed = ""
        self.find: Callable[[str], Programme | None] = lambda _: None

    @property
    def programme(self) -> Programme:
        """The newest version whose start is not after today."""
        started = [one for one in self.versions if one.starts_on <= self.today]
        return (started or self.versions[:1])[-1]

    def go_to(self, day: date, told: Callable[[date], None] = lambda _: None) -> None:
        """Close each day before that one; nothing happens if it is today or earlier.

        Args:
            told: hears of each day that was closed, for progress.
        """
        while self.today < day:
            self._pass(close_day(self.book, self.programme, self.today, self.calendar, self.seed))
            told(self.today)
            self.today += timedelta(days=1)
            self._pass(open_day(self.book, self.programme, self.today, self.calendar))

    def _pass(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.book.apply(outcome.changes)
            self.closings.append(outcome)
