"""What is known, line by line: a name and a value."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.ui.kit.layouts import appear, emptied, row
from shuke.ui.kit.surfaces import Card, Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.said import Words

__all__ = ["KnownLines"]


class KnownLines(Card):
    """Is not there while there is nothing to say."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(gap=0, margin=SPACE.m)
        self._speaker = speaker
        self._lines: tuple[tuple[Words, Words], ...] = ()

    def show_lines(self, lines: tuple[tuple[Words, Words], ...]) -> None:
        appear(self, bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        emptied(self.column)
        for at, (name, value) in enumerate(lines):
            if at:
                self.column.addWidget(Hairline())
            title = Text(self._speaker, name, Role.CAPTION, Ink.MUTED)
            title.setFixedWidth(SIZE.target_digit * 2)
            line = QWidget()
            inside = row(title, Text(self._speaker, value, Role.BODY, Ink.STRONG), gap=SPACE.m)
            inside.setStretch(1, 1)
            inside.setContentsMargins(SPACE.s, SPACE.m, SPACE.s, SPACE.m)
            line.setLayout(inside)
            self.column.addWidget(line)
            line.setVisible(True)

    def texts(self) -> tuple[str, ...]:
        return tuple(self._speaker.text(value) for _, value in self._lines)
