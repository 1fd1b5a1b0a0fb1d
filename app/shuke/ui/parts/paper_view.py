"""Paper as the printer would make it, on a desk that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording.preview import DRAWING

__all__ = ["PaperView"]


class PaperView(Surface):
    """`room` is how wide the paper may be, in pixels; wider pictures are made smaller."""

    def __init__(self, speaker: Speaker, room: int = SIZE.field_width - SPACE.xl * 2) -> None:
        super().__init__("sunken", radius=RADIUS.small)
        self._room, self._picture = room, b""
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._wait = Text(speaker, DRAWING, Role.BODY, Ink.MUTED)
        inside = QWidget()
        inside.setLayout(column(self._wait, self._paper, None, margin=SPACE.m))
        self._area = Scrolling(inside)
        self.setLayout(column(self._area))

    def show_picture(self, picture: bytes, *, awaited: bool) -> None:
        """A PNG, or nothing; `awaited`: it is being drawn."""
        appear(self._wait, awaited and not picture)
        if picture == self._picture:
            return
        self._picture = picture
        paper = QPixmap()
        if picture:
            paper.loadFromData(picture)
        if paper.width() > self._room:
            paper = paper.scaledToWidth(self._room, Qt.TransformationMode.SmoothTransformation)
        self._paper.setPixmap(paper)
        self._area.verticalScrollBar().setValue(0)

    @property
    def paper(self) -> QPixmap:
        return self._paper.pixmap()
