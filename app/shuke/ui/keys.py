"""Which key does what. The shop may change it; the legend and the buttons read it from here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shuke.assets import resources
from shuke.wording import Sentence
from shuke.wording import keys as wording

__all__ = ["Action", "KeyConflict", "KeyMap", "Keys", "name_of", "retail_keys"]


class Action(StrEnum):
    """What a key can do. The names are those of the key map's file."""

    HELP = "help"
    MEMBER = "member"
    SCAN = "scan"
    ACCEPT_OFFER = "accept_offer"
    ALTERNATIVES = "alternatives"
    CASH = "cash"
    HOLD = "hold"
    RESUME = "resume"
    ALIPAY = "alipay"
    WECHAT = "wechat"
    PAY = "pay"
    BANK_CARD = "bank_card"
    STORED_VALUE = "stored_value"
    ENROL = "enrol"
    VALUE = "value"
    GIVE = "give"
    CARDS = "cards"
    REPRINT = "reprint"
    LOCK = "lock"
    QUANTITY = "quantity"
    CANCEL_LINE = "cancel_line"
    VOID_BASKET = "void_basket"
    UNDO = "undo"
    EXPLAIN = "explain"
    MENU = "menu"
    EXCEPTIONS = "exceptions"
    SHIFT = "shift"
    DRAWER = "drawer"
    REFUND = "refund"
    BY_HAND = "by_hand"
    PRICE_CHECK = "price_check"
    LANGUAGE = "language"
    THEME = "theme"


def name_of(action: Action) -> Sentence:
    sentence: Sentence = getattr(wording, action.name)
    return sentence


class KeyConflict(ValueError):
    """Two actions want the same key, or a key is none."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """One chord for each action, in Qt's portable words: ``F9``, ``Shift+F6``, ``*``."""

    chords: Mapping[Action, str]

    def __post_init__(self) -> None:
        taken: dict[str, Action] = {}
        for action, chord in self.chords.items():
            plain = QKeySequence(chord).toString()
            if not plain:
                raise KeyConflict(f"{chord!r} is no key ({action})")
            if plain in taken:
                raise KeyConflict(f"{chord!r} is wanted by {taken[plain]} and by {action}")
            taken[plain] = action

    @classmethod
    def read(cls, stored: Mapping[str, str]) -> KeyMap:
        """From stored settings. Unknown names are left out; what is missing keeps the retail default.

        Raises:
            KeyConflict: two actions share a key.
        """
        known = {action: stored[action] for action in Action if action in stored}
        return cls({**retail_keys().chords, **known})

    def stored(self) -> dict[str, str]:
        return {action.value: chord for action, chord in self.chords.items()}


def retail_keys() -> KeyMap:
    """The Chinese retail default, `resources/keymaps/retail.json`."""
    text = (resources() / "keymaps" / "retail.json").read_text(encoding="utf-8")
    return KeyMap({Action(name): chord for name, chord in json.loads(text).items()})


class Keys(QObject):
    """The key map in force; announces when the shop changes it. One for each application."""

    changed = Signal()

    def __init__(self, key_map: KeyMap | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = key_map or retail_keys()

    @property
    def key_map(self) -> KeyMap:
        return self._map

    def use(self, key_map: KeyMap) -> None:
        self._map = key_map
        self.changed.emit()

    def chord(self, action: Action) -> str:
        return self._map.chords[action]

    def action_of(self, event: QKeyEvent) -> Action | None:
        """Which action this key press means; for screens that look at keys before a text field does."""
        pressed = QKeySequence(event.keyCombination()).toString()
        for action, chord in self._map.chords.items():
            if pressed == QKeySequence(chord).toString() or (len(chord) == 1 and event.text() == chord):
                return action
        return None

    def bind(self, action: Action, where: QWidget, do: Callable[[], object]) -> QShortcut:
        """Let the action's key call `do` while `where` is on screen and enabled.

        A printable key (`*`) does not reach `do` while a text field has the focus: catch it there with
        `action_of`.
        """
        shortcut = _Bound(self, action, where)
        shortcut.activated.connect(do)
        return shortcut


class _Bound(QShortcut):
    """A shortcut that follows its action to another key."""

    def __init__(self, keys: Keys, action: Action, where: QWidget) -> None:
        super().__init__(QKeySequence(keys.chord(action)), where)
        self.setContext(Qt.ShortcutContext.WindowShortcut)
        self._keys, self._action = keys, action
        keys.changed.connect(self._follow)

    def _follow(self) -> None:
        self.setKey(QKeySequence(self._keys.chord(self._action)))
