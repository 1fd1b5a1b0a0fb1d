"""Which tender the money comes or goes by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.money_held.top_up import TENDER_ROWS
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import column
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE

__all__ = ["TenderChoice"]


class TenderChoice(QWidget):
    """Two in a row."""

    chosen = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._list = ChoiceList(speaker, columns=2, height=SIZE.target_least)
        self._list.offer([Choice(key, words) for key, words in TENDER_ROWS])
        self._list.chosen.connect(self.chosen)
        self.setLayout(column(self._list))
        self.setFocusProxy(self._list)

    def choose(self, key: str) -> None:
        self._list.choose(key)

    @property
    def list(self) -> ChoiceList:
        return self._list
