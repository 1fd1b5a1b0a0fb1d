"""F1 over any screen: what it is for, and every key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shuke.ui.keys import Action, Keys
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.kit.legend import KeyLegend
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.help import TITLE, help_on
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence
from shuke.wording.shell import KEYS_TITLE

__all__ = ["HelpPanel"]


class HelpPanel(GrowingPanel):
    """The sentences on the left, the legend on the right; both scroll where the window is low."""

    def __init__(self, speaker: Speaker, keys: Keys, window: QWidget) -> None:
        super().__init__(speaker, window, TITLE, width=SIZE.menu_tiles_width)
        self._speaker, self._keys = speaker, keys
        self._about = ""
        self._said = column(gap=SPACE.m)
        said = QWidget()
        said.setLayout(self._said)
        legend = QWidget()
        legend.setLayout(
            column(
                Text(speaker, KEYS_TITLE, Role.CAPTION, Ink.MUTED),
                KeyLegend(speaker, keys),
                None,
                gap=SPACE.s,
            )
        )
        whole = row(said, legend, gap=SPACE.xl)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        whole.setAlignment(said, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setLayout(whole)
        scrolling = Scrolling(content)
        scrolling.setMinimumHeight(SIZE.help_height)
        self.column.addWidget(scrolling, 1)

    def show_help(self, screen: str) -> None:
        """Of that screen; pressed once more it goes."""
        if self.isVisible():
            self.close_panel()
            return
        if screen != self._about:
            self._about = screen
            emptied(self._said)
            for words in self._words():
                self._said.addWidget(Text(self._speaker, words, Role.BODY, Ink.NORMAL, wrapping=True))
        self.open(self.close_button)

    def texts(self) -> tuple[str, ...]:
        return tuple(self._speaker.text(words) for words in self._words())

    def _words(self) -> tuple[Words, ...]:
        return tuple(said(sentence, **self._chords(sentence)) for sentence in help_on(self._about))

    def _chords(self, sentence: Sentence) -> dict[str, str]:
        return {
            action.value: self._keys.chord(action)
            for action in Action
            if f"{{{action.value}}}" in sentence.zh
        }
