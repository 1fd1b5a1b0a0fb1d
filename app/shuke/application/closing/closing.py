"""The close of days, batch by batch: each batch is one transaction that records what it brought and how far it came.

It may stop, or be stopped, behind any of them; whoever goes on does nothing twice and leaves nobody out. Days are
closed in their order, up to yesterday; each ends with what the next morning brings by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from shuke.application.closing.draws import Drawing
from shuke.application.closing.due import due_at_close, due_in_the_morning
from shuke.application.closing.looking import LookedAt, Looking, looked_at
from shuke.application.closing.lots import coupons_lapsing, lots_lapsing
from shuke.application.ports.clock import Ids
from shuke.application.ports.closing import ClosingPlace
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.facts.day_closed import DayClosed
from shuke.domain.facts.kinds import FactBody
from shuke.domain.membership.closing.day import CLOSING, Due, day_rewards
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Shop

__all__ = ["Closing", "ClosingEntry", "ClosingProgress", "Sizes", "close_a_batch", "close_days"]


class ClosingEntry(Protocol):
    """One transaction's facts; head office's `OfficeEntry` is one."""

    def record(self, body: FactBody) -> object: ...

    def settle(self) -> None:
        """Last of all, before `commit`."""
        ...


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many are taken in one batch. Members are looked at one by one, lots and coupons are not."""

    members: int
    lots: int


class Stage(StrEnum):
    """What a day's close goes through. EVERYBODY stands for MEMBERS on a day on which all are looked at."""

    EVERYBODY = "everybody"
    MEMBERS = "members"
    LOTS = "lots"
    COUPONS = "coupons"
    DRAWS = "draws"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class ClosingProgress:
    """`day` is under way, or, where it is `closed`, done; then come `days_left` more. `looked_at` members, lots and
    coupons were looked at in this batch."""

    day: date
    closed: bool
    days_left: int
    looked_at: int


