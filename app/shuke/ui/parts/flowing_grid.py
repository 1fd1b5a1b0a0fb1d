"""Widgets in columns, in fewer of them where there is no room for all: nothing is cut, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.ui.kit.layouts import emptied
from shuke.ui.tokens import SIZE

__all__ = ["FlowingGrid"]


def _columns_that_fit(widths: Sequence[int], most: int, room: int, gap: int) -> int:
    """How many columns, at least one, for cells of these widths that stand row by row."""

    def wanted(across: int) -> int:
        return sum(max(widths[at::across], default=0) + gap for at in range(across)) - gap

    return next((across for across in range(most, 1, -1) if wanted(across) <= room), 1)


def _put_in_order(grid: QWidget, cells: Iterable[QWidget]) -> None:
    """Tab comes to the cells where their grid stands, not behind everything that was made before them; Qt gives
    places only behind what takes the focus itself."""
    grid.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    before = grid
    for cell in cells:
        QWidget.setTabOrder(before, cell)
        before = cell
    grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class FlowingGrid(QWidget):
    """`columns` at most; each is as wide as its widest cell asks, and they share what is left. One that does not
    `flow` has all of them always, `across` says how many there are now."""

    def __init__(self, *, columns: int, gap: int = SIZE.target_gap, flows: bool = True) -> None:
        super().__init__()
        self._columns, self._flows = columns, flows
        self.across = columns
        self._cells: tuple[QWidget, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_cells(self, cells: Sequence[QWidget]) -> None:
        """Show these; those that stood here go."""
        emptied(self._grid)
        self._cells = tuple(cells)
        self._place()
        for cell in self._cells:
            cell.setVisible(True)  # at once, so that it can take the focus
        _put_in_order(self, self._cells)
        self._flow()

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        if not self._flows:
            return usual
        least = max((one.minimumSizeHint().width() for one in self._cells), default=0)
        return QSize(least, usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words, in another language too
            self._flow()
        return super().event(event)

    def _flow(self) -> None:
        if not self._flows or not self._cells:
            return
        widths = [one.sizeHint().width() for one in self._cells]
        across = _columns_that_fit(widths, self._columns, self.width(), self._grid.spacing())
        if across != self.across:
            self.across = across
            self._place()
            self.updateGeometry()

    def _place(self) -> None:
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // self.across, at % self.across)
