"""Where a text of some lines is written: it runs on below itself, Enter is done with it, as in a line of text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from shuke.ui.fonts import ui_font
from shuke.ui.tokens import SPACE, TYPE

__all__ = ["LinesEdit"]


class LinesEdit(QPlainTextEdit):
    """One paragraph, as many lines as it needs, `lines` of them to be seen at once. It answers as a `QLineEdit` does,
    so that a field may have either."""

    textEdited = Signal(str)
    inputRejected = Signal()
    returnPressed = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._most = 0
        self._before = ""
        self._quiet = False
        self.setObjectName("lines")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(SPACE.s)
        room = QFontMetrics(ui_font(TYPE.emphasis)).lineSpacing() * lines
        around = SPACE.s + SPACE.hair
        self.setFixedHeight(around + room + around)
        self.textChanged.connect(self._follow)

    def text(self) -> str:
        return self.toPlainText().replace("\n", " ")

    def setText(self, text: str) -> None:
        """It is not announced; writing goes on at its end."""
        self._quiet = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._before, self._quiet = text, False

    def setMaxLength(self, most: int) -> None:
        self._most = most

    def maxLength(self) -> int:
        return self._most

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes part of the paragraph."""
        self.textCursor().insertText(" ".join(source.text().splitlines()))

    def _follow(self) -> None:
        if self._quiet:
            return
        text = self.text()
        if len(text) > self._most:
            self.setText(self._before)
            self.inputRejected.emit()
        elif text != self._before:
            self._before = text
            self.textEdited.emit(text)
