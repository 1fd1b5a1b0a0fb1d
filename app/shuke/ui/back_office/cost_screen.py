"""The cost of the programme: months and reports at the left; budget, chart and table, or the form of costs beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from shuke.application.figures.cost_reports import CostTable
from shuke.domain.figures.months import MonthsKind
from shuke.presenters.programme_cost import SAYING, TILL_COST_REPORTS, CostPresenter, CostState
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_save
from shuke.ui.back_office.cost_form_panel import CostFormPanel
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.bar_chart import BarChart, BarsAs
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.typing import is_typed_into
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import dashboard, figures_slip
from shuke.wording import programme_cost as words
from shuke.wording.listed import Listed
from shuke.wording.programme_cost import CostReport
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["CostScreen"]

_FILES = f"{LISTS};;PDF (*.pdf)"
_PICTURES = "PNG (*.png)"
_KINDS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), MonthsKind, strict=True))
_PAGES = (*(one.value for one in TILL_COST_REPORTS), SAYING)
_NAMES: dict[str, Words] = {
    **{one.value: words.REPORTS[one] for one in TILL_COST_REPORTS},
    SAYING: words.BUDGET,
}
_WITHOUT_ROWS = {CostReport.SHAPE: words.NOTHING_FOUND, CostReport.TAKEN: words.NOBODY_SAVED}
_LONGEST_MONTH = 7


class CostScreen(BackOfficeScreen):
    """Page Up and Page Down go to the period before and the next one, Up and Down to another report, 1 to 4 choose
    how long a period is. `ask` and `ask_picture` ask where to write to."""

    periods_wanted = Signal(int)
    kind_wanted = Signal(str)
    page_wanted = Signal(str)
    export_wanted = Signal(object)
    picture_wanted = Signal(object, bytes)

    def __init__(
        self, speaker: Speaker, ask: AskPath | None = None, ask_picture: AskPath | None = None
    ) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask = ask or ask_to_save(self, _FILES)
        self._ask_picture = ask_picture or ask_to_save(self, _PICTURES)
        self._state = CostState()
        self.export_button = Button(speaker, dashboard.EXPORT, ButtonKind.PLAIN, Target.LEAST, icon="export")
        self.print_button = Button(
            speaker, figures_slip.PRINT, ButtonKind.PLAIN, Target.LEAST, icon="printer"
        )
        self.picture_button = Button(speaker, dashboard.PICTURE, ButtonKind.PLAIN, Target.LEAST, icon="save")
        self.saying_button = Button(speaker, words.BUDGET, ButtonKind.PLAIN, Target.LEAST, icon="settings")
        self.back = IconButton(speaker, "back", dashboard.PREVIOUS, ButtonKind.QUIET)
        self.on = IconButton(speaker, "forward", dashboard.NEXT, ButtonKind.QUIET)
        self.kinds = PickGrid(speaker, columns=2)
        self.period = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.own_first = TextField(speaker, words.FROM, most=_LONGEST_MONTH, complains=False)
        self.own_last = TextField(speaker, words.UNTIL, most=_LONGEST_MONTH, complains=False)
        self.own_button = Button(speaker, dashboard.SHOW, ButtonKind.PLAIN, Target.LEAST)
        self._own_told = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.pages = PickList(speaker)
        self.notice = Notice(speaker)
        self.budget = Notice(speaker)
        self._notes = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self._how = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.bars_are = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.chart = BarChart(speaker)
        self._table_place = QVBoxLayout()
        self._table_place.setContentsMargins(0, 0, 0, 0)
        self.table: Table | None = None
        self.form = CostFormPanel(speaker)
        self._empty = EmptyState(speaker, "chart", words.EMPTY, words.EMPTY_TEACHING)
        self._put_together()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: CostPresenter) -> None:
        self.back.clicked.connect(lambda: presenter.go(-1))
        self.on.clicked.connect(lambda: presenter.go(1))
        self.periods_wanted.connect(presenter.go)
        self.kinds.picked.connect(presenter.choose_kind)
        self.kind_wanted.connect(presenter.choose_kind)
        self.pages.picked.connect(presenter.choose_page)
        self.page_wanted.connect(presenter.choose_page)
        for typed in (self.own_first, self.own_last):
            typed.changed.connect(lambda _: presenter.type_own(self.own_first.text, self.own_last.text))
            typed.entered.connect(presenter.take_own)
        self.own_button.clicked.connect(presenter.take_own)
        self.saying_button.clicked.connect(lambda: presenter.choose_page(SAYING))
        self.form.attach(presenter)
        self.export_button.clicked.connect(self._export)
        self.print_button.clicked.connect(lambda: presenter.print(self._speaker.language))
        self.picture_button.clicked.connect(self._picture)
        self.export_wanted.connect(lambda path: presenter.export(path, self._speaker.language))
        self.picture_wanted.connect(presenter.save_picture)
        presenter.attach(self.render_state)

    def render_state(self, state: CostState) -> None:
        self._state = state
        self.kinds.offer({kind.value: words.PERIODS[kind] for kind in MonthsKind}, state.kind.value)
        self.period.say(state.period)
        self.on.setEnabled(not state.at_the_end)
        self._show_own(state)
        rows = tuple(PickRow(page, _NAMES[page]) for page in _PAGES)
        self.pages.show_rows(rows, _PAGES.index(state.page))
        tell(self.notice, state.notice)
        tell(self.budget, state.budget)
        self._notes.say(Listed(state.notes, by=" "))
        appear(self._notes, bool(state.notes) and not state.nothing)
        saying = state.page == SAYING
        self._middle.setCurrentIndex(2 if saying else int(not state.nothing))
        self.form.render_state(state)
        shown = state.table is not None and not state.nothing and not saying
        self.export_button.setEnabled(shown)
        self.picture_button.setEnabled(shown)
        self.print_button.setEnabled(shown)
        if state.table is not None and not saying:
            self._show_report(state.table)

    def _show_own(self, state: CostState) -> None:
        own = state.kind is MonthsKind.OWN
        self.own_first.show_text(state.own_first)
        self.own_last.show_text(state.own_last)
        self._own_told.say(words.WRONG_MONTHS if state.own_wrong else words.OWN_MONTHS)
        self._own_told.write_in(Ink.BAD if state.own_wrong else Ink.MUTED)
        for part in (self.own_first, self.own_last, self.own_button, self._own_told):
            appear(part, own)

    def _show_report(self, table: CostTable) -> None:
        self._how.say(table.how)
        in_time = table.report is CostReport.MONTHS
        drawn_as = BarsAs.COLUMNS if in_time else BarsAs.ROWS
        self.chart.show_marks(table.marks, drawn_as, table.chart)
        self.bars_are.say(table.chart)
        for part in (self.bars_are, self.chart):
            appear(part, bool(table.marks) and (not in_time or len(table.marks) > 1))
        emptied(self._table_place)
        self.table = None
        if not table.rows:
            told = _WITHOUT_ROWS.get(table.report, words.NOBODY)
            self._table_place.addWidget(Text(self._speaker, told, Role.BODY, Ink.NORMAL, wrapping=True))
            return
        if table.prose:
            for cells in table.rows:
                self._say_row(cells)
            return
        columns = [
            TableColumn(title, number=at in table.numbers, stretch=at == 0)
            for at, title in enumerate(table.head)
        ]
        self.table = Table(self._speaker, columns)
        self.table.render_rows([TableRow(str(at), cells) for at, cells in enumerate(table.rows)])
        self.table.setMinimumHeight(min(len(table.rows) + 2, 16) * SIZE.row)
        self._table_place.addWidget(self.table)

    def _say_row(self, cells: tuple[Words, ...]) -> None:
        """A sentence in lines of its own, below what it is about."""
        *about, sentence = cells
        if about:
            told = Listed(tuple(about), by="  ")
            self._table_place.addWidget(Text(self._speaker, told, Role.EMPHASIS, Ink.STRONG))
        self._table_place.addWidget(Text(self._speaker, sentence, Role.BODY, Ink.NORMAL, wrapping=True))
        self._table_place.addSpacing(SPACE.s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        typed = is_typed_into()
        periods = None if typed else {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        down = None if typed else {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if periods is not None:
            self.periods_wanted.emit(periods)
        elif down is not None:
            at = _PAGES.index(self._state.page) + down
            if 0 <= at < len(_PAGES):
                self.page_wanted.emit(_PAGES[at])
        elif key in _KINDS:
            self.kind_wanted.emit(_KINDS[key].value)
        else:
            super().keyPressEvent(event)

    def _export(self) -> None:
        path = self._ask(self._speaker.text(dashboard.EXPORT_TITLE), self._name(words.FILE_NAME))
        if isinstance(path, Path):
            self.export_wanted.emit(path)

    def _picture(self) -> None:
        path = self._ask_picture(self._speaker.text(dashboard.PICTURE), self._name(words.PICTURE_NAME))
        if isinstance(path, Path):
            content = QByteArray()
            buffer = QBuffer(content)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            self._page.grab().save(buffer, "PNG")
            self.picture_wanted.emit(path, bytes(content.data()))

    def _name(self, name: Sentence) -> str:
        return self._speaker.text(said(name, report=_NAMES[self._state.page], first=self._state.first))

    def _put_together(self) -> None:
        left = Surface("card")
        self.period.setAlignment(Qt.AlignmentFlag.AlignCenter)
        going = row(self.back, self.period, self.on, gap=SPACE.s)
        going.setStretch(1, 1)
        listed = column(
            self.kinds,
            going,
            row(self.own_first, self.own_last, gap=SPACE.s),
            self.own_button,
            self._own_told,
            self.pages,
            gap=SPACE.s,
            margin=SPACE.m,
        )
        listed.setStretch(5, 1)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.member_panel)
        self._page = Surface("paper")
        inside = column(self._how, self.bars_are, self.chart, gap=SPACE.m, margin=SPACE.l)
        inside.addLayout(self._table_place)
        inside.addWidget(self._notes)
        inside.addStretch(1)
        self._page.setLayout(inside)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(Scrolling(self._page))
        self._middle.addWidget(Scrolling(self.form))
        right = column(self.notice, self.budget, self._middle, gap=SPACE.m)
        right.setStretch(2, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.saying_button, self.print_button, self.export_button, self.picture_button)
        self.press_by("Ctrl+P", self.print_button)
        self.press_by("Ctrl+S", self.export_button)
