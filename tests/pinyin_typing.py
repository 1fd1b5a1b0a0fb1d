"""A Chinese input method, as a field sees one: what it makes of keys reaches the window in their place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["Pinyin", "compose"]


class Pinyin:
    """Letters wait in a composition, a digit or a space takes a candidate, Enter the letters. What no composition
    waits for, and all where no input methods are taken, goes through as keys.

    Args:
        press: a key that goes through.
        before_each: called before each key, to let time pass.
    """

    def __init__(self, press: Callable[[str], None], before_each: Callable[[], None]) -> None:
        self._press, self._before_each = press, before_each
        self.composed = ""

    def type(self, text: str) -> None:
        for each in text:
            self._before_each()
            field = QApplication.focusWidget()
            assert field is not None
            if not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
                self.composed = ""
            elif each.isascii() and each.isalpha():
                self.composed += each
                compose(field, "'".join(self.composed), "")
                continue
            elif self.composed:
                compose(field, "", self._taken(each))
                continue
            self._press(each)

    def _taken(self, key: str) -> str:
        composed, self.composed = self.composed, ""
        if key == "\n":
            return composed
        return "旺" if key in " 123456789" else f"旺{key}"


def compose(field: QWidget, preedit: str, commit: str) -> None:
    """One step of a composition."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)
