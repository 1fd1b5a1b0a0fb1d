"""What the customer's scenes are drawn with: everything grows with the screen, words stand in one language or two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from shuke.presenters.customer_display import CodeDots, CustomerLanguage
from shuke.ui.code_dots import draw_code
from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import draw_text, ink, surface
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording.said import Words, in_words
from shuke.wording.sentence import Language

__all__ = ["CENTRE", "RIGHT", "Measure", "Sheet", "scale_of"]

LEFT, RIGHT, CENTRE = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
)

_SMALLER = 0.7
"""The second language beside the first."""

_SHRINK_STEPS = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4)


def scale_of(size: QSize) -> float:
    """How much larger than the smallest display (800 × 480, or upright) a screen is."""
    long, short = max(size.width(), size.height()), min(size.width(), size.height())
    return min(long / SIZE.customer_long, short / SIZE.customer_short)


class Measure:
    """How large things are on this screen: sizes of type and distances are those of the tokens, grown by `scale`."""

    def __init__(self, scale: float, language: CustomerLanguage) -> None:
        self._scale = scale
        both = language is CustomerLanguage.BOTH
        self._languages = (Language.ZH, Language.EN) if both else (Language(language.value),)

    def px(self, units: float) -> int:
        return round(units * self._scale)

    def height_of(self, size: int) -> int:
        """Of a line in that size."""
        return self.px(size * 1.5)

    @property
    def two(self) -> bool:
        return len(self._languages) > 1

    def texts(self, words: Words) -> list[str]:
        """The words in each language; a name that is the same in all of them, once."""
        return list(dict.fromkeys(str(in_words(words, language)) for language in self._languages))

    def height_of_lines(self, words: Words, size: int) -> int:
        """One language below the other."""
        return sum(
            self.height_of(round(size * _SMALLER) if at else size) for at in range(len(self.texts(words)))
        )


class Sheet(Measure):
    """Boxes are in px of the window."""

    def __init__(self, painter: QPainter, scale: float, language: CustomerLanguage) -> None:
        super().__init__(scale, language)
        self._painter = painter

    def fill(self, box: QRect, name: str, *, edge: str = "") -> None:
        surface(self._painter, box, name, edge=edge, radius=self.px(RADIUS.large))

    def line(
        self,
        box: QRect,
        words: Words,
        size: int = TYPE.body,
        colour: str = "normal",
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool = False,
        second: str = "muted",
    ) -> int:
        """One line, the second language smaller behind the first; how wide what was written is."""
        first, *more = self.texts(words)
        font = ui_font(self._fitting(first, size, box.width(), bold), bold=bold)
        wide = min(QFontMetrics(font).horizontalAdvance(first), box.width())
        other = f"  {more[0]}" if more else ""
        small = ui_font(round(font.pixelSize() * _SMALLER))
        beside = QFontMetrics(small).horizontalAdvance(other) if other else 0
        if wide + beside > box.width():
            beside = 0
        left = {LEFT: 0, RIGHT: box.width() - wide - beside, CENTRE: (box.width() - wide - beside) // 2}[
            align
        ]
        first_box = QRect(box.x() + left, box.y(), wide + 1, box.height())
        draw_text(self._painter, first_box, first, font, colour)
        if beside:
            place = QRect(first_box.right(), box.y(), beside + 1, box.height())
            draw_text(self._painter, place, other, small, second)
        return wide + beside

    def lines(
        self, box: QRect, words: Words, size: int, colour: str = "strong", *, bold: bool = False
    ) -> int:
        """In the middle, one language below the other; how high that is."""
        top = box.y()
        for at, text in enumerate(self.texts(words)):
            tall = size if not at else round(size * _SMALLER)
            line = QRect(box.x(), top, box.width(), self.height_of(tall))
            font = ui_font(self._fitting(text, tall, box.width(), bold and not at), bold=bold and not at)
            draw_text(self._painter, line, text, font, "muted" if at else colour, CENTRE)
            top += line.height()
        return top - box.y()

    def pair(
        self,
        box: QRect,
        words: Words,
        amount: str,
        size: int = TYPE.body,
        *,
        colour: str = "normal",
        bold: bool = False,
    ) -> None:
        """A name on the left, its figure on the right; the figure is never cut."""
        wide = self.amount(box, amount, size, "strong" if bold else colour, bold=bold)
        room = box.adjusted(0, 0, -wide - self.px(SPACE.s), 0)
        self.line(room, words, size, colour, bold=bold)

    def amount(
        self,
        box: QRect,
        text: str,
        size: int,
        colour: str = "strong",
        align: Qt.AlignmentFlag = RIGHT,
        *,
        bold: bool = True,
    ) -> int:
        """A figure, smaller where there is no room; how wide it is."""
        font = ui_font(self._fitting(text, size, box.width(), bold), bold=bold)
        draw_text(self._painter, box.adjusted(-1, 0, 1, 0), text, font, colour, align)
        return QFontMetrics(font).horizontalAdvance(text)

    def struck(self, box: QRect, text: str, size: int) -> int:
        """What something would have cost, at the right edge; how wide it is."""
        font = ui_font(self.px(size))
        font.setStrikeOut(True)
        draw_text(self._painter, box, text, font, "muted", RIGHT)
        return QFontMetrics(font).horizontalAdvance(text)

    def frame(self, box: QRect, thickness: int) -> None:
        """Just inside the box."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(ink("accent"), thickness))
        half = thickness / 2
        self._painter.drawRect(QRectF(box).adjusted(half, half, -half, -half))

    def icon(self, box: QRect, name: str, colour: str) -> None:
        colours = current().colours
        draw_icon(
            self._painter, name, box, getattr(colours, colour), hole=colours.paper, warmth=colours.warmth
        )

    def code(self, box: QRect, dots: CodeDots) -> None:
        draw_code(self._painter, box, dots)

    def width_of(self, words: Words, size: int) -> int:
        """Of the first language's line in that size."""
        return QFontMetrics(ui_font(self.px(size))).horizontalAdvance(self.texts(words)[0])

    def size_for(self, lines: Sequence[Words], room: int, high: int) -> int:
        """The largest size in which each of the lines has room, so that they are all written alike."""
        sizes = (TYPE.title, TYPE.emphasis, TYPE.body, TYPE.caption)
        fitting = (
            size
            for size in sizes
            if self.height_of(size) <= high and all(self.width_of(line, size) <= room for line in lines)
        )
        return next(fitting, TYPE.caption)

    def _fitting(self, text: str, size: int, room: int, bold: bool) -> int:
        """The largest step in which it fits."""
        for step in _SHRINK_STEPS:
            px = self.px(size * step)
            if QFontMetrics(ui_font(px, bold=bold)).horizontalAdvance(text) <= room:
                return px
        return self.px(size * _SHRINK_STEPS[-1])
