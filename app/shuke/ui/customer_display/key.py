"""A key of the customer's window: grows with the screen, speaks one language or two, takes no keys away."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from shuke.presenters.customer_display import CustomerLanguage
from shuke.ui.customer_display.sheet import CENTRE, Sheet
from shuke.ui.kit.painting import painter_on
from shuke.ui.tokens import SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["CustomerKey"]


class CustomerKey(QAbstractButton):
    def __init__(self, parent: QWidget, words: Words, *, primary: bool) -> None:
        super().__init__(parent)
        self._words, self._primary = words, primary
        self._scale, self._language = 1.0, CustomerLanguage.ZH
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVisible(False)

    def fit(self, box: QRect, scale: float, language: CustomerLanguage) -> None:
        self._scale, self._language = scale, language
        self.setGeometry(box)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(painter_on(self), self._scale, self._language)
        on = self.isEnabled()
        if self._primary:
            sheet.fill(self.rect(), "accent_pressed" if self.isDown() else "accent")
        else:
            sheet.fill(self.rect(), "sunken" if self.isDown() or not on else "card", edge="outline")
        colour = "inverse" if self._primary else "strong" if on else "muted"
        inside = self.rect().adjusted(sheet.px(SPACE.s), 0, -sheet.px(SPACE.s), 0)
        sheet.line(inside, self._words, TYPE.title, colour, CENTRE, bold=self._primary, second=colour)
