"""The dashboard: periods and reports at the left, tiles or a chart with its table at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from shuke.application.figures.reports import ReportTable
from shuke.domain.figures.periods import PeriodKind
from shuke.presenters.dashboard import TILL_REPORTS, DashboardPresenter, DashboardState
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_save
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.bar_chart import BarChart, BarsAs
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.parts.figure_tile import FigureTile
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import dashboard as words
from shuke.wording import figures_slip
from shuke.wording.dashboard import Report
from shuke.wording.said import said
from shuke.wording.sentence import Sentence

__all__ = ["DashboardScreen"]

_FILES = f"{LISTS};;PDF (*.pdf)"
_PICTURES = "PNG (*.png)"
_IN_TIME = {Report.OVERVIEW, Report.DAYS, Report.HOURS}
_KINDS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), PeriodKind, strict=True))
_LONG = {Report.OVERVIEW: 4, Report.HOW: 1}
"""The column that takes the room that is left, where that is not the first."""


class DashboardScreen(BackOfficeScreen):
    """Page Up and Page Down go to the period before and the next one, Up and Down to another report, 1 to 4 choose
    how long a period is. `ask` and `ask_picture` ask where to write to."""

    periods_wanted = Signal(int)
    kind_wanted = Signal(str)
    report_wanted = Signal(str)
    export_wanted = Signal(object)
    picture_wanted = Signal(object, bytes)

    def __init__(
        self, speaker: Speaker, ask: AskPath | None = None, ask_picture: AskPath | None = None
    ) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask = ask or ask_to_save(self, _FILES)
        self._ask_picture = ask_picture or ask_to_save(self, _PICTURES)
        self._which = Report.OVERVIEW
        self._state = DashboardState()
        self.export_button = Button(
            speaker, words.EXPORT, ButtonKind.PLAIN, Target.LEAST, icon="export", key="Ctrl+S"
        )
        self.print_button = Button(
            speaker, figures_slip.PRINT, ButtonKind.PLAIN, Target.LEAST, icon="printer", key="Ctrl+P"
        )
        self.picture_button = Button(speaker, words.PICTURE, ButtonKind.PLAIN, Target.LEAST, icon="save")
        self.back = IconButton(speaker, "back", words.PREVIOUS, ButtonKind.QUIET)
        self.on = IconButton(speaker, "forward", words.NEXT, ButtonKind.QUIET)
        self.kinds = PickGrid(speaker, columns=4)
        self.period = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.compared = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.reports = PickList(speaker)
        self._teaching = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.notice = Notice(speaker)
        self._how = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.tiles = EvenGrid(least_width=SIZE.tile_width)
        self.bars_are = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.chart = BarChart(speaker)
        self._table_place = QVBoxLayout()
        self._table_place.setContentsMargins(0, 0, 0, 0)
        self.table: Table | None = None
        self._empty = EmptyState(speaker, "chart", words.EMPTY, words.EMPTY_TEACHING)
        self._put_together()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: DashboardPresenter) -> None:
        self.back.clicked.connect(lambda: presenter.go(-1))
        self.on.clicked.connect(lambda: presenter.go(1))
        self.periods_wanted.connect(presenter.go)
        self.kinds.picked.connect(presenter.choose_kind)
        self.kind_wanted.connect(presenter.choose_kind)
        self.reports.picked.connect(presenter.choose_report)
        self.report_wanted.connect(presenter.choose_report)
        self.export_button.clicked.connect(self._export)
        self.print_button.clicked.connect(lambda: presenter.print(self._speaker.language))
        self.picture_button.clicked.connect(self._picture)
        self.export_wanted.connect(lambda path: presenter.export(path, self._speaker.language))
        self.picture_wanted.connect(presenter.save_picture)
        presenter.attach(self.render_state)

    def render_state(self, state: DashboardState) -> None:
        self._state, self._which = state, state.which
        self.kinds.offer({kind.value: words.PERIODS[kind.value] for kind in PeriodKind}, state.kind.value)
        self.period.say(state.period)
        self.compared.say(state.compared)
        self.on.setEnabled(not state.at_the_end)
        rows = tuple(PickRow(one.value, words.REPORTS[one]) for one in TILL_REPORTS)
        self.reports.show_rows(rows, TILL_REPORTS.index(state.which))
        self._teaching.say(state.teaching)
        appear(self._teaching, bool(state.teaching))
        tell(self.notice, state.notice)
        self._middle.setCurrentIndex(0 if state.nothing else 1)
        self.export_button.setEnabled(state.table is not None and not state.nothing)
        self.picture_button.setEnabled(state.table is not None and not state.nothing)
        self.print_button.setEnabled(state.table is not None and not state.nothing)
        if state.table is not None:
            self._show_report(state.table, state)

    def _show_report(self, table: ReportTable, state: DashboardState) -> None:
        self._how.say(table.how)
        overview = table.report is Report.OVERVIEW
        self.tiles.show_cells([FigureTile(self._speaker, tile) for tile in state.tiles])
        appear(self.tiles, overview)
        drawn_as = BarsAs.COLUMNS if table.report in _IN_TIME else BarsAs.ROWS
        drawn_as = BarsAs.PYRAMID if table.report is Report.TIERS else drawn_as
        self.chart.show_marks(table.marks, drawn_as, table.chart)
        self.bars_are.say(table.chart)
        for part in (self.bars_are, self.chart):
            appear(part, bool(table.marks))
        emptied(self._table_place)
        self.table = None if overview else self._table_of(table)
        if self.table is not None:
            self._table_place.addWidget(self.table)

    def _table_of(self, table: ReportTable) -> Table:
        stretch = _LONG.get(table.report, 0)
        columns = [
            TableColumn(title, number=at in table.numbers, stretch=at == stretch)
            for at, title in enumerate(table.head)
        ]
        made = Table(self._speaker, columns)
        made.render_rows([TableRow(str(at), cells) for at, cells in enumerate(table.rows)])
        made.setMinimumHeight(min(len(table.rows) + 2, 12) * SIZE.row)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        periods = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if periods is not None:
            self.periods_wanted.emit(periods)
        elif down is not None:
            at = TILL_REPORTS.index(self._which) + down
            if 0 <= at < len(TILL_REPORTS):
                self.report_wanted.emit(TILL_REPORTS[at].value)
        elif key in _KINDS:
            self.kind_wanted.emit(_KINDS[key].value)
        else:
            super().keyPressEvent(event)

    def _export(self) -> None:
        path = self._ask(self._speaker.text(words.EXPORT_TITLE), self._name(words.FILE_NAME))
        if isinstance(path, Path):
            self.export_wanted.emit(path)

    def _picture(self) -> None:
        path = self._ask_picture(self._speaker.text(words.PICTURE), self._name(words.PICTURE_NAME))
        if isinstance(path, Path):
            content = QByteArray()
            buffer = QBuffer(content)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            self._page.grab().save(buffer, "PNG")
            self.picture_wanted.emit(path, bytes(content.data()))

    def _name(self, name: Sentence) -> str:
        report = words.REPORTS[self._which]
        return self._speaker.text(said(name, report=report, first=str(self._state.first)))

    def _put_together(self) -> None:
        left = Surface("card")
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.compared.setAlignment(Qt.AlignmentFlag.AlignCenter)
        going = row(self.back, None, self.on, gap=SPACE.s)
        listed = column(
            self.kinds,
            going,
            self.period,
            self.compared,
            self.reports,
            self._teaching,
            gap=SPACE.s,
            margin=SPACE.m,
        )
        listed.setStretch(4, 1)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.member_panel)
        self._page = Surface("paper")
        inside = column(self._how, self.bars_are, self.chart, self.tiles, gap=SPACE.m, margin=SPACE.l)
        inside.addLayout(self._table_place)
        inside.addStretch(1)
        self._page.setLayout(inside)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(Scrolling(self._page))
        right = column(self.notice, self._middle, gap=SPACE.m)
        right.setStretch(1, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.print_button, self.export_button, self.picture_button)
        self.press_by("Ctrl+P", self.print_button)
        self.press_by("Ctrl+S", self.export_button)
