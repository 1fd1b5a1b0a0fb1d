"""A key that presses a button once, however long it is held down, and only while nothing lies over the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button

__all__ = ["FreeToAct", "bind_button", "bind_key", "touch_only"]

FreeToAct = Callable[[], bool]
"""Whether keys reach the screen: False while a panel lies over it."""


def bind_button(button: Button, keys: Keys, action: Action, free: FreeToAct) -> Button:
    """Print the key on the button and let it press it. A key held down presses once: nobody pays twice by
    leaning on the till."""

    def press() -> None:
        if free():
            button.click()

    button.bind(keys, action, press)
    for shortcut in button.findChildren(QShortcut):
        shortcut.setAutoRepeat(False)
    return touch_only(button)


def bind_key(keys: Keys, action: Action, where: QWidget, do: Callable[[], object], free: FreeToAct) -> None:
    """A key without a button of its own."""

    def act() -> None:
        if free():
            do()

    keys.bind(action, where, act).setAutoRepeat(False)


def touch_only(button: Button) -> Button:
    """A tap leaves the focus in the field; Tab still reaches the button."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
