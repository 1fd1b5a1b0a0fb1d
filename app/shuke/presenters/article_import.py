"""Importing a list of articles: read, compared, shown; then taken in slices that the counter does not notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from shuke.application.article_import import ArticleImport, ImportedSlice, foresee
from shuke.application.article_left_out import left_out_csv
from shuke.application.article_sheet import MOST_BYTES, ArticleSheet, SheetColumn, read_articles
from shuke.application.ports.store import StoreUnusable
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.pace import Pace, Progress
from shuke.presenters.shown import Shown
from shuke.wording import Language
from shuke.wording import article_import as words
from shuke.wording.articles import COLUMNS
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = [
    "MOST_BAD_SHOWN",
    "ArticleImportPresenter",
    "ArticleImportState",
    "ImportCounts",
    "ImportFiles",
    "ImportPhase",
]

MOST_BAD_SHOWN = 200

_NOTHING = ArticleSheet()


class ImportPhase(StrEnum):
    """CHOOSING → READING → COMPARING → PREVIEW → RUNNING → DONE; back to CHOOSING with another file."""

    SHUT = "shut"
    CHOOSING = "choosing"
    READING = "reading"
    COMPARING = "comparing"
    PREVIEW = "preview"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Files of this machine; both raise OSError. `read` gives at most so many bytes and one more."""

    read: Callable[[Path, int], bytes]
    write: Callable[[Path, bytes], object]


@dataclass(frozen=True, slots=True)
class ImportCounts:
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def with_slice(self, done: ImportedSlice) -> ImportCounts:
        return ImportCounts(self.new + done.new, self.changed + done.changed, self.unchanged + done.unchanged)


_NO_COUNTS = ImportCounts()
_BEGUN = Progress()


@dataclass(frozen=True, slots=True)
class ArticleImportState:
    """What the panel shows.

    Attributes:
        columns: the names of those recognised, in the order of the form.
        bad: what is wrong, cell by cell, at most MOST_BAD_SHOWN; `bad_rows` counts all rows with a problem.
        more_bad: how many problems are not among `bad`.
    """

    phase: ImportPhase = ImportPhase.SHUT
    file: str = ""
    columns: tuple[Words, ...] = ()
    ignored: tuple[str, ...] = ()
    counts: ImportCounts = _NO_COUNTS
    bad: tuple[Words, ...] = ()
    bad_rows: int = 0
    more_bad: int = 0
    progress: Progress = _BEGUN
    notice: Notice | None = None

    @property
    def to_take(self) -> int:
        return self.counts.new + self.counts.changed

    @property
    def busy(self) -> bool:
        return self.phase in {ImportPhase.READING, ImportPhase.COMPARING, ImportPhase.RUNNING}


