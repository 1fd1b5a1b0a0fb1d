"""A key, printed small beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.kit.painting import draw_text, painter_on, surface
from shuke.ui.tokens import SIZE, SPACE, TYPE

__all__ = ["KeyCap", "draw_key_cap", "key_cap_width"]


class KeyCap(QWidget):
    """A key as it is printed small beside what it does."""

    def __init__(self, chord: str = "") -> None:
        super().__init__()
        self._chord = chord
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chord(self, chord: str) -> None:
        self._chord = chord
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._chord), SIZE.keycap + SPACE.hair * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_key_cap(painter_on(self), self.rect(), self._chord, "normal", "outline")


def key_cap_width(chord: str) -> int:
    return max(SIZE.keycap + SPACE.xs, text_width(chord, TYPE.caption) + SPACE.s * 2)


def draw_key_cap(painter: QPainter, box: QRect, chord: str, ink_name: str, edge: str) -> None:
    surface(painter, box, "", edge=edge, radius=SPACE.xs)
    draw_text(painter, box, chord, ui_font(TYPE.caption), ink_name, Qt.AlignmentFlag.AlignHCenter)
