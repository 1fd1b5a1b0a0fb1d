"""The key legend: every action with the key it has now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.ui.keys import Action, Keys, name_of
from shuke.ui.kit.key_cap import KeyCap
from shuke.ui.kit.text import Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE

__all__ = ["KeyLegend"]


class KeyLegend(QWidget):
    """Two columns of key and name; follows the shop's key map."""

    def __init__(self, speaker: Speaker, keys: Keys, actions: Iterable[Action] = tuple(Action)) -> None:
        super().__init__()
        self._keys = keys
        self._caps: dict[Action, KeyCap] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.s)
        shown = tuple(actions)
        half = (len(shown) + 1) // 2
        for at, action in enumerate(shown):
            across = 2 * (at // half)
            cap = self._caps[action] = KeyCap(keys.chord(action))
            grid.addWidget(cap, at % half, across)
            grid.addWidget(Text(speaker, name_of(action)), at % half, across + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        keys.changed.connect(self._follow)

    def _follow(self) -> None:
        for action, cap in self._caps.items():
            cap.show_chord(self._keys.chord(action))
