"""Labels: words in a role and an ink; amounts as the heroes of the screen."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import ink, painter_on
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["Amount", "AmountSize", "IconMark", "Ink", "Role", "Text"]


class Role(StrEnum):
    CAPTION = "caption"
    BODY = "body"
    EMPHASIS = "emphasis"
    TITLE = "title"


class Ink(StrEnum):
    STRONG = "strong"
    NORMAL = "normal"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    OFFLINE = "offline"
    INVERSE = "inverse"


class Text(QLabel):
    """Words in a role. `wrapping` breaks lines; otherwise what does not fit ends with … and shows in full
    as a tool tip."""

    def __init__(
        self,
        speaker: Speaker,
        words: Words = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.NORMAL,
        *,
        wrapping: bool = False,
        right: bool = False,
    ) -> None:
        super().__init__()
        self._speaker, self._words, self._full = speaker, words, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrapping)
        self.setProperty("role", role.value)
        self.setProperty("ink", ink.value)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if not wrapping:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self._retell)
        self._retell()

    def say(self, words: Words) -> None:
        """Show other words from now on."""
        if words != self._words:
            self._words = words
            self._retell()

    def write_in(self, ink: Ink) -> None:
        """Show them in another ink."""
        if self.property("ink") != ink.value:
            self.setProperty("ink", ink.value)
            self.style().polish(self)

    @property
    def full_text(self) -> str:
        """What was said, also where the label is too narrow to show it all."""
        return self._full

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() else QSize(0, hint.height())

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + SPACE.hair, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _retell(self) -> None:
        self._full = self._speaker.text(self._words)
        self.setAccessibleName(self._full)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        if self.wordWrap():
            self.setText(self._full)
            return
        self.ensurePolished()
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class AmountSize(StrEnum):
    LINE = "body"
    EMPHASIS = "emphasis"
    TITLE = "title"
    AMOUNT = "amount"
    TOTAL = "total"


_SMALLER = (TYPE.total, TYPE.amount, TYPE.title, TYPE.emphasis, TYPE.body, TYPE.caption)


class Amount(QWidget):
    """An amount as `money_text` writes it, right-aligned, figures in columns, the currency sign smaller.

    Where the place is too narrow the figures become smaller, step by step; they are never cut.
    """

    def __init__(
        self,
        text: str = "",
        size: AmountSize = AmountSize.AMOUNT,
        ink: Ink = Ink.STRONG,
        *,
        left: bool = False,
    ) -> None:
        super().__init__()
        self._text, self._size, self._ink, self._left = text, size, ink, left
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def write_in(self, ink: Ink) -> None:
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        size = self._full_size
        return QSize(self._width(size), QFontMetrics(ui_font(size, bold=True)).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(_SMALLER[-1]), self.sizeHint().height())

    @property
    def shown_size(self) -> int:
        """The size in px at which the whole amount fits."""
        fitting = (size for size in _SMALLER if size <= self._full_size and self._width(size) <= self.width())
        return next(fitting, _SMALLER[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        size = self.shown_size
        sign, figures = self._parts()
        big, small = ui_font(size, bold=True), ui_font(self._sign_size(size), bold=False)
        sign_width = QFontMetrics(small).horizontalAdvance(sign)
        figures_width = QFontMetrics(big).horizontalAdvance(figures)
        gap = self._gap(size) if sign else 0
        left = 0 if self._left else self.width() - sign_width - gap - figures_width
        baseline = (self.height() + round(size * 0.733)) // 2
        painter.setPen(ink(self._ink.value))
        painter.setFont(small)
        painter.drawText(left, baseline, sign)
        painter.setFont(big)
        painter.drawText(left + sign_width + gap, baseline, figures)

    @property
    def _full_size(self) -> int:
        size: int = getattr(TYPE, self._size.value)
        return size

    def _parts(self) -> tuple[str, str]:
        start = next((at for at, c in enumerate(self._text) if c.isdigit()), len(self._text))
        return self._text[:start], self._text[start:]

    def _sign_size(self, size: int) -> int:
        return max(TYPE.body, round(size * 0.6)) if size > TYPE.emphasis else size

    @staticmethod
    def _gap(size: int) -> int:
        return size // 10 if size > TYPE.emphasis else SPACE.hair

    def _width(self, size: int) -> int:
        sign, figures = self._parts()
        signs = text_width(sign, self._sign_size(size))
        return signs + self._gap(size) + text_width(figures, size, bold=True)


class IconMark(QWidget):
    """An icon in an ink of the tokens."""

    def __init__(self, name: str, size: int = SIZE.icon, ink: str = "normal") -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, ink: str = "normal") -> None:
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = current().colours
        painter = painter_on(self)
        box = QRect(0, 0, self.width(), self.height())
        draw_icon(
            painter, self._name, box, getattr(colours, self._ink), hole=colours.card, warmth=colours.warmth
        )
