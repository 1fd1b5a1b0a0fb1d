"""Two bars side by side for each of some times, one for how it is and one for how it would be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.fonts import ui_font
from shuke.ui.kit.painting import draw_text, ink, painter_on
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE

__all__ = ["PairedBars"]

_INKS = ("muted", "accent")
_LINE = TYPE.caption + SPACE.s


class PairedBars(QWidget):
    """What is below nothing hangs under the floor. The table beside it has the numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._pairs: tuple[tuple[int, int], ...] = ()
        self._most = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIZE.problems_height)

    def show_pairs(self, names: Sequence[str], pairs: Sequence[tuple[int, int]], most: str) -> None:
        """`most`: how the largest amount is written, beside its height."""
        self._names, self._pairs, self._most = tuple(names), tuple(pairs), most
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._pairs:
            return
        painter = painter_on(self)
        highest = max(0, *(max(pair) for pair in self._pairs))
        lowest = min(0, *(min(pair) for pair in self._pairs))
        room = self.height() - 2 * _LINE
        scale = room / max(highest - lowest, 1)
        floor = _LINE + highest * scale
        font = ui_font(TYPE.caption)
        draw_text(painter, QRect(0, 0, self.width(), _LINE), self._most, font, "muted")
        step = self.width() / len(self._pairs)
        gap = SPACE.xs if step > SPACE.xl else SPACE.hair
        every = max(1, round(SIZE.avatar * 1.5 / step + 0.5))
        for at, pair in enumerate(self._pairs):
            wide = max((step - 3 * gap) / 2, SPACE.hair)
            for place, amount in enumerate(pair):
                left = at * step + gap + place * (wide + gap)
                _bar(painter, left, floor, wide, amount * scale, _INKS[place])
            if at % every == 0:
                box = QRect(round(at * step), self.height() - _LINE, round(step * every), _LINE)
                draw_text(painter, box, self._names[at], font, "muted")
        painter.fillRect(QRect(0, round(floor), self.width(), SPACE.hair), ink("outline"))


def _bar(painter: QPainter, left: float, floor: float, wide: float, high: float, colour: str) -> None:
    box = QRectF(left, floor - max(high, 0), wide, abs(high))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(colour))
    round_by = min(RADIUS.small / 2, box.width() / 2, box.height() / 2)
    painter.drawRoundedRect(box, round_by, round_by)
