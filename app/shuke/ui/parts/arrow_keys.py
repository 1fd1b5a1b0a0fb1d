"""Arrow keys pressed in a field, for the list below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

__all__ = ["ArrowKeys"]

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class ArrowKeys(QObject):
    """Belongs to the field it listens to. Enter held down counts once."""

    moved = Signal(int)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = Qt.Key(event.key())
        if pressed in _STEPS:
            self.moved.emit(_STEPS[pressed])
            return True
        return pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.isAutoRepeat()
