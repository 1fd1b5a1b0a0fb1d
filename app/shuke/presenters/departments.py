"""The shop's departments: added, renamed, put in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.article_checks import Fault, FaultKind
from shuke.application.articles import move_department, save_department
from shuke.application.refusal import Refused
from shuke.domain.article import Department
from shuke.presenters.article_words import fault_words
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice
from shuke.presenters.shown import Shown
from shuke.wording import article_screen as words
from shuke.wording.said import Words, said

__all__ = ["DepartmentsPresenter", "DepartmentsState"]

_MOST_TYPED = 100


@dataclass(frozen=True, slots=True)
class DepartmentsState:
    """`renamed` is the id of the one whose new name is typed; empty while a new one is."""

    shown: bool = False
    departments: tuple[Department, ...] = ()
    chosen: str = ""
    typed: str = ""
    renamed: str = ""
    fault: Words = ""
    notice: Notice | None = None

    @property
    def label(self) -> Words:
        name = next((d.name for d in self.departments if d.department_id == self.renamed), "")
        return said(words.DEPARTMENT_RENAME, name=name) if name else words.DEPARTMENT_NEW


class DepartmentsPresenter(Shown[DepartmentsState]):
    """`changed` is called after whatever changed."""

    def __init__(self, office: OfficeWork, changed: Callable[[], None]) -> None:
        super().__init__(DepartmentsState())
        self._office = office
        self._changed = changed

    def open(self) -> None:
        self._show(DepartmentsState(shown=True))
        self._office.read(
            lambda work: tuple(work.articles.departments()),
            lambda found: self._show(replace(self._state, departments=found)),
            self._trouble,
        )

    def close(self) -> None:
        """Esc: first a name that is being changed is let go, then the panel closes."""
        if self._state.renamed:
            self._show(replace(self._state, renamed="", typed="", fault=""))
        else:
            self._show(DepartmentsState())

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], fault="", notice=None))

    def choose(self, department_id: str) -> None:
        self._show(replace(self._state, chosen=department_id))

    def begin_rename(self, department_id: str) -> None:
        named = next((d for d in self._state.departments if d.department_id == department_id), None)
        if named is not None:
            self._show(
                replace(self._state, chosen=department_id, renamed=department_id, typed=named.name, fault="")
            )

    def submit(self) -> None:
        """Enter: add what is typed, or give the chosen one its new name."""
        name, renamed = self._state.typed, self._state.renamed
        self._office.change(
            lambda desk, session: save_department(desk, session, name, renamed), self._saved, self._trouble
        )

    def move(self, down: int) -> None:
        """The chosen one, so many places down (negative: up)."""
        chosen = self._state.chosen
        if chosen:
            self._office.change(
                lambda desk, session: move_department(desk, session, chosen, down),
                self._moved,
                self._trouble,
            )

    def _saved(self, answer: tuple[Department, ...] | Fault | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        if isinstance(answer, Fault):
            self._show(replace(self._state, fault=self._fault_words(answer)))
            return
        chosen = self._state.renamed or answer[-1].department_id
        self._show(
            replace(
                self._state, departments=answer, typed="", renamed="", fault="", notice=None, chosen=chosen
            )
        )
        self._changed()

    def _moved(self, answer: tuple[Department, ...] | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._show(replace(self._state, departments=answer, notice=None))
        self._changed()

    def _fault_words(self, fault: Fault) -> Words:
        if fault.kind is FaultKind.NAME_TAKEN:
            return said(words.DEPARTMENT_TAKEN, name=fault.other)
        return fault_words(fault, self._office.money)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))
