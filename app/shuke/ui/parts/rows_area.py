"""A list that paints its own rows: as fast with five hundred as with five, one of them unfolded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScroller, QSizePolicy, QWidget

from shuke.ui.kit.painting import painter_on
from shuke.ui.tokens import SIZE

__all__ = ["RowsArea"]


class RowsArea(QAbstractScrollArea):
    """Rows of one height, to be painted by whoever derives; a widget may stand under a row and under them all.

    It takes no focus: arrow keys come from the field where typing goes.
    """

    row_pressed = Signal(int)

    def __init__(self, row_height: int = SIZE.row) -> None:
        super().__init__()
        self._row_height = row_height
        self._count = 0
        self._unfolded = -1
        self._in_view = -1
        self._under: QWidget | None = None
        self._last: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().setSingleStep(row_height)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    # for whoever derives

    def paint_row(self, painter: QPainter, box: QRect, at: int) -> None:
        """Draw row `at` into the box."""
        raise NotImplementedError

    def show_count(self, count: int) -> None:
        """So many rows from now on."""
        self._count = count
        self._measure()
        self.viewport().update()

    def unfold(self, at: int, under: QWidget | None) -> None:
        """Let a widget stand under row `at`; -1 and None: none does."""
        if self._under is not None and self._under is not under:
            self._under.hide()
        self._unfolded, self._under = (at, under) if under is not None else (-1, None)
        self._measure()

    def put_last(self, last: QWidget | None) -> None:
        """Let a widget stand under all rows."""
        if self._last is not None and self._last is not last:
            self._last.hide()
        self._last = last
        self._measure()

    def bring_into_view(self, at: int) -> None:
        """Scroll as little as needed to see all of the row and what stands under it; also after the list got
        another size, so that the chosen line is never lost."""
        self._in_view = at
        if not 0 <= at < self._count:
            return
        box = self._box(at)
        bottom = box.bottom() + (self._height_of(self._under) if at == self._unfolded else 0)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if bottom >= bar.value() + room:
            bar.setValue(bottom - room + 1)
        if box.top() < bar.value():
            bar.setValue(box.top())

    def row_at(self, place: QPoint) -> int:
        """The row at a place of the viewport; -1 if none is there."""
        y = place.y() + self.verticalScrollBar().value()
        for at in (y // self._row_height, self._after_unfolded(y)):
            if 0 <= at < self._count and self._box(at).contains(QPoint(1, y)):
                return at
        return -1

    def row_box(self, at: int) -> QRect:
        """Where a row is on the viewport, also outside of what is seen."""
        return self._box(at).translated(0, -self.verticalScrollBar().value())

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(SIZE.member_panel, self._row_height * 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIZE.target_usual, self._row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.bring_into_view(self._in_view)

    def viewportEvent(self, event: QEvent) -> bool:
        """What stands between the rows may become higher: in another language, with other reasons."""
        if event.type() is QEvent.Type.LayoutRequest:
            before = self.verticalScrollBar().maximum()
            self._measure()
            if before != self.verticalScrollBar().maximum():
                self.bring_into_view(self._in_view)
        return super().viewportEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._place()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            at = self.row_at(event.position().toPoint())
            if at >= 0:
                self.row_pressed.emit(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self.viewport())
        bottom = self.viewport().rect().bottom()
        above = self.verticalScrollBar().value() - self._height_of(self._under)
        for at in range(max(0, above // self._row_height), self._count):
            box = self.row_box(at)
            if box.top() > bottom:
                break
            self.paint_row(painter, box, at)
        painter.end()

    # inside

    def _height_of(self, widget: QWidget | None) -> int:
        if widget is None:
            return 0
        width = self.viewport().width()
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()

    def _after_unfolded(self, y: int) -> int:
        return (y - self._height_of(self._under)) // self._row_height

    def _box(self, at: int) -> QRect:
        """The row within the whole content."""
        top = at * self._row_height
        if 0 <= self._unfolded < at:
            top += self._height_of(self._under)
        return QRect(0, top, self.viewport().width(), self._row_height)

    def _whole_height(self) -> int:
        return self._count * self._row_height + self._height_of(self._under) + self._height_of(self._last)

    def _measure(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setRange(0, max(0, self._whole_height() - room))
        self._place()
        self.viewport().update()

    def _place(self) -> None:
        """Put the widgets between and under the rows where they belong."""
        width = self.viewport().width()
        if self._under is not None:
            box = self.row_box(self._unfolded)
            self._put(self._under, QRect(0, box.bottom() + 1, width, self._height_of(self._under)))
        if self._last is not None:
            height = self._height_of(self._last)
            top = self._whole_height() - height - self.verticalScrollBar().value()
            self._put(self._last, QRect(0, top, width, height))

    def _put(self, widget: QWidget, box: QRect) -> None:
        if widget.parentWidget() is not self.viewport():
            widget.setParent(self.viewport())
        widget.setGeometry(box)
        widget.show()
