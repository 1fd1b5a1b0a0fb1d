"""The conditions of a segment as a list: groups inside one another are set in, each with its own keys."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QWidget

from shuke.presenters.segments.state import PartRow
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import segment_window as words
from shuke.wording.said import Words

__all__ = ["SegmentParts"]


class SegmentParts(QWidget):
    """Announces a path: to be taken away, to be turned, to get a condition, to get a group inside."""

    removed = Signal(tuple)
    turned = Signal(tuple)
    adding = Signal(tuple)
    grouping = Signal(tuple)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[PartRow, ...] = ()
        self.buttons: dict[tuple[tuple[int, ...], str], Button] = {}
        """By path, and what each is for: "remove", "turn", "add", "group"."""
        self._lines = column(gap=SPACE.xs)
        self.setLayout(self._lines)

    def show_parts(self, parts: tuple[PartRow, ...]) -> None:
        if parts == self._shown:
            return
        self._shown = parts
        emptied(self._lines)
        self.buttons = {}
        for part in parts:
            held = QWidget()
            held.setLayout(self._line(part))
            self._lines.addWidget(held)
            held.setVisible(True)

    def _line(self, part: PartRow) -> QBoxLayout:
        of_group = part.any_of is not None
        text = Text(
            self._speaker,
            part.told,
            Role.BODY if of_group else Role.EMPHASIS,
            Ink.ACCENT if of_group else Ink.STRONG,
            wrapping=True,
        )
        keys = []
        if of_group:
            keys = [
                self._button(part, "turn", words.TURN, "sync", self.turned),
                self._button(part, "add", words.ADD, "plus", self.adding),
                self._button(part, "group", words.ADD_GROUP, "plus", self.grouping),
            ]
        line = row(
            text, *keys, self._button(part, "remove", words.REMOVE, "cross", self.removed), gap=SPACE.s
        )
        line.setContentsMargins(part.depth * SPACE.xl, 0, 0, 0)
        line.setStretch(0, 1)
        return line

    def _button(self, part: PartRow, what: str, name: Words, icon: str, signal: SignalInstance) -> Button:
        button = Button(self._speaker, name, ButtonKind.QUIET, Target.LEAST, icon=icon)
        button.clicked.connect(lambda _checked=False: signal.emit(part.path))
        self.buttons[part.path, what] = button
        return button
