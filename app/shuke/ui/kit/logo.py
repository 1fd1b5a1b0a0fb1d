"""The mark of Shuke and its name."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import draw_text, painter_on
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE

__all__ = ["Logo"]

_HANZI, _LATIN = "熟客", "Shuke"


class Logo(QWidget):
    """Mark, 熟客 and Shuke: the same in every language. `small` for the head of a rail."""

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{_HANZI} {_LATIN}")

    def sizeHint(self) -> QSize:
        name = text_width(_HANZI, self._name_size, bold=True)
        latin = text_width(_LATIN, self._latin_size)
        return QSize(self._mark - self._inset * 2 + SPACE.l + name + SPACE.m + latin + SPACE.hair, self._mark)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = current().colours
        painter = painter_on(self)
        mark = QRect(-self._inset, 0, self._mark, self._mark)
        draw_icon(painter, "logo", mark, colours.accent, hole=colours.paper, warmth=colours.warmth)
        big, small = ui_font(self._name_size, bold=True), ui_font(self._latin_size)
        left = self._mark - self._inset * 2 + SPACE.l
        draw_text(painter, QRect(left, 0, self.width() - left, self._mark), _HANZI, big, "strong")
        left += QFontMetrics(big).horizontalAdvance(_HANZI) + SPACE.m
        room = QRect(left, 0, self.width() - left, self._mark)
        draw_text(painter, room, _LATIN, small, "muted", Qt.AlignmentFlag.AlignLeft)

    @property
    def _mark(self) -> int:
        return SIZE.avatar if self._small else SIZE.logo

    @property
    def _inset(self) -> int:
        """The drawing keeps an eighth free at its sides; here it stands flush with what is below it."""
        return self._mark // 8

    @property
    def _name_size(self) -> int:
        return TYPE.title if self._small else TYPE.amount

    @property
    def _latin_size(self) -> int:
        return TYPE.emphasis if self._small else TYPE.title
