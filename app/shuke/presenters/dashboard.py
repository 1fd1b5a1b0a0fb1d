"""The window of figures: a period against the one before, a report with its chart and table, files of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from shuke.application.figures.dashboard import Dashboard, dashboard
from shuke.application.figures.paper import figures_paper
from shuke.application.figures.reports import ReportTable, report
from shuke.application.figures.tiles import Names, Tile, tiles
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.periods import PeriodKind, span_of
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, bilingual_words
from shuke.presenters.figure_files import FigurePorts, FigureWriter
from shuke.presenters.shop_told import missing_words, told_at
from shuke.presenters.shown import Shown
from shuke.wording import dashboard as words
from shuke.wording.dashboard import Report
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["TILL_REPORTS", "DashboardPresenter", "DashboardState"]

TILL_REPORTS = tuple(one for one in Report if one is not Report.SHOPS)
"""A till knows one shop."""


@dataclass(frozen=True, slots=True)
class DashboardState:
    """
    Attributes:
        period, compared: the days, in words.
        at_the_end: nothing comes after this period yet.
        tiles: of the overview.
        table: what is looked at, with the marks of its chart; None until it was read.
        nothing: there is nothing in the period.
        teaching: whose figures these are, and what is left out.
    """

    kind: PeriodKind = PeriodKind.MONTH
    which: Report = Report.OVERVIEW
    period: Words = ""
    compared: Words = ""
    first: date = date.min
    at_the_end: bool = True
    tiles: tuple[Tile, ...] = ()
    table: ReportTable | None = None
    nothing: bool = False
    teaching: Words = ""
    notice: Notice | None = None


class DashboardPresenter(Shown[DashboardState]):
    def __init__(self, office: OfficeWork, ports: FigurePorts) -> None:
        super().__init__(DashboardState())
        self._office = office
        self._files = FigureWriter(office, ports, self._tell)
        self._day: date | None = None
        self._seen: Dashboard | None = None
        self._tiers: dict[str, Bilingual] = {}
        self._asked = 0

    def open(self) -> None:
        """The present period, of the kind that was looked at last."""
        self._day = None
        self._show(replace(self._state, notice=None))
        self._read()

    def choose_kind(self, key: str) -> None:
        """The period of that kind that has the last day looked at."""
        kind = PeriodKind(key)
        if kind is not self._state.kind:
            if self._seen is not None:
                self._day = min(self._seen.span.last, self._seen.today)
            self._show(replace(self._state, kind=kind, notice=None))
            self._read()

    def go(self, periods: int) -> None:
        """The period before (-1) or the next one (1), up to the present one."""
        seen = self._seen
        if seen is None or (periods > 0 and self._state.at_the_end):
            return
        edge = seen.span.last if periods > 0 else seen.span.first
        if periods < 0 and edge == date.min:
            return
        self._day = edge + timedelta(days=1 if periods > 0 else -1)
        self._show(replace(self._state, notice=None))
        self._read()

    def choose_report(self, key: str) -> None:
        which = Report(key)
        if which is not self._state.which:
            self._show(replace(self._state, which=which, notice=None))
            self._read()

    def export(self, path: Path, language: Language) -> None:
        """What is looked at: a list, or a PDF where the file's name says so."""
        table, state = self._state.table, self._state
        if table is not None:
            self._files.export(path, table, language, lambda: figures_paper(table, (state.period,), language))

    def print(self, language: Language) -> None:
        """What is looked at, by the till's own printer."""
        table, state = self._state.table, self._state
        if table is not None:
            paper = figures_paper(table, (state.period,), language)
            self._files.print(Right.READ_SHIFTS, paper, language)

    def save_picture(self, path: Path, picture: bytes) -> None:
        """A picture of the chart and its table."""
        self._files.write(path, lambda: picture)

    # inside

    def _read(self) -> None:
        desk, session, day = self._office.desk, self._office.session(), self._day
        kind, which = self._state.kind, self._state.which
        self._asked += 1
        asked = self._asked

        def read(work: Work) -> tuple[Dashboard | Refused, dict[str, Bilingual]]:
            named = {tier.key: tier.name for tier in desk.programme_in_force(work).tiers}
            return dashboard(desk, work, session, kind, day, which), named

        def have_read(answer: tuple[Dashboard | Refused, dict[str, Bilingual]]) -> None:
            seen, self._tiers = answer
            if isinstance(seen, Refused):
                self._trouble(self._office.refusal(seen))
            elif asked == self._asked:  # what was asked for meanwhile comes later
                self._seen = seen
                self._show_seen(seen, which)

        self._office.read(read, have_read, self._trouble)

    def _show_seen(self, seen: Dashboard, which: Report) -> None:
        names = Names(self._office.money, self._tiers, bilingual_words, {})
        span, compared = seen.span, seen.compared
        table = report(which, seen, names)
        always = which is Report.HOW or (which is Report.TIERS and bool(table.rows))
        self._show(
            replace(
                self._state,
                period=words.days_told(span.first, span.last),
                compared=said(words.BEFORE, days=words.days_told(compared.first, compared.last)),
                first=span.first,
                at_the_end=span_of(seen.kind, seen.today).first <= span.first,
                tiles=tiles(seen, names) if which is Report.OVERVIEW else (),
                table=table,
                nothing=seen.now.is_nothing and not seen.by_till and not always,
                teaching=self._teaching(seen),
            )
        )

    def _teaching(self, seen: Dashboard) -> Words:
        desk, told = self._office.desk, seen.told
        if desk.contact.alone:
            return ""
        if told is None:
            return words.HERE_ONLY
        clock = told_at(desk.local_time(told.at_ms), seen.today)
        if seen.compared.first < told.since:
            since: Words = said(words.SHOP_TOLD_SINCE, at=clock, since=str(told.since))
        else:
            since = said(words.SHOP_TOLD, at=clock)
        return Listed((since, *missing_words(told, seen.compared.first, seen.span.last)), by=" ")

    def _tell(self, notice: Notice) -> None:
        self._show(replace(self._state, notice=notice))

    def _trouble(self, told: Words) -> None:
        self._tell(Notice(told))
