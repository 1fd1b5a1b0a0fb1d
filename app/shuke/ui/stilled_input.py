"""An input method kept out of a field for as long as a scanner types into it.

Composing hides keys from the window: digits choose candidates, letters wait. A field that takes no input method gets
its keys as they are, on all systems. Whatever is being composed when it is kept out is cancelled; Windows hands it
over as text while it cancels, so the field must not be reached in that moment.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

__all__ = ["StilledInput"]

_TAKES_INPUT_METHODS = Qt.WidgetAttribute.WA_InputMethodEnabled


class StilledInput:
    """At most one field is stilled. `cancel` has the system's input method forget what it composes."""

    def __init__(self) -> None:
        self.cancel: Callable[[], None] = QGuiApplication.inputMethod().reset
        self._field: QWidget | None = None
        self.letting_go = False
        """The input method cancels what it composed; what it sends just now is for nobody."""

    def keep_out_of(self, field: QObject) -> None:
        """Cancel what is composed, and compose nothing in this field until `let_go`."""
        self.letting_go = True
        try:
            self.cancel()
            if isinstance(field, QWidget) and field.testAttribute(_TAKES_INPUT_METHODS):
                self.let_go()
                self._field = field
                field.setAttribute(_TAKES_INPUT_METHODS, False)
        finally:
            self.letting_go = False

    def let_go(self) -> None:
        """The field takes input methods as before."""
        field, self._field = self._field, None
        if field is not None and isValid(field):
            field.setAttribute(_TAKES_INPUT_METHODS, True)
