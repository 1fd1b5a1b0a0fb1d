"""The window of care: the occasions, one of them as it is laid down, what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from shuke.application.care.expected import Expected, expected
from shuke.application.care.laid_down import lay_down
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.segments.looking import Everybody
from shuke.domain.care.festivals import Festival
from shuke.domain.care.plan import CarePlan, Occasion
from shuke.domain.facts.care_set import CareSet
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.care.reading import CareKnown, care_known, done_rows, row_of
from shuke.presenters.care.state import CareField, CareForm, CarePage, CareState
from shuke.presenters.care.telling import (
    CareTyped,
    as_typed,
    expected_told,
    form_of,
    plan_of,
    typed_of,
    with_told,
)
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.presenters.unsaved import Unsaved
from shuke.wording import care_window as words
from shuke.wording.care import OCCASIONS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["CarePresenter"]


class CarePresenter(Shown[CareState]):
    """`changed` is called once something was recorded."""

    def __init__(self, office: OfficeWork, changed: Callable[[], None]) -> None:
        super().__init__(CareState())
        self._office = office
        self._changed = changed
        self._known: CareKnown | None = None
        self._saved = typed_of(CareForm())
        self._asked = 0
        self._unsaved: Unsaved[CareTyped] = Unsaved()

    def open(self) -> None:
        """Everything is read anew."""
        self._show(replace(self._state, notice=None))
        self._read()

    def go(self, page: CarePage) -> None:
        self._show(replace(self._state, page=page, notice=None))

    def choose(self, occasion: Occasion) -> None:
        """What was changed of another and not saved is still there when that is chosen again."""
        self._show(replace(self._state, chosen=occasion, page=CarePage.PLAN, notice=None))
        self._form_anew()

    def give_up(self) -> None:
        """It stands there as it is laid down again."""
        self._unsaved.give_up(self._state.chosen.value)
        self._form_anew()

    def _read(self) -> None:
        desk = self._office.desk
        self._office.read(lambda work: care_known(desk, work), self._have_read, self._trouble)

    def _have_read(self, known: CareKnown) -> None:
        self._known = known
        rows = tuple(row_of(one, laid_down) for one, laid_down in known.laid_down.items())
        self._show(replace(self._state, rows=rows, done=done_rows(known)))
        self._form_anew()

    def _form_anew(self) -> None:
        known, chosen = self._known, self._state.chosen
        if known is None:
            return
        laid_down = known.laid_down[chosen]
        form = form_of(known, chosen)
        self._saved = typed_of(form)
        kept = self._unsaved.of(chosen.value)
        form = as_typed(form, kept) if kept is not None else form
        other = laid_down.on and laid_down.till != self._office.desk.till
        self._show(replace(self._state, title=OCCASIONS[chosen], form=replace(form, elsewhere=other)))
        self._change()

    # what stands there

    def type(self, field: CareField, text: str) -> None:
        if self._state.form is not None:
            self._change(texts={**self._state.form.texts, field: text})

    def choose_coupon(self, key: str) -> None:
        self._change(coupon=key)

    def choose_message(self, key: str) -> None:
        self._change(message=key)

    def choose_whom(self, key: str) -> None:
        self._change(whom=key)

    def tick(self, festival: Festival, on: bool) -> None:
        if self._state.form is not None:
            ticked = self._state.form.ticked
            self._change(ticked=ticked | {festival} if on else ticked - {festival})

    def _change(self, **changes: object) -> None:
        form, known = self._state.form, self._known
        if form is None or known is None:
            return
        form = replace(form, expected="", **changes)  # type: ignore[arg-type]
        form = with_told(form, known, self._state.chosen)
        if form.elsewhere:
            till = known.tills[known.laid_down[self._state.chosen].till]
            form = replace(form, told=(*form.told, said(words.GIVEN_ELSEWHERE, till=till)))
        unsaved = self._unsaved.keep(self._state.chosen.value, typed_of(form), self._saved)
        self._show(replace(self._state, form=form, unsaved=unsaved, unsaved_keys=self._unsaved.keys))
        self._count(form)

    def _count(self, form: CareForm) -> None:
        """Of several asked one after the other the last is counted."""
        plan, occasion, desk = plan_of(form), self._state.chosen, self._office.desk
        self._asked += 1
        asked = self._asked
        if not isinstance(plan, CarePlan):
            return

        def count(work: Work) -> Expected | None:
            if asked != self._asked:
                return None
            everybody = Everybody(
                desk.programme_in_force, lambda open_work: desk.recorder.today(open_work, desk.shop)
            )
            return expected(desk, work, everybody, occasion, plan)

        def counted(found: Expected | None) -> None:
            known = self._known
            if found is not None and asked == self._asked and self._state.form is not None and known:
                told = expected_told(known, occasion, found, form.sample, self._office.money)
                self._show(replace(self._state, form=replace(self._state.form, expected=told)))

        self._office.read(count, counted, self._trouble)

    # laying down

    def save(self) -> None:
        """It is done so from now on."""
        self._lay_down(words.SAVED, self._typed(), on=True)

    def switch_off(self) -> None:
        """What was typed and not saved is left out."""
        if self._known is not None:
            plan = self._known.laid_down[self._state.chosen].plan
            self._lay_down(words.SWITCHED_OFF, plan or CarePlan(), on=False)

    def run_here(self) -> None:
        """This till does it from now on, as it stands there."""
        self._lay_down(words.TAKEN_OVER, self._typed(), on=True, here=True)

    def _typed(self) -> CarePlan | None:
        """None where something is wrong with it."""
        plan = plan_of(self._state.form) if self._state.form is not None else None
        return plan if isinstance(plan, CarePlan) else None

    def _lay_down(self, sentence: Sentence, plan: CarePlan | None, *, on: bool, here: bool = False) -> None:
        occasion = self._state.chosen
        if plan is None:
            return

        def laid_down(answer: CareSet | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._unsaved.give_up(occasion.value)
            self._tell(said(sentence, name=OCCASIONS[occasion]), NoticeTone.GOOD)
            self._changed()
            self._read()

        self._office.change(
            lambda desk, session: lay_down(desk, session, occasion, plan, on=on, here=here),
            laid_down,
            self._trouble,
        )

    def _trouble(self, sentence: Words) -> None:
        self._tell(sentence, NoticeTone.BAD)

    def _tell(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))
