"""The table of articles: as many rows as there are, the pages that are looked at, nothing else."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from shuke.application.ports.article_list import ArticleOrder
from shuke.presenters.articles import PAGE, ArticlesState
from shuke.ui.kit.painting import ink
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.article_screen import COLUMNS

__all__ = ["ArticleTable"]

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = tuple(ArticleOrder)
_RIGHT = (ArticleOrder.PRICE,)
_WIDTHS = {
    ArticleOrder.BARCODE: SIZE.target_digit * 2,
    ArticleOrder.DEPARTMENT: SIZE.target_digit + SPACE.xxl,
    ArticleOrder.CATEGORY: SIZE.target_digit + SPACE.xxl,
    ArticleOrder.BRAND: SIZE.target_digit + SPACE.xl,
    ArticleOrder.PRICE: SIZE.target_digit * 2,
    ArticleOrder.MARKS: SIZE.target_digit + SIZE.target_usual,
}
"""What stays of the width is the name's."""


class _Articles(QAbstractTableModel):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self.shown = ArticlesState()
        speaker.changed.connect(self._retell)

    def render_state(self, state: ArticlesState) -> None:
        before, self.shown = self.shown, state
        if before.total != state.total or before.wanted != state.wanted:
            self.beginResetModel()
            self.endResetModel()
        elif before.pages != state.pages:
            self._changed()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.shown.total or 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(_COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole:
            row = self.shown.row(index.row())
            return QBrush(ink("muted")) if row is not None and not row.sold else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._speaker.text(COLUMNS[_COLUMNS[section].value])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(_COLUMNS[section])
        return None

    def text(self, row: int, column: int) -> str:
        found = self.shown.row(row)
        return self._speaker.text(found.cells[column]) if found is not None else ""

    def _retell(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        self._changed()

    def _changed(self) -> None:
        if self.shown.total:
            self.dataChanged.emit(self.index(0, 0), self.index(self.shown.total - 1, len(_COLUMNS) - 1))


class ArticleTable(QTableView):
    """It says which rows it shows, and asks for another order when a heading is pressed."""

    rows_looked_at = Signal(int, int)
    order_wanted = Signal(object, bool)
    row_chosen = Signal(str)
    row_opened = Signal(str)
    withdrawal_wanted = Signal()
    typed = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._articles = _Articles(speaker)
        self._rendering = False
        self.setModel(self._articles)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(SIZE.row)
        self._dress_header()
        self.verticalScrollBar().valueChanged.connect(self._tell_rows)
        self.selectionModel().selectionChanged.connect(self._announce)
        self.doubleClicked.connect(self._open)

    def render_state(self, state: ArticlesState) -> None:
        anew = self._articles.shown.wanted != state.wanted
        self._rendering = True
        self._articles.render_state(state)
        if anew:
            self.scrollToTop()
        self._choose(state)
        self._rendering = False
        order = Qt.SortOrder.DescendingOrder if state.wanted.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(_COLUMNS.index(state.wanted.order), order)
        self._tell_rows()

    @property
    def chosen_row(self) -> int:
        """-1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def cells(self, row: int) -> tuple[str, ...]:
        return tuple(self._articles.text(row, at) for at in range(len(_COLUMNS)))

    def choose_first(self) -> None:
        """Take the focus, with a row chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.chosen_row < 0 and self._articles.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\t".join(self.cells(self.chosen_row)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_row(self.chosen_row)
        elif key == Qt.Key.Key_Delete:
            self.withdrawal_wanted.emit()
        elif event.text() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rows()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(SIZE.row)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        for at, order in enumerate(_COLUMNS):
            if order in _WIDTHS:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(at, _WIDTHS[order])
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._order)

    def _choose(self, state: ArticlesState) -> None:
        """Show the chosen one as chosen, where it is among the rows that are here."""
        places = (page.number * PAGE + at for page in state.pages for at in range(len(page.rows)))
        at = next((at for at in places if _is(state, at)), None)
        if at is None:
            self.clearSelection()
        elif at != self.chosen_row:
            self.selectRow(at)

    def _order(self, column: int) -> None:
        wanted = self._articles.shown.wanted
        order = _COLUMNS[column]
        self.order_wanted.emit(order, order is wanted.order and not wanted.descending)

    def _tell_rows(self) -> None:
        if self._rendering or not self._articles.rowCount():
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        self.rows_looked_at.emit(first, last if last >= 0 else self._articles.rowCount() - 1)

    def _announce(self) -> None:
        row = self._articles.shown.row(self.chosen_row)
        if not self._rendering and row is not None:
            self.row_chosen.emit(row.article_id)

    def _open(self, index: QModelIndex) -> None:
        self._open_row(index.row())

    def _open_row(self, at: int) -> None:
        row = self._articles.shown.row(at)
        if row is not None:
            self.row_opened.emit(row.article_id)


def _is(state: ArticlesState, at: int) -> bool:
    row = state.row(at)
    return row is not None and row.article_id == state.chosen


def _alignment(order: ArticleOrder) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if order in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
