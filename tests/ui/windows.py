"""A window for a test: it lives as long as the test does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shuke.ui.kit.buttons import Button
from shuke.ui.kit.layouts import column
from shuke.ui.tokens import SIZE

__all__ = ["Driven", "OnScreen", "settled", "until"]

_PATIENCE_MS = 60_000


def settled() -> None:
    """Layouts in place: what they ask for leads to another round, and no more."""
    for _ in range(3):
        QApplication.processEvents()


def until(qtbot: QtBot, happened: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(happened()), timeout=_PATIENCE_MS)


class OnScreen:
    """Call it with the parts: it stacks them in a window, shows it, and waits until keys reach it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._kept: list[QWidget] = []

    def __call__(self, *parts: QWidget, size: QSize | None = None) -> QWidget:
        screen = QWidget()
        screen.setLayout(column(*parts))
        return self.show(screen, size)

    def show(self, window: QWidget, size: QSize | None = None) -> QWidget:
        self._kept.append(window)
        if size is not None:
            window.resize(size)
        self._qtbot.addWidget(window)
        with self._qtbot.waitActive(window, timeout=_PATIENCE_MS):
            window.show()
        return window


class Driven:
    """A window that is worked by keys and by fingers."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)
        settled()

    def touch(self, button: Button) -> None:
        """Whoever has large fingers hits it."""
        assert button.isVisible()
        assert button.height() >= SIZE.target_least
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled()
