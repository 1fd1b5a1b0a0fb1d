"""The key legend: every action with the key it has now, and how the till tells apart what is typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.ui.keys import Action, Keys, name_of
from shuke.ui.kit.key_cap import KeyCap
from shuke.ui.kit.layouts import column
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording.checkout import LEGEND

__all__ = ["KeyLegend"]


class KeyLegend(QWidget):
    """Two columns of key and name, which follow the shop's key map; the sentences under them."""

    def __init__(self, speaker: Speaker, keys: Keys, actions: Iterable[Action] = tuple(Action)) -> None:
        super().__init__()
        self._keys = keys
        self._caps: dict[Action, KeyCap] = {}
        grid = QGridLayout()
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
        sentences = (Text(speaker, sentence, Role.CAPTION, Ink.NORMAL, wrapping=True) for sentence in LEGEND)
        whole = column(gap=SPACE.s)
        whole.addLayout(grid)
        whole.addSpacing(SPACE.s)
        for sentence in sentences:
            whole.addWidget(sentence)
        self.setLayout(whole)
        keys.changed.connect(self._follow)

    def _follow(self) -> None:
        for action, cap in self._caps.items():
            cap.show_chord(self._keys.chord(action))
