"""The window of commission: a month, who gets what, and how it comes about line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.spreadsheet import list_file
from shuke.application.staff_pay.goals import set_goal
from shuke.application.staff_pay.handing_on import print_statement, statement_rows
from shuke.application.staff_pay.statement import GoalSeen, Statement, statement
from shuke.domain.facts.goal_set import GoalSet
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import staff_pay as words
from shuke.wording.events import MONTH
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["PayLineState", "PayPorts", "PayPresenter", "PayRow", "PayState"]

_LONGEST_AMOUNT = 13


@dataclass(frozen=True, slots=True)
class PayPorts:
    """`queued` is called once something is to be printed, `changed` once something was recorded."""

    write: Callable[[Path, bytes], object]
    queued: Callable[[], None]
    changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PayRow:
    person: str
    amount: str
    goal: Words = ""


@dataclass(frozen=True, slots=True)
class PayLineState:
    words: Words
    amount: str


@dataclass(frozen=True, slots=True)
class PayState:
    """
    Attributes:
        month: in words; `file_name` of what is exported of it.
        teaching: what the list leaves out.
        why_none: why there is no commission at all.
        lines, total: of the chosen person; `goal` says what is to be reached and how far it is.
        posts: those that pay for a goal, key and name; none where goals are not for whoever is signed in.
        typed, post, whole_shop: the goal that is being set.
    """

    month: Words = ""
    file_name: Words = ""
    teaching: Words = ""
    why_none: Words = ""
    rows: tuple[PayRow, ...] = ()
    chosen: str = ""
    lines: tuple[PayLineState, ...] = ()
    total: str = ""
    goal: Words = ""
    may_set: bool = False
    posts: tuple[tuple[str, Words], ...] = ()
    post: str = ""
    typed: str = ""
    whole_shop: bool = False
    fault: Words = ""
    notice: Notice | None = None


class PayPresenter(Shown[PayState]):
    def __init__(self, office: OfficeWork, ports: PayPorts) -> None:
        super().__init__(PayState())
        self._office = office
        self._ports = ports
        self._day = date.min
        self._seen: Statement | None = None

    def open(self) -> None:
        """This month."""
        self._day, self._seen = date.min, None
        self._show(PayState())
        self._read()

    def go(self, months: int) -> None:
        """The month before (-1) or the next one (1)."""
        seen = self._seen
        if seen is not None and months:
            edge = seen.last if months > 0 else seen.first
            self._day = edge + timedelta(days=1 if months > 0 else -1)
            self._show(replace(self._state, notice=None))
            self._read()

    def choose(self, person: str) -> None:
        self._show(replace(self._state, chosen=person, typed="", fault="", notice=None))
        self._show_person()

    def pick_post(self, post: str) -> None:
        self._show(replace(self._state, post=post))

    def type_goal(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_LONGEST_AMOUNT], fault=""))

    def tick_whole_shop(self, on: bool) -> None:
        self._show(replace(self._state, whole_shop=on))

    def set_goal(self) -> None:
        """For the chosen person and this month."""
        seen, state = self._seen, self._state
        amount = amount_of(state.typed)
        if seen is None or not state.may_set:
            return
        if amount is None:
            self._show(replace(state, fault=words.NOT_AN_AMOUNT))
            return
        staff_id = next((key for key, name in seen.people if name == state.chosen), "")

        def answered(answer: GoalSet | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._say(said(words.GOAL_SET, person=state.chosen))
            self._ports.changed()
            self._read()

        self._office.change(
            lambda desk, session: set_goal(
                desk, session, staff_id, seen.first, state.post, amount, whole_shop=state.whole_shop
            ),
            answered,
            self._trouble,
        )

    def print(self) -> None:
        """The chosen person's."""
        seen, person = self._seen, self._state.chosen
        if seen is None:
            return

        def answered(answer: str | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._say(said(words.PRINTED, number=answer))
            self._ports.queued()

        self._office.change(
            lambda desk, session: print_statement(desk, session, seen, person), answered, self._trouble
        )

    def export(self, path: Path, language: Language) -> None:
        """All that is shown, as a list."""
        seen = self._seen
        if seen is None:
            return

        def write() -> None:
            self._ports.write(path, list_file(path.name, statement_rows(seen.pays, language)))

        def failed(problem: Exception) -> None:
            reason = (problem.strerror if isinstance(problem, OSError) else "") or type(problem).__name__
            self._trouble(said(words.FILE_FAILED, file=path.name, reason=reason))

        self._office.background.run(
            Lane.READING,
            write,
            lambda _: self._say(said(words.EXPORTED, file=str(path))),
            failed,
            expected=(OSError,),
        )

    # inside

    def _read(self) -> None:
        desk, session, day = self._office.desk, self._office.session(), self._day

        def read(work: Work) -> Statement:
            shown = desk.recorder.today(work, desk.shop) if day == date.min else day
            return statement(desk, work, session, shown)

        def have_read(seen: Statement) -> None:
            if day == self._day:
                self._day = seen.first
                self._have_read(seen)

        self._office.read(read, have_read, self._trouble)

    def _have_read(self, seen: Statement) -> None:
        self._seen = seen
        money = self._office.money
        rows = _rows(seen, money)
        chosen = self._state.chosen
        if chosen not in {one.person for one in rows}:
            chosen = rows[0].person if rows else ""
        posts = tuple((key, bilingual_words(name)) for key, name in seen.posts) if seen.everybody else ()
        self._show(
            replace(
                self._state,
                month=said(MONTH, year=seen.first.year, month=seen.first.month),
                file_name=said(words.FILE_NAME, month=f"{seen.first:%Y-%m}"),
                teaching=_teaching(seen),
                why_none=reason_words(seen.refused, money) if seen.refused else "",
                rows=rows,
                chosen=chosen,
                posts=posts,
                post=self._state.post or (posts[0][0] if posts else ""),
            )
        )
        self._show_person()

    def _show_person(self) -> None:
        seen, person = self._seen, self._state.chosen
        if seen is None:
            return
        money = self._office.money
        pay = next((one for one in seen.pays if one.person == person), None)
        goal = next((one for one in seen.goals if one.person == person), None)
        lines = pay.lines if pay else ()
        works_here = person in {name for _, name in seen.people}
        self._show(
            replace(
                self._state,
                lines=tuple(PayLineState(reason_words(one.why, money), money(one.amount)) for one in lines),
                total=money(pay.amount) if pay else "",
                goal=_goal(goal, self._office) if goal else "",
                may_set=bool(self._state.posts) and works_here,
            )
        )

    def _say(self, sentence: Words) -> None:
        self._show(replace(self._state, typed="", notice=Notice(sentence, NoticeTone.GOOD)))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _rows(seen: Statement, money: Callable[..., str]) -> tuple[PayRow, ...]:
    """Whoever gets something, and for whoever sets goals everybody who works here."""
    amounts = {pay.person: money(pay.amount) for pay in seen.pays}
    goals = {one.person: one for one in seen.goals}
    names = dict.fromkeys([*amounts, *goals, *(name for _, name in seen.people)])
    return tuple(
        PayRow(name, amounts.get(name, ""), goals[name].reached if name in goals else "") for name in names
    )


def _goal(goal: GoalSeen, office: OfficeWork) -> Words:
    name, amount = bilingual_words(goal.name), office.money(goal.amount)
    return said(words.REACHED, name=name, amount=amount, share=goal.reached)


def _teaching(seen: Statement) -> Words:
    if not seen.everybody:
        return words.OWN_ONLY
    return words.HERE_ONLY if seen.here_only else ""
