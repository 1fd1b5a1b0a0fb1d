"""Refunds: sales at the left; at the right the chosen one, its lines, what goes back, and the key that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.refund import RefundPresenter, RefundState
from shuke.presenters.refund_words import SaleRow
from shuke.ui.back_office.goodwill_panel import GoodwillPanel
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.refund_sale import RefundSale
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import refunding as words

__all__ = ["RefundScreen"]


class RefundScreen(BackOfficeScreen):
    """Typing goes to the search, Down to what was found, Tab to the sale's lines; Space takes a line back, plus and
    minus change how much, the main key does it and asks why first."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.REFUND)
        self.search = SearchField(speaker, words.SEARCH_HINT)
        self.periods = PickGrid(speaker, columns=len(words.PERIODS))
        self.notice = Notice(speaker)
        self.table = Table(
            speaker,
            [
                TableColumn(words.TIME),
                TableColumn(words.NUMBER, stretch=True),
                TableColumn(words.AMOUNT, number=True),
                TableColumn(words.STATE),
            ],
        )
        self.goodwill_button = Button(speaker, words.GOODWILL, ButtonKind.PLAIN, Target.LEAST)
        self.goodwill = GoodwillPanel(speaker, self)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(EmptyState(speaker, "receipt", words.NO_SALES, words.NO_SALES_TEACHING))
        self.sale = RefundSale(speaker)
        self._detail = QStackedWidget()
        self._detail.addWidget(EmptyState(speaker, "scan", words.NO_SALE, words.NO_SALE_TEACHING))
        self._detail.addWidget(self.sale)
        self._rows: tuple[SaleRow, ...] = ()
        self._put_together()
        self.setFocusProxy(self.search)
        press_by_main_key(self, self.sale.do_button)

    def attach(self, presenter: RefundPresenter) -> None:
        self.search.changed.connect(presenter.type)
        self.search.entered.connect(self._go_down)
        self.search.moved_down.connect(self._go_down)
        self.periods.picked.connect(presenter.pick_period)
        self.table.row_chosen.connect(presenter.choose)
        self.table.row_opened.connect(lambda _key: self.sale.lines.setFocus())
        self.goodwill_button.clicked.connect(presenter.open_goodwill)
        self.notice.action_chosen.connect(presenter.open_goodwill)
        self.goodwill.attach(presenter.goodwill)
        self.sale.attach(presenter)
        presenter.attach(self.render_state)

    def render_state(self, state: RefundState) -> None:
        self.search.show_text(state.typed)
        self.periods.offer(words.PERIODS, state.period.value)
        tell(self.notice, state.notice)
        if state.rows != self._rows or state.chosen != self.table.chosen_key:
            self._rows = state.rows
            self.table.blockSignals(True)
            self.table.clearSelection()
            self.table.render_rows([_cells(one) for one in state.rows], chosen=state.chosen)
            if not state.chosen:
                self.table.clearSelection()
            self.table.blockSignals(False)
        self._list.setCurrentIndex(0 if state.rows else 1)
        came = state.sale is not None and self._detail.currentIndex() == 0
        self.sale.render_state(state)
        self._detail.setCurrentIndex(0 if state.sale is None else 1)
        if came and not state.chosen:
            self.sale.lines.setFocus()  # its receipt was scanned: nobody goes on searching

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits typed anywhere else belong to the search."""
        text = event.text()
        if text.isprintable() and text.strip() and event.key() not in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.search.type_on(text)
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        self.table.setFocus()
        if not self.table.chosen_key and self._rows:
            self.table.selectRow(0)

    def _put_together(self) -> None:
        left = column(self.search, self.periods, self.notice, self._list, gap=SPACE.m)
        left.setStretch(3, 1)
        left.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        side = Surface("card")
        side.setLayout(column(self._detail, gap=0))
        side.setFixedWidth(SIZE.panel_width)
        both = row(left, side, gap=0)
        both.setStretch(0, 1)
        content = QWidget()
        content.setLayout(both)
        self.lay_out(content, self.goodwill_button)


def _cells(one: SaleRow) -> TableRow:
    return TableRow(one.key, (one.at, one.number, one.amount, one.back))
