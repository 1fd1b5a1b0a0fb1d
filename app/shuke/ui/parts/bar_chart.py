"""A chart of bars, drawn with the tokens: columns for what goes on in time, rows for what is compared, rows around a
middle line for a pyramid. Each bar that has room has its number; the table beside it has all of them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.application.figures.reports import Mark
from shuke.ui.fonts import ui_font
from shuke.ui.kit.painting import draw_text, ink, painter_on
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["BarChart", "BarsAs"]

_MOST_ROWS = 10


class BarsAs(Enum):
    COLUMNS = 1
    ROWS = 2
    PYRAMID = 3


class BarChart(QWidget):
    """Of rows the first ten are drawn."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._marks: tuple[Mark, ...] = ()
        self._drawn_as = BarsAs.COLUMNS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self._retell)

    def show_marks(self, marks: Sequence[Mark], drawn_as: BarsAs, name: Words) -> None:
        """`name`: what whoever hears the window is told."""
        self._drawn_as = drawn_as
        self._marks = tuple(marks) if drawn_as is BarsAs.COLUMNS else tuple(marks)[:_MOST_ROWS]
        self.setFixedHeight(self._wanted_height())
        named(self, self._speaker, name)
        self._retell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._marks:
            return
        painter = painter_on(self)
        if self._drawn_as is BarsAs.COLUMNS:
            self._paint_columns(painter)
        else:
            self._paint_rows(painter)

    def _wanted_height(self) -> int:
        if self._drawn_as is BarsAs.COLUMNS:
            return SIZE.problems_height
        return len(self._marks) * SIZE.row

    def _paint_columns(self, painter: QPainter) -> None:
        caption = ui_font(TYPE.caption)
        line = TYPE.caption + SPACE.s
        floor = self.height() - line
        most = max([1, *(mark.amount for mark in self._marks)])
        step = min(self.width() / len(self._marks), 2 * SIZE.avatar)  # a few columns are no walls
        gap = SPACE.xs if step > SPACE.l else SPACE.hair
        highest = max(range(len(self._marks)), key=lambda at: self._marks[at].amount)
        painter.fillRect(QRect(0, floor, self.width(), SPACE.hair), ink("outline"))
        # Names stand under as many columns as have room for them.
        every = max(1, round(SIZE.avatar * 1.5 / step + 0.5))
        for at, mark in enumerate(self._marks):
            high = max(0, mark.amount) * (floor - line) / most
            left = at * step
            self._bar(painter, QRectF(left + gap, floor - high, step - 2 * gap, high), at == highest)
            if at % every == 0:
                box = QRect(round(left), floor + SPACE.xs, round(step * every), line - SPACE.xs)
                where = Qt.AlignmentFlag.AlignHCenter if every == 1 else Qt.AlignmentFlag.AlignLeft
                draw_text(painter, box, self._speaker.text(mark.name), caption, "muted", where)
            if at == highest and mark.amount > 0:
                bold = ui_font(TYPE.caption, bold=True)
                wide = QFontMetrics(bold).horizontalAdvance(mark.told) + SPACE.xs
                middle = min(max(left + step / 2 - wide / 2, 0), self.width() - wide)
                top = QRect(round(middle), round(floor - high - line), wide, line)
                draw_text(painter, top, mark.told, bold, "strong", Qt.AlignmentFlag.AlignHCenter)

    def _paint_rows(self, painter: QPainter) -> None:
        name_font, number_font = ui_font(TYPE.body), ui_font(TYPE.body, bold=True)
        names, numbers = SIZE.tile_width, SIZE.subject_width + SPACE.xl
        room = max(SIZE.avatar, self.width() - names - numbers - 2 * SPACE.m)
        most = max([1, *(max(mark.amount, mark.whole) for mark in self._marks)])
        for at, mark in enumerate(self._marks):
            top = at * SIZE.row
            draw_text(
                painter, QRect(0, top, names, SIZE.row), self._speaker.text(mark.name), name_font, "normal"
            )
            long = max(0, mark.amount) * room / most
            left = names + SPACE.m
            if self._drawn_as is BarsAs.PYRAMID:
                left += round((room - long) / 2)
            bar = QRectF(left, top + SPACE.m, max(long, SPACE.hair), SIZE.row - 2 * SPACE.m)
            self._bar(painter, bar, at == 0 and self._drawn_as is BarsAs.ROWS)
            end = names + 2 * SPACE.m + room if self._drawn_as is BarsAs.PYRAMID else bar.right() + SPACE.m
            box = QRect(round(end), top, numbers, SIZE.row)
            draw_text(painter, box, mark.told, number_font, "strong")

    def _bar(self, painter: QPainter, box: QRectF, first: bool) -> None:
        """The highest is darker, so that the eye goes there."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("accent_pressed" if first else "accent"))
        round_by = min(RADIUS.small / 2, box.width() / 2, box.height() / 2)
        painter.drawRoundedRect(box, round_by, round_by)

    def _retell(self) -> None:
        told = (f"{self._speaker.text(mark.name)} {mark.told}" for mark in self._marks)
        self.setAccessibleDescription(", ".join(told))
        self.update()
