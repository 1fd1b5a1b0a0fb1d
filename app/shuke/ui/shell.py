"""The window of the till: one screen at a time, the strip at the bottom, switches that are always there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from shuke.ui import theme
from shuke.ui.icons import icon
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.strip import StatusStrip, StripItem
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, ThemeName
from shuke.wording import Language
from shuke.wording.said import Words
from shuke.wording.shell import SHUKE, TO_DARK, TO_LIGHT, TO_THE_OTHER_LANGUAGE

if TYPE_CHECKING:
    from shuke.ui.help_panel import HelpPanel

__all__ = ["Shell"]


class Shell(QWidget):
    """Screens are put in by name; one is shown. F1, Ctrl+L, Ctrl+T and F12 work on each of them.

    `may_close` is asked before the window closes; it answers False where something has to be finished first
    (and then closes the window itself).
    """

    language_switched = Signal(object)
    theme_switched = Signal(object)
    lock_wanted = Signal()
    strip_item_chosen = Signal(str)

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setMinimumSize(SIZE.window_least_width, SIZE.window_least_height)
        self.resize(SIZE.window_usual_width, SIZE.window_usual_height)
        self._speaker, self._keys = speaker, keys
        self._title = ""
        self._screens: dict[str, QWidget] = {}
        self._to_make: dict[str, Callable[[], QWidget]] = {}
        self._help: HelpPanel | None = None
        self.may_close: Callable[[], bool] | None = None
        self._stack = QStackedWidget()
        self._strip = StatusStrip(speaker)
        self._strip.item_chosen.connect(self.strip_item_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._strip)
        self._further: list[Button] = []
        self._language = self._switch(TO_THE_OTHER_LANGUAGE, "language", self.switch_language)
        self._theme = self._switch(TO_DARK, "moon", self.switch_theme)
        keys.bind(Action.LANGUAGE, self, self.switch_language)
        keys.bind(Action.THEME, self, self.switch_theme)
        keys.bind(Action.HELP, self, self.show_help)
        keys.bind(Action.LOCK, self, self.lock_wanted.emit)
        speaker.changed.connect(self._retell)
        self._dress()
        self._retell()

    # screens

    def add_screen(self, name: str, screen: QWidget) -> None:
        """Put a screen in; the first one shows."""
        screen.setObjectName("screen")
        self._screens[name] = screen
        self._stack.addWidget(screen)

    def add_screen_to_make(self, name: str, make: Callable[[], QWidget]) -> None:
        """Put one in that is made when it is shown first: nobody waits for what they never look at."""
        self._to_make[name] = make

    def show_screen(self, name: str) -> None:
        """Show it and let it take the focus.

        Raises:
            KeyError: no screen was put in under this name.
        """
        if name in self._to_make:
            self.add_screen(name, self._to_make.pop(name)())
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def screen_named(self, name: str) -> QWidget | None:
        return self._screens.get(name)

    @property
    def shown(self) -> str:
        now = self._stack.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is now), "")

    # the frame

    def render_strip(self, items: Sequence[StripItem]) -> None:
        self._strip.render_items(items)

    def entitle(self, shop_name: str) -> None:
        self._title = shop_name
        self._retell()

    def switch_language(self) -> None:
        self._speaker.speak_the_other()
        self.language_switched.emit(self._speaker.language)

    def speak(self, language: Language) -> None:
        self._speaker.speak(language)

    def switch_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            shown = theme.switch(app)
            self._dress()
            self.theme_switched.emit(shown)

    def show_help(self) -> None:
        """What the shown screen is for, and the legend, over it."""
        from shuke.ui.help_panel import HelpPanel  # noqa: PLC0415 - not needed for the first paint

        if self._help is None:
            self._help = HelpPanel(self._speaker, self._keys, self)
        self._help.show_help(self.shown)

    def add_switch(self, button: Button) -> None:
        """One more button that is always there, left of the others."""
        button.setParent(self)
        button.show()
        self._further.append(button)
        self._place_switches()

    @property
    def strip(self) -> StatusStrip:
        return self._strip

    @property
    def language_button(self) -> Button:
        return self._language

    @property
    def theme_button(self) -> Button:
        return self._theme

    def sizeHint(self) -> QSize:
        return QSize(SIZE.window_usual_width, SIZE.window_usual_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_switches()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close is not None and not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)

    def _switch(self, words: Words, icon_name: str, do: Callable[[], None]) -> Button:
        button = Button(self._speaker, words, ButtonKind.PLAIN, Target.LEAST, icon=icon_name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(do)
        button.setParent(self)
        return button

    def _place_switches(self) -> None:
        """They reach over the strip's upper edge, so that each is 44 high."""
        right = self.width() - SPACE.s
        for button in (self._theme, self._language, *self._further):
            button.resize(button.sizeHint())
            right -= button.width()
            button.move(right, self.height() - SIZE.target_least)
            button.raise_()
        self._strip.reserve(self.width() - SPACE.s - right)

    def _dress(self) -> None:
        dark = theme.current().name is ThemeName.DARK
        self._theme.say(TO_LIGHT if dark else TO_DARK)
        self._theme.show_icon("sun" if dark else "moon")
        self._place_switches()

    def _retell(self) -> None:
        name = self._speaker.text(SHUKE)
        self.setWindowTitle(f"{self._title} · {name}" if self._title else name)
        self._place_switches()

    def dress_window(self) -> None:
        """The mark on the window's frame; not needed for the first paint."""
        self.setWindowIcon(icon("logo", SIZE.logo, theme.current().colours.accent))
