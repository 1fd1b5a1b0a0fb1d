"""A field to search in: its glass, its hint, and a way down to what was found."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import painter_on
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.said import Words

__all__ = ["SearchField"]


class SearchField(QLineEdit):
    """Esc clears what is typed; in an empty field it is the screen's."""

    changed = Signal(str)
    entered = Signal()
    moved_down = Signal()

    def __init__(self, speaker: Speaker, hint: Words, *, most: int = 60) -> None:
        super().__init__()
        self._speaker, self._hint = speaker, hint
        self.setFixedHeight(SIZE.target_least)
        self.setMaxLength(most)
        self.setTextMargins(SIZE.icon + SPACE.xs, 0, 0, 0)
        self.textEdited.connect(self.changed)
        self.returnPressed.connect(self.entered)
        speaker.changed.connect(self._retell)
        self._retell()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)

    def type_on(self, text: str) -> None:
        """Somebody typed elsewhere on the screen: it belongs here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(text)
        self.changed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.moved_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.changed.emit("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = QRect(SPACE.m, (self.height() - SIZE.icon) // 2, SIZE.icon, SIZE.icon)
        draw_icon(painter_on(self), "search", box, current().colours.muted)

    def _retell(self) -> None:
        self.setPlaceholderText(self._speaker.text(self._hint))
        self.setAccessibleName(self._speaker.text(self._hint))
