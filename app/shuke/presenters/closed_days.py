"""The close of the day: what the last days brought, and members who sleep, for a manager to decide on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.closing.at_a_till import decide_at_a_till, notice_at_a_till
from shuke.application.counter.desk import Desk
from shuke.application.ports.closing import ClosedDay, OpenReview
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.sync.joining import known_head_office
from shuke.domain.explanation import Reason
from shuke.domain.membership.closing.sleeping import Verdict
from shuke.domain.profile import mask_phone
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, reason_words
from shuke.presenters.shown import Shown
from shuke.wording import closing as words
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = ["ClosedDaysPresenter", "ClosedDaysState", "DayRow", "ReviewRow"]

MOST_DAYS = 60
MOST_REVIEWS = 200


@dataclass(frozen=True, slots=True)
class DayRow:
    """`counts` in the order of `COLUMNS`, what was nothing empty; `told` is all of it in words."""

    key: str
    day: Words
    counts: tuple[str, ...]
    told: Words


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A member who sleeps. `noticed` says when the notice was sent, or that it was not."""

    member_id: str
    name: Words
    detail: Words
    noticed: Words


@dataclass(frozen=True, slots=True)
class ClosedDaysState:
    """`chosen` is the member that is decided on; `elsewhere`: head office closes the days of this till."""

    days: tuple[DayRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    published: tuple[Words, ...] = ()
    chosen: str = ""
    notice: Notice | None = None
    elsewhere: bool = False


class ClosedDaysPresenter(Shown[ClosedDaysState]):
    def __init__(self, office: OfficeWork) -> None:
        super().__init__(ClosedDaysState())
        self._office = office

    def open(self) -> None:
        self._show(replace(self._state, notice=None))
        self.refresh()

    def refresh(self) -> None:
        """Read anew what there is."""
        self._office.read(self._read, self._have_read, self._trouble)

    def choose(self, member_id: str) -> None:
        self._show(replace(self._state, chosen=member_id, notice=None))

    def notice_sent(self) -> None:
        """The chosen member was told that the card sleeps."""
        self._change(notice_at_a_till)

    def decide(self, verdict: Verdict) -> None:
        """Decide on the chosen member."""
        self._change(lambda desk, session, member: decide_at_a_till(desk, session, member, verdict))

    def _change(self, step: Callable[[Desk, Session, str], tuple[Reason, ...] | Reason | Refused]) -> None:
        member = self._state.chosen
        if member:
            self._office.change(lambda desk, session: step(desk, session, member), self._done, self._trouble)

    def _done(self, answer: tuple[Reason, ...] | Reason | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        elif isinstance(answer, Reason):
            notice = Notice(reason_words(answer, self._office.money), NoticeTone.WARN)
            self._show(replace(self._state, notice=notice))
        else:
            told = Notice(reason_words(answer[0], self._office.money), NoticeTone.GOOD)
            self._show(replace(self._state, notice=told))
        self.refresh()

    def _read(self, work: Work) -> ClosedDaysState:
        reviews = tuple(_review(one) for one in work.closings.open_reviews(MOST_REVIEWS))
        return ClosedDaysState(
            days=tuple(self._day(one) for one in work.closings.days(MOST_DAYS)),
            reviews=reviews,
            published=tuple(
                said(words.TO_PUBLISH, number=number, day=day.isoformat())
                for _, number, day in work.closings.published(MOST_REVIEWS)
            ),
            elsewhere=known_head_office(work) is not None,
        )

    def _have_read(self, read: ClosedDaysState) -> None:
        chosen = self._state.chosen
        members = [one.member_id for one in read.reviews]
        kept = chosen if chosen in members else next(iter(members), "")
        self._show(replace(read, chosen=kept, notice=self._state.notice))

    def _day(self, one: ClosedDay) -> DayRow:
        day, counts = one.day.isoformat(), one.counts
        over = counts.ended + counts.cancelled
        shown = (counts.points, counts.kept, counts.down, over, counts.rewards)
        brought = words.counts_told(counts, self._office.money)
        return DayRow(
            day,
            day if one.finished else said(words.STILL_OPEN, day=day),
            tuple(points_text(count) if count else "" for count in shown),
            said(words.ON_THE_DAY, day=day, brought=Listed(brought) if brought else words.NOTHING_BROUGHT),
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _review(one: OpenReview) -> ReviewRow:
    noticed = one.noticed_on
    return ReviewRow(
        one.member_id,
        said(words.WHO, name=one.name or one.number, phone=mask_phone(one.phone) or "–"),
        said(words.ASKED_ON, months=one.months, last=one.last_on.isoformat()),
        said(words.NOTICED, day=noticed.isoformat()) if noticed else words.NO_NOTICE,
    )
