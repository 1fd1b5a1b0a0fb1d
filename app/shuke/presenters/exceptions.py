"""The exceptions' window: the list by deadline, one of them whole, and a decision about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shuke.application.exceptions.deciding import LONGEST_REASON, Verdict, decide
from shuke.application.exceptions.looking import CaseLook, CasesListed, list_cases, look_at
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.exceptions.case import CasePlace
from shuke.domain.exceptions.kinds import Decision, Owner
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.exception_words import (
    CaseRowState,
    CaseStory,
    DecisionChoice,
    SurvivorChoice,
    case_row,
    case_story,
    decision_choices,
    survivors,
    waiting_words,
)
from shuke.presenters.shown import Shown
from shuke.wording import exceptions as words
from shuke.wording.said import Words

__all__ = ["DraftState", "ExceptionsPresenter", "ExceptionsState"]

_LONGEST_DAY = len("2026-12-31")


@dataclass(frozen=True, slots=True)
class DraftState:
    """The decision being put together.

    Attributes:
        offered: what may be decided; empty where nobody decides now.
        decision: the one that is chosen; None: none yet.
        day: the new deadline as it is typed, with what is wrong with it in `day_fault`.
    """

    offered: tuple[DecisionChoice, ...] = ()
    decision: Decision | None = None
    reason: str = ""
    owner: Owner = Owner.HEAD_OFFICE
    day: str = ""
    day_fault: Words = ""
    choices: tuple[SurvivorChoice, ...] = ()
    survivor: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionsState:
    """`waits`: what was decided and is on its way to head office."""

    rows: tuple[CaseRowState, ...] = ()
    more: bool = False
    done: bool = False
    chosen: str = ""
    story: CaseStory | None = None
    waits: Words = ""
    draft: DraftState = DraftState()
    notice: Notice | None = None


class ExceptionsPresenter(Shown[ExceptionsState]):
    def __init__(self, office: OfficeWork) -> None:
        super().__init__(ExceptionsState())
        self._office = office
        self._places: list[CasePlace] = []

    def open(self) -> None:
        """The list anew; what was chosen stays chosen, and is shown as it stands now."""
        self._show(replace(self._state, notice=None))
        self._list(None)
        if self._state.chosen:
            self.choose(self._state.chosen)

    def show_done(self, done: bool) -> None:
        self._show(replace(self._state, done=done))
        self._list(None)

    def show_more(self) -> None:
        if self._state.more and self._places:
            self._list(self._places[-1])

    def choose(self, key: str) -> None:
        """Show one of them; a decision begun about another is dropped."""
        session = self._office.session()
        place = self._office.desk.recorder.place
        self._office.read(
            lambda work: look_at(work, session, place, key, self._today(work)),
            lambda look: self._looked(look, keep=key == self._state.chosen),
            self._trouble,
        )

    # the decision

    def pick(self, decision: str) -> None:
        self._redraft(decision=Decision(decision))

    def type_reason(self, text: str) -> None:
        self._redraft(reason=text[:LONGEST_REASON])

    def pick_owner(self, owner: str) -> None:
        self._redraft(owner=Owner(owner))

    def type_day(self, text: str) -> None:
        self._redraft(day=text[:_LONGEST_DAY], day_fault="")

    def pick_survivor(self, member_id: str) -> None:
        self._redraft(survivor=member_id)

    def submit(self) -> None:
        """Record what was put together."""
        key, verdict = self._state.chosen, self._verdict()
        if not key or verdict is None:
            return
        self._office.change(
            lambda desk, session: decide(desk, session, key, verdict), self._decided, self._trouble
        )

    def _verdict(self) -> Verdict | None:
        draft = self._state.draft
        match draft.decision:
            case None:
                return None
            case Decision.DISPUTE:
                day = _day(draft.day)
                if day is None:
                    self._redraft(day_fault=words.NOT_A_DAY)
                    return None
                return Verdict(draft.decision, draft.reason, draft.owner, day)
            case Decision.MERGE:
                return Verdict(draft.decision, draft.reason, survivor=draft.survivor)
            case _:
                return Verdict(draft.decision, draft.reason)

    def _decided(self, answer: CaseLook | Refused) -> None:
        self._looked(answer, keep=isinstance(answer, Refused))
        if isinstance(answer, CaseLook):
            self._show(replace(self._state, notice=Notice(words.DECISION_SENT, NoticeTone.GOOD)))
            self._list(None)

    def _redraft(self, **changes: object) -> None:
        draft = replace(self._state.draft, **changes)  # type: ignore[arg-type]  # the fields' own types
        self._show(replace(self._state, draft=draft, notice=None))

    # what was read

    def _list(self, behind: CasePlace | None) -> None:
        session, done = self._office.session(), self._state.done
        place = self._office.desk.recorder.place
        self._office.read(
            lambda work: list_cases(work, session, place, self._today(work), done=done, behind=behind),
            self._listed(behind),
            self._trouble,
        )

    def _listed(self, behind: CasePlace | None) -> Callable[[CasesListed | Refused], None]:
        def listed(answer: CasesListed | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            rows = tuple(case_row(row, answer.today, self._office.money) for row in answer.rows)
            known = self._state.rows if behind is not None else ()
            self._places = [row.case.place for row in answer.rows] or self._places
            self._show(replace(self._state, rows=(*known, *rows), more=answer.more))

        return listed

    def _looked(self, look: CaseLook | Refused, *, keep: bool) -> None:
        if isinstance(look, Refused):
            self._trouble(self._office.refusal(look))
            return
        case = look.row.case
        offered = () if look.waits else decision_choices(case)
        choices = survivors(look) if any(one.decision is Decision.MERGE for one in offered) else ()
        draft = DraftState(offered=offered, choices=choices, survivor=case.other_member_id)
        if keep and offered:
            draft = replace(self._state.draft, offered=offered, choices=choices)
        self._show(
            replace(
                self._state,
                chosen=case.exception_id,
                story=case_story(look, self._office.money),
                waits=waiting_words(look.waits) if look.waits else "",
                draft=draft,
                notice=None,
            )
        )

    def _today(self, work: Work) -> date:
        desk = self._office.desk
        return desk.recorder.today(work, desk.shop)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None
