"""The programme behind the counter: its pages, the versions held here, and one of them in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shuke.application.ports.store import PublishedProgramme, Work
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, bilingual_words
from shuke.presenters.programme_draft import DraftPresenter
from shuke.presenters.programme_files import ProgrammeFiles
from shuke.presenters.programme_publishing import PublishingPresenter
from shuke.presenters.programme_rehearsal import RehearsalPresenter
from shuke.presenters.programme_trial import TrialPresenter
from shuke.presenters.shown import Shown
from shuke.wording import programme_window as words
from shuke.wording.programme_sentences import SUBJECTS
from shuke.wording.programme_told import told
from shuke.wording.said import Words, said

__all__ = [
    "MOST_VERSIONS",
    "ProgrammePage",
    "ProgrammePresenter",
    "ProgrammeState",
    "SubjectTold",
    "VersionRow",
]

MOST_VERSIONS = 6
"""So many versions are offered, the newest first."""


class ProgrammePage(StrEnum):
    READ = "read"
    EDIT = "edit"
    REHEARSE = "rehearse"
    TRY = "try"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class VersionRow:
    key: str
    title: Words
    standing: Words


@dataclass(frozen=True, slots=True)
class SubjectTold:
    title: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeState:
    """What the window shows.

    Attributes:
        versions: those held here, the newest first; `chosen` is one's key.
        name: of the version that is read.
        subjects: that version in words.
    """

    page: ProgrammePage = ProgrammePage.READ
    versions: tuple[VersionRow, ...] = ()
    chosen: str = ""
    name: Words = ""
    subjects: tuple[SubjectTold, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """What is read of the store: versions with their programmes, and which is in force today."""

    versions: tuple[tuple[PublishedProgramme, Programme], ...]
    in_force: str
    today: date


class ProgrammePresenter(Shown[ProgrammeState]):
    """The editing starts with the version that is read, once; what was typed is kept while the till runs."""

    def __init__(self, office: OfficeWork, files: ProgrammeFiles, clock_s: Callable[[], float]) -> None:
        super().__init__(ProgrammeState())
        self._office = office
        self._held = _Held((), "", date.min)
        self.draft = DraftPresenter(office, files, files.base_of)
        self.rehearsal = RehearsalPresenter(office, files, self.draft)
        self.trial = TrialPresenter(office, files, self.draft, clock_s)
        self.publishing = PublishingPresenter(office, self.draft, self._look)

    def open(self) -> None:
        self._look()
        self.go(self._state.page)

    def go(self, page: ProgrammePage) -> None:
        self._show(replace(self._state, page=page))
        if page is ProgrammePage.REHEARSE:
            self.rehearsal.open()
        elif page is ProgrammePage.TRY:
            self.trial.open()
        elif page is ProgrammePage.PUBLISH:
            self.publishing.open()

    def choose(self, key: str) -> None:
        """Read that version."""
        for published, programme in self._held.versions:
            if _key(published) == key:
                self._show(
                    replace(
                        self._state,
                        chosen=key,
                        name=bilingual_words(programme.name),
                        subjects=tuple(
                            SubjectTold(SUBJECTS[section.subject.value], section.lines)
                            for section in told(programme, self._office.money)
                        ),
                    )
                )

    def begin_draft(self) -> None:
        """Edit a copy of the version that is read."""
        for published, _ in self._held.versions:
            if _key(published) == self._state.chosen:
                self.draft.begin(published.document, published.bases)

    def _look(self) -> None:
        desk = self._office.desk

        def look(work: Work) -> _Held:
            today = desk.recorder.today(work, desk.shop)
            now = work.programmes.in_force(today)
            held = work.programmes.newest(MOST_VERSIONS)
            if now is not None and now not in held:
                held[-1] = now
            read = ((one, read_programme(one.document, dict(one.bases).get)) for one in held)
            return _Held(tuple(read), _key(now) if now else "", today)

        self._office.read(look, self._have_looked, self._trouble)

    def _have_looked(self, held: _Held) -> None:
        self._held = held
        rows = tuple(_row(one, held) for one, _ in held.versions)
        known = {row.key for row in rows}
        chosen = self._state.chosen if self._state.chosen in known else held.in_force
        self._show(replace(self._state, versions=rows, notice=None))
        self.choose(chosen)
        if not self.draft.state.text:
            self.begin_draft()

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _key(published: PublishedProgramme) -> str:
    return f"{published.programme}/{published.version}"


def _row(published: PublishedProgramme, held: _Held) -> VersionRow:
    starts = said(words.STARTS, day=published.starts_on.isoformat())
    if _key(published) == held.in_force:
        standing = said(words.IN_FORCE, starts=starts)
    elif published.starts_on > held.today:
        standing = said(words.WILL_BE, starts=starts)
    else:
        standing = said(words.SUPERSEDED, starts=starts)
    return VersionRow(_key(published), said(words.VERSION, version=published.version), standing)
