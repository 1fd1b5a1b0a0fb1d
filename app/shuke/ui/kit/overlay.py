"""A panel over a screen that stops nobody: scan, choose a member, the legend. Esc closes it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.painting import painter_on, shadow, surface
from shuke.ui.kit.tab_ring import go_round
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording.said import Words
from shuke.wording.shell import CLOSE

__all__ = ["Edge", "OverlayPanel"]


class Edge(StrEnum):
    """Where over its screen a panel stands."""

    CENTRE = "centre"
    LEFT = "left"
    RIGHT = "right"


class OverlayPanel(QWidget):
    """`open()` shows it over `screen` and moves the focus into it; `close_panel()`, Esc or the cross give the
    focus back to where it was. The screen behind stays alive.
    """

    closed = Signal()

    def __init__(
        self,
        speaker: Speaker,
        screen: QWidget,
        title: Words,
        *,
        width: int = SIZE.panel_width,
        edge: Edge = Edge.CENTRE,
    ) -> None:
        super().__init__(screen)
        self._screen, self._width, self._edge = screen, width, edge
        self._before: QWidget | None = None
        self._title = Text(speaker, title, Role.TITLE, Ink.STRONG)
        self._close = Button(speaker, "", ButtonKind.PLAIN, Target.LEAST, icon="cross", key="Esc")
        named(self._close, speaker, CLOSE)
        self._close.clicked.connect(self.close_panel)
        around = SIZE.shadow_spread
        heading = row(self._title, self._close)
        heading.setStretch(0, 1)
        self._column = column(heading, gap=SPACE.l)
        self._column.setContentsMargins(
            around + SPACE.xl, around + SPACE.l, around + SPACE.xl, around + SPACE.xl
        )
        self.setLayout(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        screen.installEventFilter(self)
        self.setVisible(False)

    @property
    def column(self) -> QVBoxLayout:
        """What the panel holds goes here."""
        return self._column

    @property
    def close_button(self) -> Button:
        return self._close

    def retitle(self, title: Words) -> None:
        self._title.say(title)

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the focus goes to `first`, or to the first thing inside that takes it."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._place()
        self.setVisible(True)
        self.raise_()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()

    def close_panel(self) -> None:
        if self.isHidden():
            return
        self.setVisible(False)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._screen and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel, through what was made while it is open, too."""
        return go_round(self, forward=forward)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        around = SIZE.shadow_spread
        box = self.rect().adjusted(around, around, -around, -around)
        shadow(painter, box)
        surface(painter, box, "raised", edge="hairline", radius=RADIUS.large)

    def _place(self) -> None:
        around = SIZE.shadow_spread * 2
        room = self._screen.rect()
        width = min(self._width + around, room.width())
        if self._edge is Edge.CENTRE:
            height = min(max(self.heightForWidth(width), self.sizeHint().height()), room.height())
            self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
        else:
            left = 0 if self._edge is Edge.LEFT else room.width() - width
            self.setGeometry(left, 0, width, room.height())
