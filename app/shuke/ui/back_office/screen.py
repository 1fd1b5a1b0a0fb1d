"""What every screen behind the counter is: a way back, a title, its doings, then its own content."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.surfaces import Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording.menu import BACK_TO_CHECKOUT
from shuke.wording.said import Words

__all__ = ["BackOfficeScreen"]


class BackOfficeScreen(QWidget):
    """Esc, wherever nothing nearer takes it, and the button in the corner go back to the checkout."""

    left = Signal()

    def __init__(self, speaker: Speaker, title: Words) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.back_button = Button(
            speaker, BACK_TO_CHECKOUT, ButtonKind.PLAIN, Target.LEAST, icon="back", key="Esc"
        )
        self.back_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back_button.clicked.connect(self.left)
        self._title = Text(speaker, title, Role.TITLE, Ink.STRONG)

    def lay_out(self, content: QWidget, *doings: QWidget, beside: QWidget | None = None) -> None:
        """Put the content below the heading; `doings` stand at its right end, `beside` next to the title."""
        heading = (
            row(self.back_button, self._title, beside, None, *doings, gap=SPACE.m)
            if beside
            else row(self.back_button, self._title, None, *doings, gap=SPACE.m)
        )
        heading.setContentsMargins(SPACE.m, SPACE.s, SPACE.l, SPACE.s)
        whole = column(heading, Hairline(), content, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def press_by(self, chord: str, button: Button) -> None:
        """A key of this screen presses the button, once however long it is held, as long as it can be seen."""
        shortcut = QShortcut(QKeySequence(chord), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: button.click() if button.isVisible() else None)

    def focus_first(self) -> None:
        """Put the focus where whoever comes here begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