class ArticleImportPresenter(Shown[ArticleImportState]):
    """`changed` is called once articles came in."""

    def __init__(
        self,
        office: OfficeWork,
        files: ImportFiles,
        clock_s: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        super().__init__(ArticleImportState())
        self._office = office
        self._files = files
        self._clock_s = clock_s
        self._changed = changed
        self._import = ArticleImport(office.desk.store, office.desk.recorder)
        self._sheet = _NOTHING
        self._pace = Pace(clock_s, 1)
        self._cancelled = False

    def open(self) -> None:
        """Show the panel; an import under way goes on."""
        if self._state.phase is ImportPhase.SHUT:
            self._show(ArticleImportState(ImportPhase.CHOOSING))

    def close(self) -> None:
        if not self._state.busy:
            self._sheet = _NOTHING
            self._show(ArticleImportState())

    def cancel(self) -> None:
        """Stop after the slice under way. What is in stays in."""
        self._cancelled = True

    def choose(self, path: Path) -> None:
        """Read the file and say what it would do."""
        if self._state.busy:
            return
        self._cancelled = False
        self._show(ArticleImportState(ImportPhase.READING, file=path.name))
        self._office.background.run(
            Lane.READING,
            lambda: read_articles(self._files.read(path, MOST_BYTES + 1)),
            self._read,
            lambda problem: self._file_trouble(path, problem),
            expected=(OSError,),
        )

    def run(self) -> None:
        """Take in what the preview showed."""
        if self._state.phase is not ImportPhase.PREVIEW or not self._state.to_take:
            return
        self._cancelled = False
        self._pace = Pace(self._clock_s, len(self._sheet.rows))
        self._show(
            replace(
                self._state,
                phase=ImportPhase.RUNNING,
                counts=ImportCounts(),
                progress=Progress(),
                notice=None,
            )
        )
        self._take_slice(self._office.session(), 0)

    def save_bad(self, path: Path, language: Language) -> None:
        """Write the rows that are left out, with what is wrong with them."""
        sheet = self._sheet
        self._office.background.run(
            Lane.READING,
            lambda: self._files.write(path, left_out_csv(sheet, language)),
            lambda _: self._say(said(words.BAD_SAVED, file=str(path)), NoticeTone.GOOD),
            lambda problem: self._file_trouble(path, problem),
            expected=(OSError,),
        )

    # reading and comparing

    def _read(self, sheet: ArticleSheet) -> None:
        if sheet.problem is not None:
            self._show(ArticleImportState(ImportPhase.CHOOSING, notice=Notice(sheet.problem)))
            return
        self._sheet = sheet
        named = tuple(COLUMNS[column.value] for column in SheetColumn if column in sheet.columns)
        self._show(
            ArticleImportState(
                ImportPhase.COMPARING,
                file=self._state.file,
                columns=named,
                ignored=sheet.ignored,
                bad=tuple(cell.words for cell in sheet.bad[:MOST_BAD_SHOWN]),
                bad_rows=sheet.bad_rows,
                more_bad=max(len(sheet.bad) - MOST_BAD_SHOWN, 0),
            )
        )
        self._pace = Pace(self._clock_s, len(sheet.rows))
        self._compare(0)

    def _compare(self, first_row: int) -> None:
        sheet = self._sheet
        if self._cancelled:
            self._show(ArticleImportState(ImportPhase.CHOOSING))
            return
        self._office.read(lambda work: foresee(work, sheet, first_row), self._compared, self._trouble)

    def _compared(self, part: ImportedSlice) -> None:
        counts = self._state.counts.with_slice(part)
        if part.next_row is None:
            self._show(replace(self._state, phase=ImportPhase.PREVIEW, counts=counts, progress=Progress()))
        else:
            self._show(replace(self._state, counts=counts, progress=self._pace.at(part.next_row)))
            self._compare(part.next_row)

    # taking in

    def _take_slice(self, session: Session, first_row: int) -> None:
        shop, sheet = self._office.desk.shop, self._sheet
        self._office.background.run(
            Lane.COUNTER,
            lambda: self._import.take_slice(session, shop, sheet, first_row),
            lambda done: self._taken(session, done),
            lambda problem: self._trouble(trouble_words(problem)),
            expected=(StoreUnusable,),
        )

    def _taken(self, session: Session, done: ImportedSlice | Refused) -> None:
        if isinstance(done, Refused):
            self._trouble(self._office.refusal(done))
            return
        counts = self._state.counts.with_slice(done)
        if done.next_row is None or self._cancelled:
            self._finish(counts, stopped=done.next_row is not None)
            return
        self._show(replace(self._state, counts=counts, progress=self._pace.at(done.next_row)))
        self._take_slice(session, done.next_row)

    def _finish(self, counts: ImportCounts, *, stopped: bool) -> None:
        sentence = words.CANCELLED if stopped else words.DONE_WITH_BAD if self._state.bad_rows else words.DONE
        told = said(
            sentence,
            new=points_text(counts.new),
            changed=points_text(counts.changed),
            unchanged=points_text(counts.unchanged),
            bad=points_text(self._state.bad_rows),
        )
        notice = Notice(told, NoticeTone.WARN if stopped else NoticeTone.GOOD)
        self._show(replace(self._state, phase=ImportPhase.DONE, counts=counts, notice=notice))
        self._changed()

    # trouble

    def _trouble(self, sentence: Words) -> None:
        """Back to where a file is chosen; what came in before stays in."""
        self._show(ArticleImportState(ImportPhase.CHOOSING, notice=Notice(sentence)))
        self._changed()

    def _file_trouble(self, path: Path, problem: Exception) -> None:
        reason = (problem.strerror if isinstance(problem, OSError) else None) or type(problem).__name__
        phase = ImportPhase.CHOOSING if self._state.busy else self._state.phase
        notice = Notice(said(words.FILE_FAILED, file=path.name, reason=reason))
        self._show(replace(self._state, phase=phase, notice=notice))

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))
