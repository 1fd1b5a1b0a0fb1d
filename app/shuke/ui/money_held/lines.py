"""What comes of something, line by line, where the eye is."""

from __future__ import annotations

from shuke.ui.kit.layouts import column, emptied
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording.said import Words

__all__ = ["Lines"]

_SEEN = 5
_LEAST_HEIGHT = _SEEN * SIZE.target_least // 2 + SPACE.m * 2


class Lines(Surface):
    """The place is kept, so that nothing jumps while an amount is typed."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__("sunken", radius=RADIUS.small)
        self._speaker = speaker
        self._shown: tuple[Words, ...] = ()
        self._column = column(gap=SPACE.xs)
        whole = column(self._column, None, margin=SPACE.m)
        self.setLayout(whole)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_lines(self, lines: tuple[Words, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        emptied(self._column)
        for line in lines:
            self._column.addWidget(Text(self._speaker, line, Role.BODY, Ink.STRONG, wrapping=True))

    def texts(self) -> tuple[str, ...]:
        return tuple(self._speaker.text(line) for line in self._shown)
