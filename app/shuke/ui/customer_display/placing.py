"""The customer's window on its screen: shown while that screen is there, hidden when it goes, back when it comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from shuke.presenters.device_customer_display import NOWHERE, DisplayStanding, ScreenSeen, standing_of

__all__ = ["DisplayPlacing", "named_screens"]


def named_screens(screens: list[QScreen]) -> dict[str, QScreen]:
    """The screens from the left by a name that stays the same over a restart; two that are alike get a number."""
    found: dict[str, QScreen] = {}
    for screen in sorted(screens, key=lambda one: (one.geometry().x(), one.geometry().y())):
        name = " ".join(part for part in (screen.name(), screen.serialNumber()) if part) or "screen"
        alike = sum(1 for known in found if known == name or known.startswith(f"{name} #"))
        found[f"{name} #{alike + 1}" if alike else name] = screen
    return found


class DisplayPlacing(QObject):
    """`stands` announces every look at it; `window` is the customer's, `till` the window of the till."""

    stands = Signal(object)

    def __init__(self, window: QWidget, till: QWidget) -> None:
        super().__init__(till)
        self._window, self._till = window, till
        self._chosen, self._shut = NOWHERE, False
        self._on: tuple[str, tuple[int, int, int, int]] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # a window is there
        app.screenAdded.connect(self._watch)
        app.screenRemoved.connect(self._look_soon)
        for screen in app.screens():
            self._watch(screen)
        handle = till.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._look_soon)

    def choose(self, key: str) -> None:
        self._chosen, self._shut = key, False
        self.look()

    def shut(self) -> None:
        """Somebody closed the window: it stays closed until a screen is chosen again."""
        self._shut = True
        self.look()

    def screens(self) -> tuple[ScreenSeen, ...]:
        own = self._till.screen()
        found = named_screens(QGuiApplication.screens())
        return tuple(
            ScreenSeen(key, *screen.geometry().getRect(), till=screen is own)  # type: ignore[misc]  # four ints
            for key, screen in found.items()
        )

    def look(self) -> None:
        """Show or hide it as things are now."""
        screens = self.screens()
        standing = standing_of(self._chosen, screens, shut=self._shut)
        if standing is DisplayStanding.SHOWN:
            self._show_on(screens)
        else:
            self._on = None
            self._window.hide()
        self.stands.emit(standing)

    def close(self) -> None:
        self._soon.stop()
        self._on = None
        self._window.hide()

    def _show_on(self, screens: tuple[ScreenSeen, ...]) -> None:
        there = next((one for one in screens if one.key == self._chosen), None)
        on = (self._chosen, (there.x, there.y, there.width, there.height) if there else (0, 0, 0, 0))
        if on == self._on and self._window.isVisible():
            return
        self._on = on
        active = QApplication.activeWindow()
        if there is None:
            self._window.showNormal()
        else:
            screen = named_screens(QGuiApplication.screens())[there.key]
            self._window.setScreen(screen)
            self._window.setGeometry(screen.geometry())
            self._window.showFullScreen()
        if active is not None:  # some systems give the keys to whatever comes, whether it wants them or not
            active.activateWindow()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look_soon)
        self._look_soon()

    def _look_soon(self, *_: object) -> None:
        """Systems report several changes at a time; the last one counts."""
        self._soon.start()
