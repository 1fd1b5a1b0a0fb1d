"""A text to edit, its lines numbered at the left, some of them marked as wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.kit.painting import ink, painter_on
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["NumberedEditor"]


class NumberedEditor(QPlainTextEdit):
    """Tab goes on to the next part of the window; lines are as long as they are."""

    typed = Signal(str)

    def __init__(self, speaker: Speaker, name: Words) -> None:
        super().__init__()
        self._speaker, self._name = speaker, name
        self._wrong: frozenset[int] = frozenset()
        self._quiet = False
        self.setObjectName("document")
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self.textChanged.connect(self._announce)
        speaker.changed.connect(self._retell)
        self._retell()
        self._make_room()

    def show_text(self, text: str) -> None:
        """Put another text in; it is not announced."""
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def mark_lines(self, wrong: frozenset[int]) -> None:
        """Draw the numbers of these lines, counted from 1, as wrong."""
        self._wrong = wrong
        self._numbers.update()

    def go_to_line(self, line: int) -> None:
        """Put the cursor at its beginning, with the keyboard."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def line(self) -> int:
        """Where the cursor is, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width, inside.height()))

    @property
    def numbers_width(self) -> int:
        digits = "0" * len(str(max(self.blockCount(), 100)))
        return text_width(digits, TYPE.caption) + SPACE.l

    def paint_numbers(self, event: QPaintEvent) -> None:
        painter = painter_on(self._numbers)
        painter.fillRect(event.rect(), ink("sunken"))
        room = self._numbers.width() - SPACE.s
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            number = block.blockNumber() + 1
            wrong = number in self._wrong
            painter.setFont(ui_font(TYPE.caption, bold=wrong))
            painter.setPen(ink("bad" if wrong else "muted"))
            place = QRect(0, round(top), room, round(height))
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(number)
            )
            top += height
            block = block.next()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width, 0, 0, 0)

    def _follow(self, area: QRect, down: int) -> None:
        if down:
            self._numbers.scroll(0, down)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def _announce(self) -> None:
        if not self._quiet:
            self.typed.emit(self.toPlainText())

    def _retell(self) -> None:
        self.setAccessibleName(self._speaker.text(self._name))


class _Numbers(QWidget):
    def __init__(self, editor: NumberedEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor.numbers_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_numbers(event)
