"""`close-day` and `reviews`: what the end of business days brings, and members on whom a person decides. While the
server runs, it closes the days by itself."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, date, datetime
from functools import lru_cache

from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.ids import UlidIds
from shuke.application.closing.closing import Closing, ClosingProgress, close_a_batch, close_days
from shuke.application.closing.reviewing import Reviewing, decide_review, record_notice
from shuke.application.head_office.closing import office_closing, office_reviewing
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.closing import OpenReview
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.bootstrap.head_office.cycles import look_for_cycles_less_often
from shuke.bootstrap.head_office.looking_again import LookingAgain
from shuke.bootstrap.head_office.speaking import DONE, REFUSED, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.explanation import Reason
from shuke.domain.facts.day_brought import DayCounts
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.profile import mask_phone
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.wording import closing as words
from shuke.wording.figures import money_text, points_text
from shuke.wording.reasons import text as reason_text
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

__all__ = ["ClosingSchedule", "close_day", "reviews"]

INTERRUPTED = 130
"""The exit status of whoever is stopped by Ctrl+C, as shells have it."""

LOOK_EVERY_S = 60.0
BATCHES_TO_TIDY = 40
"""After so many the write-ahead log is folded into the database: else it would grow by all of a million members."""

MOST_REVIEWS = 500

_log = logging.getLogger("shuke.head_office.closing")


def close_day(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    """Close what is due, with a line for each day; Ctrl+C stops it behind the batch under way."""
    told = _Told(data, identity, language)
    look_for_cycles_less_often()
    try:
        close_days(data.writing, _closing(data, identity), told, until=options.until)
    except KeyboardInterrupt:
        say("\n" + words.STOPPED.into(language))
        return INTERRUPTED
    say(
        words.NOTHING_DUE.into(language) if not told.days else words.ALL_CLOSED.into(language, days=told.days)
    )
    return DONE


class _Told:
    """Tells of the close on the terminal; the line of the day under way is written over."""

    def __init__(self, data: OfficeData, identity: OfficeIdentity, language: Language) -> None:
        self._data = data
        self._sign = CURRENCY_SIGNS[identity.calendar.currency]
        self._language = language
        self._looked_at = 0
        self._batches = 0
        self.days = 0

    def __call__(self, progress: ClosingProgress) -> None:
        self._batches += 1
        self._looked_at += progress.looked_at
        if self._batches % BATCHES_TO_TIDY == 0:
            self._data.checkpoint()
        if progress.closed:
            say(("\r" if sys.stdout.isatty() else "") + self._closed(progress.day))
            self.days += 1
            self._looked_at = 0
        elif sys.stdout.isatty():
            line = words.UNDER_WAY.into(
                self._language,
                day=progress.day.isoformat(),
                count=points_text(self._looked_at),
                left=progress.days_left,
            )
            sys.stdout.write(f"\r{line}")
            sys.stdout.flush()

    def _closed(self, day: date) -> str:
        with self._data.reading.reading() as work:
            closed = next((one for one in work.closings.days(1) if one.day == day), None)
        counts = closed.counts if closed is not None else DayCounts()
        brought = words.counts_told(counts, lambda money: money_text(money, symbol=self._sign))
        told = [str(in_words(one, self._language)) for one in brought]
        return " · ".join([day.isoformat(), *(told or [words.NOTHING_BROUGHT.into(self._language)])])


def reviews(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    """List the members who sleep; record that one was told of it, or decide."""
    if options.member:
        return _about(data, identity, options, language)
    with data.reading.reading() as work:
        found = work.closings.open_reviews(MOST_REVIEWS)
        listed = work.closings.published(MOST_REVIEWS)
    for one in found:
        say(_line(one, language))
    if not found:
        say(words.NO_REVIEWS.into(language))
    for _, number, on in listed:
        say(words.TO_PUBLISH.into(language, number=number, day=on.isoformat()))
    return DONE


def _about(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    with data.writing.writing() as work:
        member = work.members.by_number(options.member)
        if member is None:
            return refused(words.NO_MEMBER, language, number=options.member)
        reviewing = _reviewing(work, data, identity)
        if options.verdict is None:
            done: tuple[Reason, ...] | Reason = record_notice(work, reviewing, member.member_id)
        else:
            done = decide_review(work, reviewing, member.member_id, Verdict(options.verdict))
        if isinstance(done, Reason):
            sys.stderr.write(reason_text(done, language, money_text) + "\n")
            return REFUSED
        work.commit()
    for reason in done:
        say(reason_text(reason, language, money_text))
    return DONE


def _line(review: OpenReview, language: Language) -> str:
    noticed = review.noticed_on
    return words.REVIEW_LINE.into(
        language,
        number=review.number,
        phone=mask_phone(review.phone) or "–",
        months=review.months,
        last=review.last_on.isoformat(),
        noticed=noticed.isoformat() if noticed else words.NOT_NOTICED.into(language),
    )


class ClosingSchedule:
    """Closes days while the server runs: a batch at a time on the lane that writes, so that letters go between.

    Args:
        closed: told whenever nothing is left to close.
    """

    def __init__(
        self,
        data: OfficeData,
        identity: OfficeIdentity,
        writing: Executor,
        closed: Callable[[], None] = lambda: None,
    ) -> None:
        self._closed = closed
        self._data = data
        self._closing = _closing(data, identity)
        self._writing = writing
        self._looking = LookingAgain("closing", LOOK_EVERY_S, self._close, _log)
        self.start, self.stop = self._looking.start, self._looking.stop

    def _close(self) -> None:
        batches = 0
        while not self._looking.is_stopping:
            done = self._writing.submit(close_a_batch, self._data.writing, self._closing).result()
            if done is None:
                self._closed()
                return
            batches += 1
            if batches % BATCHES_TO_TIDY == 0:
                self._writing.submit(self._data.checkpoint).result()
            if done.closed:
                _log.info("closed %s, %d days left", done.day, done.days_left)


def _closing(data: OfficeData, identity: OfficeIdentity) -> Closing:
    return office_closing(identity, data.recorder(identity), _shelf(data), UlidIds(data.clock.now_ms))


def _reviewing(work: Work, data: OfficeData, identity: OfficeIdentity) -> Reviewing:
    ids = UlidIds(data.clock.now_ms)
    return office_reviewing(work, identity, data.recorder(identity), _shelf(data), ids)


def _shelf(data: OfficeData) -> ProgrammeShelf:
    """Holidays are loaded when a programme first asks for them."""
    return ProgrammeShelf(lambda: _holidays(datetime.fromtimestamp(data.clock.now_ms() / 1000, UTC).year))


@lru_cache(maxsize=2)
def _holidays(year: int) -> HolidayCalendar:
    return holiday_calendar(year - 2, year + 2)