class Closing:
    """One journal's closing: head office's, or that of a till that stands alone.

    Args:
        shop: whose business dates are closed.
        entry: what records the facts of one transaction.
        own: the till to which belongs what a day gives; empty: it stays in the pool.
    """

    def __init__(
        self,
        recorder: Recorder,
        shop: Callable[[], Shop],
        shelf: ProgrammeShelf,
        ids: Ids,
        entry: Callable[[Work], ClosingEntry],
        sizes: Sizes,
        own: str = "",
    ) -> None:
        self._recorder = recorder
        self._shop = shop
        self._shelf = shelf
        self._ids = ids
        self._entry = entry
        self._sizes = sizes
        self._own = own

    def is_due(self, work: Work, until: date | None = None) -> bool:
        """Whether a business day is over that was not closed, or not wholly. Without a programme none is."""
        day = self._place(work).day
        return day <= self._last(work, until) and work.programmes.in_force(day) is not None

    def batch(self, work: Work, until: date | None = None) -> ClosingProgress | None:
        """The next batch, in the caller's transaction; the caller commits.

        Args:
            until: close no later day; None: up to yesterday.

        Returns:
            how far it came; None when there is nothing left to close.
        """
        if not self.is_due(work, until):
            return None
        place, last = self._place(work), self._last(work, until)
        entry = self._entry(work)
        following, count = self._next(work, entry, place)
        while not count and following.day == place.day:
            following, count = self._next(work, entry, following)
        entry.settle()
        work.closings.put_place(following)
        closed = following.day != place.day
        return ClosingProgress(place.day, closed, (last - place.day).days, count)

    def _place(self, work: Work) -> ClosingPlace:
        """Where nothing was ever closed, yesterday is closed first, with a look at everybody."""
        yesterday = self._today(work) - timedelta(days=1)
        return work.closings.place() or ClosingPlace(yesterday, Stage.EVERYBODY)

    def _last(self, work: Work, until: date | None) -> date:
        yesterday = self._today(work) - timedelta(days=1)
        return yesterday if until is None else min(until, yesterday)

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self._shop())

    def _next(self, work: Work, entry: ClosingEntry, place: ClosingPlace) -> tuple[ClosingPlace, int]:
        """A batch of the stage, or, where nobody is left of it, the way to the next one."""
        day, stage = place.day, Stage(place.stage)
        match stage:
            case Stage.EVERYBODY | Stage.MEMBERS:
                done, then = self._members(work, entry, place), ClosingPlace(day, Stage.LOTS, begun=True)
            case Stage.LOTS:
                lots = lots_lapsing(work, day, place.behind, self._sizes.lots)
                done, then = _recorded(entry, lots), ClosingPlace(day, Stage.COUPONS, begun=True)
            case Stage.COUPONS:
                programme = self._shelf.in_force(work, day)
                coupons = coupons_lapsing(work, programme, day, place.behind, self._sizes.lots)
                done, then = _recorded(entry, coupons), ClosingPlace(day, Stage.DRAWS, begun=True)
            case Stage.DRAWS:
                done, then = self._draws(work, entry, place), ClosingPlace(day, Stage.MORNING, begun=True)
            case Stage.MORNING:
                done = self._morning(work, entry, place)
                then = self._day_after(work, day)
                if not done.behind:
                    entry.record(DayClosed(day))
        behind = ClosingPlace(day, stage, done.behind, begun=True)
        return (behind, done.count) if done.behind else (then, done.count)

    def _members(self, work: Work, entry: ClosingEntry, place: ClosingPlace) -> LookedAt:
        programme = self._shelf.in_force(work, place.day)
        asked = due_at_close(programme, place.day, everybody=place.stage == Stage.EVERYBODY)
        looking = self._looking(programme, place.day, place.day, CLOSING)
        return _recorded(entry, looked_at(work, looking, asked, place.behind, self._sizes.members))

    def _draws(self, work: Work, entry: ClosingEntry, place: ClosingPlace) -> LookedAt:
        programme = self._shelf.in_force(work, place.day)
        drawing = Drawing(self._recorder, self._ids, programme, place.day, self._own, entry.record)
        return drawing.batch(work, place.behind, self._sizes.members)

    def _morning(self, work: Work, entry: ClosingEntry, place: ClosingPlace) -> LookedAt:
        morning = place.day + timedelta(days=1)
        programme = self._shelf.in_force(work, morning)
        looking = self._looking(programme, place.day, morning, (day_rewards,))
        everybody = programme.starts_on == morning
        asked = due_in_the_morning(programme, morning, looking.calendar, everybody=everybody)
        return _recorded(entry, looked_at(work, looking, asked, place.behind, self._sizes.members))

    def _looking(self, programme: Programme, closing: date, day: date, steps: tuple[Due, ...]) -> Looking:
        calendar = self._shelf.calendar_for(programme)
        return Looking(self._ids, self._own, programme, calendar, closing, day, steps)

    def _day_after(self, work: Work, day: date) -> ClosingPlace:
        """Where a version begins, everybody is looked at at the end of its first day: its terms may be others."""
        following = day + timedelta(days=1)
        begins = self._shelf.in_force(work, following).starts_on == following
        return ClosingPlace(following, Stage.EVERYBODY if begins else Stage.MEMBERS)


def _recorded(entry: ClosingEntry, done: LookedAt) -> LookedAt:
    if done.body is not None:
        entry.record(done.body)
    return done


def close_days(
    store: Store,
    closing: Closing,
    progress: Callable[[ClosingProgress], None],
    stopped: Callable[[], bool] = lambda: False,
    until: date | None = None,
) -> bool:
    """Close what is due, a transaction a batch.

    Args:
        progress: told of each batch.
        stopped: asked before each.

    Returns:
        whether all of it is done; false: it was stopped.
    """
    while not stopped():
        done = close_a_batch(store, closing, until)
        if done is None:
            return True
        progress(done)
    return False


@tried_again
def close_a_batch(store: Store, closing: Closing, until: date | None = None) -> ClosingProgress | None:
    """The next batch, in a transaction of its own; None when there is nothing left."""
    with store.writing() as work:
        done = closing.batch(work, until)
        if done is not None:
            work.commit()
    return done
