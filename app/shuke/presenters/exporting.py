"""The window in which members and sales are written into files: chosen, then written a part at a time on the reading
lane, so that neither the counter nor whoever looks something up waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from shuke.application.exporting.exporting import (
    Exporting,
    ExportPermit,
    MemberList,
    SaleList,
    may_see_persons,
)
from shuke.application.exporting.wanted import (
    USUAL_COLUMNS,
    Among,
    Content,
    ListedColumn,
    MembersWanted,
    SalesWanted,
    Standing,
    Wanted,
)
from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.ports.whole_file import OpenWholeFile, WholeFile
from shuke.application.refusal import Refused
from shuke.application.sheets.workbook_file import TooManyRows
from shuke.application.spreadsheet import ListWriter, list_writer
from shuke.domain.consent import Channel
from shuke.domain.refund import SalePlace
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.file_problems import file_problem
from shuke.presenters.pace import Pace, Progress
from shuke.presenters.shown import Shown
from shuke.presenters.typed import day_of
from shuke.wording import exporting as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["ExportingPresenter", "ExportingState"]

T = TypeVar("T")

_LONGEST_DAY = 10
_BEGUN = Progress()


@dataclass(frozen=True, slots=True)
class ExportingState:
    """What the screen shows; days are as they were typed.

    Attributes:
        tiers: key and name of every tier.
        tier, channel: empty: any.
        masked: whoever is signed in does not see persons.
        among: of these members alone.
        wrong: what is wrong with the days.
    """

    content: Content = Content.MEMBERS
    columns: tuple[ListedColumn, ...] = USUAL_COLUMNS
    tiers: tuple[tuple[str, Words], ...] = ()
    tier: str = ""
    standing: Standing = Standing.ALL
    channel: str = ""
    first_day: str = ""
    last_day: str = ""
    today: str = ""
    masked: bool = False
    among: Among | None = None
    wrong: Words = ""
    file: str = ""
    busy: bool = False
    progress: Progress = _BEGUN
    notice: Notice | None = None


@dataclass(slots=True)
class _Writing:
    """A list on its way into a file."""

    made: WholeFile
    writer: ListWriter
    source: MemberList | SaleList
    pace: Pace
    behind: str | SalePlace | None = None
    rows: int = 0
    looked_at: int = 0


class ExportingPresenter(Shown[ExportingState]):
    def __init__(
        self,
        office: OfficeWork,
        exporting: Exporting,
        open_file: OpenWholeFile,
        clock_s: Callable[[], float],
    ) -> None:
        super().__init__(ExportingState())
        self._office = office
        self._exporting = exporting
        self._open_file = open_file
        self._clock_s = clock_s
        self._cancelled = False
        self._days = {True: ("", ""), False: ("", "")}

    # choosing

    def open(self) -> None:
        def read(work: Work) -> tuple[tuple[tuple[str, Words], ...], date]:
            desk = self._office.desk
            tiers = desk.programme_in_force(work).tiers
            today = desk.recorder.today(work, desk.shop)
            return tuple((tier.key, bilingual_words(tier.name)) for tier in tiers), today

        def have_read(answer: tuple[tuple[tuple[str, Words], ...], date]) -> None:
            tiers, today = answer
            self._days[False] = (today.replace(day=1).isoformat(), today.isoformat())
            self._show(replace(self._state, tiers=tiers, today=today.isoformat()))
            self.choose(self._state.content)

        masked = not may_see_persons(self._office.session())
        self._show(replace(self._state, masked=masked, among=None, notice=None))
        self._office.read(read, have_read, self._trouble)

    def choose(self, content: Content) -> None:
        """Members keep their days of joining, sales their business dates."""
        first, last = self._days[content is Content.MEMBERS]
        self._choose(replace(self._state, content=content, first_day=first, last_day=last))

    def of_segment(self, among: Among) -> None:
        """None but these, until the window is opened again."""
        self._choose(replace(self._state, content=Content.MEMBERS, among=among))

    def tick(self, column: ListedColumn, on: bool) -> None:
        chosen = {*self._state.columns, column} if on else {*self._state.columns} - {column}
        columns = tuple(one for one in ListedColumn if one in chosen)
        self._choose(replace(self._state, columns=columns))

    def of_tier(self, tier: str) -> None:
        self._choose(replace(self._state, tier=tier))

    def of_standing(self, standing: Standing) -> None:
        self._choose(replace(self._state, standing=standing))

    def by_consent(self, channel: str) -> None:
        self._choose(replace(self._state, channel=channel))

    def between(self, first_day: str, last_day: str) -> None:
        days = first_day.strip()[:_LONGEST_DAY], last_day.strip()[:_LONGEST_DAY]
        self._days[self._state.content is Content.MEMBERS] = days
        self._choose(replace(self._state, first_day=days[0], last_day=days[1]))

    def _choose(self, state: ExportingState) -> None:
        if not self._state.busy:
            self._show(replace(state, wrong=_wrong(state), notice=None))

    # writing

    def write(self, path: Path, language: Language) -> None:
        state = self._state
        if state.busy or state.wrong:
            return
        self._cancelled = False
        self._show(replace(state, busy=True, file=path.name, progress=_BEGUN, notice=None))
        wanted = _wanted(state)

        def begun(answer: ExportPermit | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
            else:
                self._open(path, answer, language)

        def counted(at_most: int) -> None:
            self._office.change(
                lambda _desk, session: self._exporting.begin(session, wanted, at_most), begun, self._trouble
            )

        self._office.read(lambda work: self._exporting.at_most(work, wanted), counted, self._trouble)

    def cancel(self) -> None:
        """Stop after the part under way; nothing is left."""
        self._cancelled = True

    def _open(self, path: Path, permit: ExportPermit, language: Language) -> None:
        source = self._exporting.rows_of(permit, language)

        def opened() -> _Writing:
            made = self._open_file(path)
            try:
                writer = list_writer(path.name, made.file)
                writer.write([source.header])
            except OSError:
                made.abandon()
                raise
            return _Writing(made, writer, source, Pace(self._clock_s, permit.at_most))

        self._run(opened, lambda writing: self._read_on(path, writing), self._failed)

    def _read_on(self, path: Path, writing: _Writing) -> None:
        if self._cancelled:
            self._leave(writing, lambda: self._tell(words.STOPPED, NoticeTone.WARN))
            return

        def next_part() -> bool:
            with self._office.desk.reports.reading() as work:
                part = writing.source.read_on(work, writing.behind)
            writing.writer.write(part.rows)
            writing.rows += len(part.rows)
            writing.looked_at += part.looked_at
            writing.behind = part.behind
            if part.behind is None:
                writing.writer.finish()
                writing.made.keep()
            return part.behind is not None

        def have_read(more: bool) -> None:
            if more:
                self._show(replace(self._state, progress=writing.pace.at(writing.looked_at)))
                self._read_on(path, writing)
            else:
                done = said(words.DONE, count=points_text(writing.rows), file=str(path))
                self._tell(done, NoticeTone.GOOD)

        self._run(next_part, have_read, lambda problem: self._leave(writing, lambda: self._failed(problem)))

    def _leave(self, writing: _Writing, then: Callable[[], None]) -> None:
        def leave() -> None:
            writing.writer.abandon()
            writing.made.abandon()

        self._office.background.run(Lane.READING, leave, lambda _: then())

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        self._office.background.run(
            Lane.READING, work, then, failed, expected=(OSError, StoreUnusable, TooManyRows)
        )

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, OSError):
            self._trouble(file_problem(problem))
        elif isinstance(problem, TooManyRows):
            self._trouble(words.TOO_MANY_ROWS)
        else:
            self._trouble(trouble_words(problem))

    def _trouble(self, sentence: Words) -> None:
        self._tell(sentence, NoticeTone.BAD)

    def _tell(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, busy=False, progress=_BEGUN, notice=Notice(sentence, tone)))


def _wanted(state: ExportingState) -> Wanted:
    first, last = _day(state.first_day), _day(state.last_day)
    if state.content is Content.MEMBERS:
        return MembersWanted(
            state.columns,
            (state.tier,) if state.tier else (),
            first,
            last,
            state.standing,
            Channel(state.channel) if state.channel else None,
            state.among,
        )
    return SalesWanted(first or date.min, last or date.max, lines=state.content is Content.SALE_LINES)


def _wrong(state: ExportingState) -> Words:
    try:
        first, last = _day(state.first_day), _day(state.last_day)
    except ValueError:
        return words.BAD_DAY
    return words.DAYS_TURNED if first and last and first > last else ""


def _day(text: str) -> date | None:
    """
    Raises:
        ValueError: no day.
    """
    found = day_of(text) if text.strip() else None
    if found is None and text.strip():
        raise ValueError("no day")
    return found
