"""Nobody at the till: no key, no touch, no mouse for so many minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

__all__ = ["IdleWatch"]

_MINUTE_MS = 60_000

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """Watches the whole application; `idle` is announced once, until there is a sign of life again."""

    idle = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app.installEventFilter(self)

    def watch(self, minutes: int) -> None:
        """From now on; 0: never."""
        self.watch_ms(minutes * _MINUTE_MS)

    def watch_ms(self, after_ms: int) -> None:
        self._timer.setInterval(after_ms)
        if after_ms:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def watching(self) -> bool:
        return self._timer.isActive()

    def remove(self) -> None:
        """The application lives on without it."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self._timer.interval():
            self._timer.start()
        return False
