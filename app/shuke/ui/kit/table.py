"""Tables: rows of 44, numbers to the right, the header stays, copying works, sorting is kept, names stay readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.said import Words

__all__ = ["Table", "TableColumn", "TableRow"]

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column. Numbers stand right; `stretch` takes the room that is left, and never less than a name needs."""

    title: Words
    number: bool = False
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row known by `key`. `sort` holds what each cell is sorted by, where that is not its text."""

    key: str
    cells: tuple[Words, ...]
    sort: tuple[int | str, ...] = ()


class _Rows(QAbstractTableModel):
    def __init__(self, speaker: Speaker, columns: Sequence[TableColumn]) -> None:
        super().__init__()
        self._speaker, self._columns = speaker, tuple(columns)
        self.given: tuple[TableRow, ...] = ()
        self.shown: list[TableRow] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        speaker.changed.connect(self._retell)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        self.beginResetModel()
        self.given = tuple(rows)
        self.shown = self._in_order()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._speaker.text(self._columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order) if column >= 0 else None
        before = self.shown
        self.shown = self._in_order()
        self._move_selection(before)
        self.layoutChanged.emit()

    def text(self, row: int, column: int) -> str:
        cells = self.shown[row].cells
        return self._speaker.text(cells[column]) if column < len(cells) else ""

    def _move_selection(self, before: list[TableRow]) -> None:
        """Let what was chosen stay chosen at its new place."""
        places = {row.key: at for at, row in enumerate(self.shown)}
        old = self.persistentIndexList()
        new = [self.index(places[before[index.row()].key], index.column()) for index in old]
        self.changePersistentIndexList(old, new)

    def _in_order(self) -> list[TableRow]:
        if self._sorted_by is None:
            return list(self.given)
        column, order = self._sorted_by
        return sorted(
            self.given,
            key=lambda row: self._sort_key(row, column),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )

    def _sort_key(self, row: TableRow, column: int) -> tuple[int, int, str]:
        value = row.sort[column] if column < len(row.sort) else self._speaker.text(row.cells[column])
        return (0, value, "") if isinstance(value, int) else (1, 0, value)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        across = Qt.AlignmentFlag.AlignRight if self._columns[column].number else Qt.AlignmentFlag.AlignLeft
        return across | Qt.AlignmentFlag.AlignVCenter

    def _retell(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self._columns) - 1))


class Table(QTableView):
    """Rows chosen whole; Ctrl+C copies them with tabs, as spreadsheets take them."""

    row_chosen = Signal(str)
    row_opened = Signal(str)

    def __init__(self, speaker: Speaker, columns: Sequence[TableColumn], *, sortable: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(speaker, columns)
        self.setModel(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(SIZE.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(SIZE.row)
        self._stretched = [at for at, column in enumerate(columns) if column.stretch]
        for at in range(len(columns)):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self._fit()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(sortable)
        self._rows.headerDataChanged.connect(self._fit)
        self.selectionModel().selectionChanged.connect(self._announce)
        self.doubleClicked.connect(self._open)

    def render_rows(self, rows: Sequence[TableRow], *, chosen: str = "") -> None:
        """Show these; the order the person sorted by and the chosen row are kept."""
        keep = chosen or self.chosen_key
        self._rows.show_rows(rows)
        self._fit()
        at = next((at for at, row in enumerate(self._rows.shown) if row.key == keep), None)
        if at is not None:
            self.selectRow(at)

    @property
    def chosen_key(self) -> str:
        rows = self.selectionModel().selectedRows()
        return self._rows.shown[rows[0].row()].key if rows else ""

    def shown_keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self._rows.shown)

    def as_text(self, *, only_chosen: bool = False) -> str:
        """Header and rows as lines of cells with tabs between."""
        across = range(self._rows.columnCount())
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen if only_chosen else range(self._rows.rowCount())
        titles = [str(self._rows.headerData(at, Qt.Orientation.Horizontal)) for at in across]
        lines = [[self._rows.text(row, at) for at in across] for row in rows]
        return "\n".join("\t".join(cells) for cells in (lines if only_chosen else [titles, *lines]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text(only_chosen=True))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_key:
            self.row_opened.emit(self.chosen_key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stretch what may be stretched while that leaves room for names; else the table goes on to the right."""
        header = self.horizontalHeader()
        across = range(header.count())
        needed = sum(self._needed(at) for at in across if at not in self._stretched)
        names = {at: min(self._needed(at), SIZE.subject_width) for at in self._stretched}
        fits = needed + sum(names.values()) <= self.viewport().width()
        for at, width in names.items():
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Fixed
            )
            if not fits:
                header.resizeSection(at, width)

    def _needed(self, column: int) -> int:
        return max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))

    def _announce(self) -> None:
        if self.chosen_key:
            self.row_chosen.emit(self.chosen_key)

    def _open(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._rows.shown[index.row()].key)
