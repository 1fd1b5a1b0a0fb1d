"""Two things beside each other, the second below the first where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from shuke.ui.tokens import SPACE

__all__ = ["BesideOrBelow"]


class BesideOrBelow(QWidget):
    """What is left of the room is the first one's."""

    def __init__(self, first: QBoxLayout, second: QBoxLayout, *, gap: int = SPACE.m) -> None:
        super().__init__()
        self._parts = (first, second)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap)
        self._both.addLayout(first, 1)
        self._both.addLayout(second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words, in another language too
            self._arrange()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Beside each other, however they stand now: what is around it does not hang on that."""
        return QSize(self._wanted(), self._both.sizeHint().height())

    def _wanted(self) -> int:
        return sum(one.sizeHint().width() for one in self._parts) + self._both.spacing()

    def _arrange(self) -> None:
        is_wide = self._wanted() <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._both.direction():
            self._both.setDirection(direction)
