"""Publishing the draft: from which day, what speaks against it, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.publishing import Objections, Order, Published, publish, weigh
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.programme_draft import DraftPresenter
from shuke.presenters.shown import Shown
from shuke.wording import programme_window as words
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = ["PublishingPresenter", "PublishingState", "against_words"]

_MOST_TYPED = 200

_Answer = Objections | Published | Refused | ProgrammeRefused


@dataclass(frozen=True, slots=True)
class PublishingState:
    """What the publish page shows.

    Attributes:
        name: of the draft.
        first_day, reason: as typed.
        notice_rule: what members were promised.
        against: what speaks against it, a sentence each.
        may_waive: whether whoever is signed in may publish all the same.
        ready: it can be published now.
    """

    name: Words = ""
    first_day: str = ""
    day_wrong: Words = ""
    reason: str = ""
    notice_rule: Words = ""
    earliest: Words = ""
    against: tuple[Words, ...] = ()
    may_waive: bool = False
    ready: bool = False
    busy: bool = False
    notice: Notice | None = None


class PublishingPresenter(Shown[PublishingState]):
    """`published` is called afterwards, so that the other pages look again."""

    def __init__(self, office: OfficeWork, draft: DraftPresenter, published: Callable[[], object]) -> None:
        super().__init__(PublishingState())
        self._office = office
        self._draft = draft
        self._published = published
        self._typed = False

    def open(self) -> None:
        """Weigh the draft for the day that is typed; without one, propose the first on which it may begin."""
        may_waive = self._office.session().may(Right.WAIVE_NOTICE)
        draft = self._draft.state.programme
        name = bilingual_words(draft.name) if draft is not None else ""
        self._show(replace(self._state, name=name, may_waive=may_waive, notice=None))
        self._weigh()

    def type_day(self, text: str) -> None:
        self._typed = True
        first_day = text[:_MOST_TYPED]
        self._show(replace(self._state, first_day=first_day, day_wrong="", ready=False, notice=None))
        self._weigh()

    def type_reason(self, text: str) -> None:
        ready = self._ready(text, self._state.against)
        self._show(replace(self._state, reason=text[:_MOST_TYPED], ready=ready))

    def publish(self) -> None:
        order = self._order(self._day())
        if order is None or self._state.busy:
            return
        self._show(replace(self._state, busy=True, notice=None))
        self._office.change(lambda desk, session: _published(desk, session, order), self._done, self._trouble)

    # inside

    def _day(self) -> date | None:
        """What is typed; None, and said so, if it is no day."""
        typed = self._state.first_day.strip()
        try:
            return date.fromisoformat(typed)
        except ValueError:
            wrong: Words = words.NOT_A_DAY if typed else ""
            self._show(replace(self._state, day_wrong=wrong, ready=False))
            return None

    def _order(self, day: date | None) -> Order | None:
        """None while the draft has problems, or the day is none."""
        if day is None or self._draft.state.programme is None:
            return None
        return Order(self._draft.state.text, self._draft.base_of, day, self._state.reason)

    def _weigh(self) -> None:
        if self._draft.state.programme is None:
            notice = Notice(words.MUST_BE_VALID, NoticeTone.WARN)
            self._show(replace(self._state, ready=False, against=(), earliest="", notice=notice))
            return
        session, desk = self._office.session(), self._office.desk
        if not self._typed:
            asked_for = self._order(date.max)
            assert asked_for is not None  # the draft has no problems

            def as_for_today(work: Work, order: Order = asked_for) -> _Answer:
                today = desk.recorder.today(work, desk.shop)
                return _weighed(desk, work, session, replace(order, starts_on=today))

            self._office.read(as_for_today, self._propose, self._trouble)
            return
        asked = self._state.first_day
        order = self._order(self._day())
        if order is None:
            return

        def weighed(answer: _Answer) -> None:
            if asked == self._state.first_day:
                self._have_weighed(answer)

        self._office.read(lambda work: _weighed(desk, work, session, order), weighed, self._trouble)

    def _propose(self, answer: _Answer) -> None:
        """The first day on which it may begin: nothing on points speaks against that one."""
        if isinstance(answer, Objections) and not self._typed:
            first = answer.earliest if answer.rules else answer.today
            self._show(replace(self._state, first_day=first.isoformat(), day_wrong=""))
            answer = replace(answer, rules=())
        self._have_weighed(answer)

    def _have_weighed(self, answer: _Answer) -> None:
        if not isinstance(answer, Objections):
            self._refused(answer)
            return
        against = tuple(against_words(answer))
        self._show(
            replace(
                self._state,
                notice_rule=said(words.NOTICE_RULE, days=answer.notice_days),
                earliest=_earliest(answer),
                against=against,
                ready=self._ready(self._state.reason, against),
                notice=None,
            )
        )

    def _ready(self, reason: str, against: tuple[Words, ...]) -> bool:
        return not against or (self._state.may_waive and bool(reason.strip()))

    def _done(self, answer: _Answer) -> None:
        self._show(replace(self._state, busy=False))
        if isinstance(answer, Published):
            told = said(
                words.PUBLISHED,
                programme=answer.programme,
                version=answer.version,
                day=answer.starts_on.isoformat(),
            )
            self._typed = False
            self._show(PublishingState(may_waive=self._state.may_waive, notice=Notice(told, NoticeTone.GOOD)))
            self._published()
        elif isinstance(answer, Objections):
            self._have_weighed(answer)
        else:
            self._refused(answer)

    def _refused(self, answer: _Answer) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        else:
            self._trouble(words.MUST_BE_VALID)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, ready=False, notice=Notice(sentence)))


def _weighed(desk: Desk, work: Work, session: Session, order: Order) -> _Answer:
    try:
        return weigh(desk, work, session, order)
    except ProgrammeRefused as refused:
        return refused


def _published(desk: Desk, session: Session, order: Order) -> _Answer:
    try:
        return publish(desk, session, order)
    except ProgrammeRefused as refused:
        return refused


def against_words(objections: Objections) -> list[Words]:
    told: list[Words] = []
    if objections.rules:
        told.append(_rules(objections))
    told += [said(words.TIER_DROPPED, tier=tier, count=count) for tier, count in objections.tiers]
    return told


def _rules(objections: Objections) -> Words:
    named = Listed(tuple(words.POINTS_RULES[rule.value] for rule in objections.rules))
    return said(
        words.RULES_CHANGED,
        rules=named,
        days=objections.notice_days,
        earliest=objections.earliest.isoformat(),
    )


def _earliest(objections: Objections) -> Words:
    if objections.changed:
        return said(words.EARLIEST, day=objections.earliest.isoformat())
    return words.NO_NOTICE_NEEDED
