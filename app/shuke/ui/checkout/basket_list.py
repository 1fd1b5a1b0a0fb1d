"""The lines of the basket: name, price, quantity, amount; the chosen one unfolds into its reasons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.basket import BasketState
from shuke.presenters.basket_lines import LineState
from shuke.ui.checkout.line_detail import BasketReasons, LineDetail
from shuke.ui.fonts import text_width, ui_font
from shuke.ui.keys import Keys
from shuke.ui.kit.layouts import column
from shuke.ui.kit.painting import draw_text, ink, painter_on
from shuke.ui.parts.rows_area import RowsArea
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording import checkout as words
from shuke.wording.said import said

__all__ = ["BasketList"]

_RIGHT = Qt.AlignmentFlag.AlignRight
_LEAST_NAME = SIZE.avatar * 2
"""The name keeps at least so much; before it becomes less, price and quantity move under it."""


class BasketList(QWidget):
    """Header and lines. A tap chooses a line, a tap on the chosen one unfolds it."""

    line_pressed = Signal(int)
    one_more = Signal()
    one_less = Signal()
    cancelled = Signal()

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__()
        self._lines = _Lines(speaker)
        self._header = _Header(speaker, self._lines)
        self._detail = LineDetail(speaker, keys)
        self._reasons = BasketReasons(speaker)
        self._state = BasketState()
        self.setLayout(column(self._header, self._lines, gap=0))
        self._lines.row_pressed.connect(self._press)
        self._detail.one_more.connect(self.one_more)
        self._detail.one_less.connect(self.one_less)
        self._detail.cancelled.connect(self.cancelled)

    def render_state(self, state: BasketState) -> None:
        before, self._state = self._state, state
        at = next((at for at, line in enumerate(state.lines) if line.line_id == state.chosen), -1)
        self._lines.show_lines(state.lines, at)
        self._header.update()
        unfolded = state.explaining and at >= 0
        if unfolded:
            self._detail.show_line(state.lines[at], cut=self._lines.cuts_name(at), fixed=state.fixed)
            self._reasons.show_reasons(state.reasons)
        self._lines.unfold(at, self._detail if unfolded else None)
        self._lines.put_last(self._reasons if unfolded and state.reasons else None)
        if (before.chosen, before.explaining, len(before.lines)) != (
            state.chosen,
            state.explaining,
            len(state.lines),
        ):
            self._lines.bring_into_view(at)

    @property
    def lines(self) -> RowsArea:
        return self._lines

    @property
    def detail(self) -> LineDetail:
        return self._detail

    def _press(self, at: int) -> None:
        self.line_pressed.emit(self._state.lines[at].line_id)


class _Lines(RowsArea):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._lines: tuple[LineState, ...] = ()
        self._chosen = -1
        self._widths = (0, 0, 0)
        speaker.changed.connect(self.viewport().update)

    def show_lines(self, lines: tuple[LineState, ...], chosen: int) -> None:
        if lines != self._lines:
            self._widths = _widths(lines)
        self._lines, self._chosen = lines, chosen
        self.show_count(len(lines))

    def columns(self) -> tuple[QRect, QRect, QRect, QRect]:
        """Name, price, quantity, amount, within a row. The price is empty where there is no room for it, and
        then the quantity."""
        price, quantity, amount = self._widths
        right = self.viewport().width() - SPACE.m
        amounts = QRect(right - amount, 0, amount, SIZE.row)
        quantities = QRect(amounts.left() - SPACE.l - quantity, 0, quantity, SIZE.row)
        prices = QRect(quantities.left() - SPACE.l - price, 0, price, SIZE.row)
        left = SPACE.m
        if prices.left() - SPACE.l - left < _LEAST_NAME:
            prices = QRect(quantities.left(), 0, 0, SIZE.row)
        if quantities.left() - SPACE.l - left < _LEAST_NAME:
            prices = quantities = QRect(amounts.left(), 0, 0, SIZE.row)
        name = QRect(left, 0, prices.left() - SPACE.l - left, SIZE.row)
        return name, prices, quantities, amounts

    def cuts_name(self, at: int) -> bool:
        """Whether the row has no room for the whole name."""
        name = self._speaker.text(self._lines[at].name)
        return text_width(name, TYPE.body) > self.columns()[0].width()

    def paint_row(self, painter: QPainter, box: QRect, at: int) -> None:
        line, chosen = self._lines[at], at == self._chosen
        if chosen:
            painter.fillRect(box, ink("accent_soft"))
            painter.fillRect(QRect(box.left(), box.top(), SPACE.xs, box.height()), ink("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), SPACE.hair), ink("hairline"))
        name, price, quantity, amount = (one.translated(0, box.top()) for one in self.columns())
        bold, plain = ui_font(TYPE.body, bold=True), ui_font(TYPE.body)
        note = self._speaker.text(line.note)
        if not price.width() and line.quantity != "1":
            each = self._speaker.text(said(words.QUANTITY_TIMES, quantity=line.quantity, price=line.price))
            note = f"{each} · {note}" if note else each
        self._paint_name(painter, name, self._speaker.text(line.name), note)
        if price.width():
            draw_text(painter, price, line.price, plain, "normal", _RIGHT)
        if quantity.width():
            draw_text(painter, quantity, line.quantity, plain, "normal", _RIGHT)
        if line.was:
            upper, lower = _two(amount)
            draw_text(painter, upper, line.amount, bold, "strong", _RIGHT)
            _paint_was(painter, lower, line.was)
        else:
            draw_text(painter, amount, line.amount, bold, "strong", _RIGHT)

    def _paint_name(self, painter: QPainter, box: QRect, name: str, note: str) -> None:
        if not note:
            draw_text(painter, box, name, ui_font(TYPE.body), "strong")
            return
        upper, lower = _two(box)
        draw_text(painter, upper, name, ui_font(TYPE.body), "strong")
        draw_text(painter, lower, note, ui_font(TYPE.caption), "muted")


class _Header(QWidget):
    """The names of the columns, always in sight."""

    def __init__(self, speaker: Speaker, lines: _Lines) -> None:
        super().__init__()
        self._speaker, self._lines = speaker, lines
        self.setFixedHeight(SIZE.icon_large)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        font = ui_font(TYPE.caption)
        titles = (words.NAME, words.PRICE, words.QUANTITY, words.AMOUNT)
        for at, (title, box) in enumerate(zip(titles, self._lines.columns(), strict=True)):
            if not box.width():
                continue
            text = self._speaker.text(title)
            wide = max(box.width(), QFontMetrics(font).horizontalAdvance(text))
            place = QRect(box.right() - wide + 1 if at else box.left(), 0, wide, self.height())
            draw_text(painter, place, text, font, "muted", _RIGHT if at else Qt.AlignmentFlag.AlignLeft)
        painter.fillRect(QRect(0, self.height() - SPACE.hair, self.width(), SPACE.hair), ink("outline"))


def _widths(lines: tuple[LineState, ...]) -> tuple[int, int, int]:
    """What price, quantity and amount need, so that figures stand under each other and none is cut."""
    price = max((_advance(line.price, bold=False) for line in lines), default=0)
    quantity = max((_advance(line.quantity, bold=False) for line in lines), default=0)
    amount = max((_advance(line.amount, bold=True) for line in lines), default=0)
    was = max((_advance(line.was, bold=False) for line in lines if line.was), default=0)
    least = SIZE.target_usual + SPACE.s
    return max(price, least) + 1, max(quantity, SIZE.target_least) + 1, max(amount, was, least) + 1


@lru_cache(maxsize=4096)
def _advance(text: str, *, bold: bool) -> int:
    """How wide a figure is; asked again for every line at every step."""
    return text_width(text, TYPE.body, bold=bold)


def _two(box: QRect) -> tuple[QRect, QRect]:
    half = box.height() // 2
    upper = QRect(box.left(), box.top() + SPACE.xs, box.width(), half - SPACE.hair)
    return upper, QRect(box.left(), box.top() + half + SPACE.xs // 2, box.width(), half - SPACE.xs)


def _paint_was(painter: QPainter, box: QRect, was: str) -> None:
    """The price before the discount, struck out."""
    font = ui_font(TYPE.caption)
    draw_text(painter, box, was, font, "muted", _RIGHT)
    width = QFontMetrics(font).horizontalAdvance(was)
    painter.setPen(QPen(ink("muted"), SPACE.hair))
    middle = box.center().y()
    painter.drawLine(box.right() - width, middle, box.right(), middle)
