"""The wheel's figures: what came up against the odds as bars, and what the test says of it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from shuke.presenters.prizes.odds_chart import Bar, ChartInk, height_of, odds_svg
from shuke.presenters.prizes.wheel_figures import FiguresState, SegmentBar, WheelFiguresPresenter
from shuke.ui.back_office.known_lines import KnownLines
from shuke.ui.back_office.told import tell
from shuke.ui.fonts import FAMILY
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.painting import painter_on
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import prizes as words

__all__ = ["FiguresPanel"]


class FiguresPanel(GrowingPanel):
    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.FIGURES, width=SIZE.wizard_width)
        self.notice = Notice(speaker)
        self.chart = _Chart(speaker)
        self.table = Table(
            speaker,
            [
                TableColumn(words.SEGMENT, stretch=True),
                TableColumn(words.COST, number=True),
                TableColumn(words.LEFT_NOW, number=True),
                TableColumn(words.LASTS_TITLE, number=True),
            ],
        )
        self.lines = KnownLines(speaker)
        inside = QWidget()
        inside.setLayout(column(self.chart, self.lines, self.table, None, gap=SPACE.m))
        scrolling = Scrolling(inside)
        scrolling.setFixedHeight(SIZE.help_height)
        self.column.addWidget(self.notice)
        self.column.addWidget(scrolling)

    def attach(self, presenter: WheelFiguresPresenter) -> None:
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: FiguresState) -> None:
        if not state.shown:
            self.close_panel()
            return
        tell(self.notice, state.notice)
        self.chart.show_bars(state.bars)
        self.table.render_rows(
            [TableRow(one.key, (one.name, one.cost, one.left, one.lasts)) for one in state.rows]
        )
        self.table.setFixedHeight(SIZE.row * (len(state.rows) + 1) + SPACE.xs)
        appear(self.table, bool(state.rows))
        self.lines.show_lines(state.lines)
        if self.isHidden():
            self.open(self.close_button)


class _Chart(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._bars: tuple[SegmentBar, ...] = ()

    def show_bars(self, bars: tuple[SegmentBar, ...]) -> None:
        self._bars = bars
        self.setFixedHeight(height_of(len(bars)))
        appear(self, bool(bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, speaker = current().colours, self._speaker
        ink = ChartInk(
            colours.strong,
            colours.muted,
            colours.accent,
            colours.outline,
            FAMILY,
            speaker.text(words.CAME_UP),
            speaker.text(words.EXPECTED),
        )
        bars = [Bar(speaker.text(one.name), one.came_up, one.expected_ppb) for one in self._bars]
        picture = QSvgRenderer(QByteArray(odds_svg(bars, self.width(), ink).encode()))
        picture.render(painter_on(self), QRectF(self.rect()))
