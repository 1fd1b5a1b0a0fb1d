"""The copy of a programme that is being edited: checked as it is typed, the newest text first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from shuke.domain.programme.document import Programme
from shuke.domain.programme.extending import BaseOf
from shuke.domain.programme.parsing import LONGEST_DOCUMENT
from shuke.domain.programme.problems import Problem, ProgrammeRefused
from shuke.domain.programme.reading import read_programme
from shuke.domain.programme.warnings import Oddity, oddities
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.programme_files import ProgrammeFiles, as_text
from shuke.presenters.shown import Shown
from shuke.wording import programme_window as words
from shuke.wording.oddities import oddity_text
from shuke.wording.programme import problem_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["DraftPresenter", "DraftState", "ProblemRow"]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """`line` is 0 for a problem in a document that is extended: there is no going there."""

    line: int
    words: Sentence


@dataclass(frozen=True, slots=True)
class DraftState:
    """What the edit page shows.

    Attributes:
        text: as it was typed.
        begun: counts up when the text was put in from outside, so that the view takes it over.
        programme: what the text means; None while it is not known, or has problems.
        oddities: what a valid text hardly means.
        checking: the text shown was not checked yet.
    """

    text: str = ""
    begun: int = 0
    programme: Programme | None = None
    problems: tuple[ProblemRow, ...] = ()
    oddities: tuple[Words, ...] = ()
    checking: bool = False
    verdict: Notice | None = None
    notice: Notice | None = None


class DraftPresenter(Shown[DraftState]):
    """`base_of` finds what the draft extends."""

    def __init__(self, office: OfficeWork, files: ProgrammeFiles, base_of: BaseOf) -> None:
        super().__init__(DraftState())
        self._office = office
        self._files = files
        self._base_of = base_of
        self._bases: dict[str, str] = {}
        self._under_way = False

    def base_of(self, key: str) -> str | None:
        """What was published beside the version first, then what ships."""
        return self._bases.get(key) or self._base_of(key)

    def begin(self, text: str, bases: tuple[tuple[str, str], ...] = ()) -> None:
        """Edit a copy of this text."""
        self._bases = dict(bases)
        self._show(replace(self._state, text=text, begun=self._state.begun + 1, notice=None))
        self._check()

    def type(self, text: str) -> None:
        if text != self._state.text:
            self._show(replace(self._state, text=text, notice=None))
            self._check()

    def load(self, path: Path) -> None:
        self._office.background.run(
            Lane.READING,
            lambda: as_text(self._files.read(path, LONGEST_DOCUMENT * 4)),
            lambda text: self._loaded(path, text),
            lambda _: self._tell(said(words.FILE_LOST, file=path.name)),
            expected=(OSError,),
        )

    def save(self, path: Path) -> None:
        content = self._state.text.encode()
        self._office.background.run(
            Lane.READING,
            lambda: self._files.write(path, content),
            lambda _: self._tell(said(words.SAVED, file=path.name), NoticeTone.GOOD),
            lambda _: self._tell(said(words.FILE_LOST, file=path.name)),
            expected=(OSError,),
        )

    def _loaded(self, path: Path, text: str | None) -> None:
        if text is None:
            self._tell(said(words.FILE_NOT_TEXT, file=path.name))
        else:
            self.begin(text)

    def _tell(self, sentence: Words, tone: NoticeTone = NoticeTone.BAD) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))

    # checking

    def _check(self) -> None:
        """One text at a time; what was typed meanwhile is checked next, what came between never."""
        self._show(replace(self._state, checking=True, programme=None))
        if self._under_way:
            return
        self._under_way = True
        text, base_of = self._state.text, self.base_of
        self._office.background.run(
            Lane.READING,
            lambda: _read(text, base_of),
            lambda found: self._checked(text, found),
            self._failed,
        )

    def _failed(self, _: Exception) -> None:
        self._under_way = False

    def _checked(self, text: str, found: Programme | tuple[Problem, ...]) -> None:
        self._under_way = False
        if text != self._state.text:
            self._check()
            return
        if isinstance(found, Programme):
            self._show(
                replace(
                    self._state,
                    programme=found,
                    problems=(),
                    oddities=tuple(_oddity(one) for one in oddities(found)),
                    checking=False,
                    verdict=Notice(words.CHECKED, NoticeTone.GOOD),
                )
            )
            return
        rows = tuple(_row(problem) for problem in found)
        verdict = Notice(said(words.PROBLEMS, count=len(rows)), NoticeTone.WARN)
        self._show(replace(self._state, problems=rows, oddities=(), checking=False, verdict=verdict))


def _read(text: str, base_of: BaseOf) -> Programme | tuple[Problem, ...]:
    try:
        return read_programme(text, base_of)
    except ProgrammeRefused as refused:
        return refused.problems


def _row(problem: Problem) -> ProblemRow:
    told = Sentence(zh=problem_text(problem, Language.ZH), en=problem_text(problem, Language.EN))
    return ProblemRow(0 if problem.base else problem.line, told)


def _oddity(oddity: Oddity) -> Sentence:
    return Sentence(zh=oddity_text(oddity, Language.ZH), en=oddity_text(oddity, Language.EN))
