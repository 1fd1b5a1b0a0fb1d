"""The key that does what a panel is for, wherever in it the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shuke.ui.kit.buttons import Button

__all__ = ["MAIN_KEY", "press_by_main_key"]

MAIN_KEY = "Alt+Enter"
"""As it is printed on the button; both Enter keys do it."""


def press_by_main_key(within: QWidget, *buttons: Button) -> None:
    """It presses whichever of them is shown and may be pressed: nobody tabs through a form that is filled."""

    def press() -> None:
        for button in buttons:
            if button.isVisible() and button.isEnabled():
                button.click()
                return

    for button in buttons:
        button.print_key(MAIN_KEY)
    for chord in ("Alt+Return", MAIN_KEY):
        shortcut = QShortcut(QKeySequence(chord), within)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(press)
