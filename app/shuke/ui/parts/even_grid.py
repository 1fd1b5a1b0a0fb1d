"""Buttons side by side, as many to a row as fit; every row is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.tokens import SIZE

__all__ = ["EvenGrid"]


class EvenGrid(QWidget):
    """Its height follows its width. Cells are equally wide, or as wide as their words ask (`even` False).
    `most_rows` hides what would need more."""

    def __init__(
        self, *, least_width: int = SIZE.target_digit, most_rows: int = 0, even: bool = True
    ) -> None:
        super().__init__()
        self._least_width, self._most_rows, self._even = least_width, most_rows, even
        self._cells: list[QWidget] = []
        self._left_out: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: Sequence[QWidget]) -> None:
        """Show these; those that are no longer among them go."""
        for cell in self._cells:
            if cell not in cells:
                cell.hide()
                cell.deleteLater()
        self._cells = list(cells)
        for cell in self._cells:
            cell.setParent(self)
        self._place()
        self.updateGeometry()

    def leave_out(self, cells: Sequence[QWidget]) -> None:
        """Keep these, but do not show them now."""
        if tuple(cells) != self._left_out:
            self._left_out = tuple(cells)
            self._place()
            self.updateGeometry()

    def cells(self) -> tuple[QWidget, ...]:
        return tuple(self._cells)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._visible_cells:
            return 0
        rows = len(self._rows(width))
        rows = min(rows, self._most_rows) if self._most_rows else rows
        return rows * self._row_height() + (rows - 1) * SIZE.target_gap

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._least())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least(), self.heightForWidth(max(self.width(), self._least())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    @property
    def _visible_cells(self) -> list[QWidget]:
        return [cell for cell in self._cells if cell not in self._left_out]

    def _least(self) -> int:
        return max((self._wanted(cell) for cell in self._visible_cells), default=0)

    def _wanted(self, cell: QWidget) -> int:
        return max(cell.sizeHint().width(), self._least_width)

    def _row_height(self) -> int:
        return max((cell.sizeHint().height() for cell in self._visible_cells), default=0)

    def _rows(self, width: int) -> list[list[QWidget]]:
        if not self._even:
            return self._by_their_words(width)
        fit = max(1, (width + SIZE.target_gap) // max(1, self._least() + SIZE.target_gap))
        cells = self._visible_cells
        rows = 1 if self._most_rows == 1 else -(-len(cells) // fit)
        across = fit if self._most_rows == 1 else -(-len(cells) // rows)  # 5 become 3 and 2, not 4 and 1
        return [cells[at : at + across] for at in range(0, len(cells), across)]

    def _by_their_words(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = [[]]
        left = width
        for cell in self._visible_cells:
            if rows[-1] and left < self._wanted(cell):
                rows.append([])
                left = width
            rows[-1].append(cell)
            left -= self._wanted(cell) + SIZE.target_gap
        return rows

    def _place(self) -> None:
        for cell in self._left_out:
            cell.hide()
        if not self._visible_cells:
            return
        height, rows = self._row_height(), self._rows(self.width())
        for down, cells in enumerate(rows):
            left = 0
            for cell, wide in zip(cells, self._shares(cells, len(rows[0])), strict=True):
                cell.setVisible(not self._most_rows or down < self._most_rows)
                cell.setGeometry(left, down * (height + SIZE.target_gap), wide, height)
                left += wide + SIZE.target_gap

    def _shares(self, cells: list[QWidget], across: int) -> list[int]:
        """How wide each cell of a row becomes."""
        if self._even:
            wide, over = divmod(self.width() - (across - 1) * SIZE.target_gap, across)
            return [wide + (at < over) for at in range(len(cells))]
        wanted = [self._wanted(cell) for cell in cells]
        spare = self.width() - sum(wanted) - (len(cells) - 1) * SIZE.target_gap
        each, over = divmod(max(spare, 0), len(cells))
        return [one + each + (at < over) for at, one in enumerate(wanted)]
