"""Choosing one of several: cards one below or beside the other, arrows and touch; tiles of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QWidget

from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.layouts import emptied
from shuke.ui.kit.painting import draw_text, focus_ring, ink, painter_on, surface
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["Choice", "ChoiceList"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `key` is announced, `initial` or `icon` stands before the words."""

    key: str
    words: Words
    detail: Words = ""
    icon: str = ""
    initial: str = ""


class ChoiceList(QWidget):
    """Cards in a grid of `columns`. Arrow keys move the choice, from an end round to the other, a tap makes it;
    `chosen` announces its key, and `picked` too where it was tapped (or space pressed), so that one may go on to
    what is next.

    The choice shown is the one `choose` was told last: the presenter decides.
    """

    chosen = Signal(str)
    picked = Signal(str)

    def __init__(self, speaker: Speaker, *, columns: int = 1, height: int = SIZE.target_digit) -> None:
        super().__init__()
        self._speaker, self._columns, self._height = speaker, columns, height
        self._choices: tuple[Choice, ...] = ()
        self._cards: dict[str, _ChoiceCard] = {}
        self._current = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SIZE.target_gap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def offer(self, choices: Sequence[Choice], current: str = "") -> None:
        """Show these, with one of them chosen (or none)."""
        choices = tuple(choices)
        if choices != self._choices:
            self._choices = choices
            emptied(self._grid)
            self._cards = {}
            for at, choice in enumerate(choices):
                card = self._cards[choice.key] = _ChoiceCard(self._speaker, choice, self._height)
                card.picked.connect(self.chosen)
                card.picked.connect(self.picked)
                card.moved.connect(self._move)
                self._grid.addWidget(card, at // self._columns, at % self._columns)
                card.setVisible(True)  # at once, so that it can take the focus
            cards = list(self._cards.values())
            for at, card in enumerate(cards):
                first = at - at % self._columns
                card.in_row = cards[first : first + self._columns]
            for across in range(self._columns):
                self._grid.setColumnStretch(across, 1)
        self.choose(current)

    def choose(self, key: str) -> None:
        self._current = key
        entry = key if key in self._cards else next(iter(self._cards), "")
        for name, card in self._cards.items():
            card.show_chosen(name == key)
            card.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if name == entry else Qt.FocusPolicy.ClickFocus
            )  # tab comes to one of them; the arrows go on

    @property
    def current(self) -> str:
        return self._current

    def card(self, key: str) -> _ChoiceCard:
        return self._cards[key]

    def keys(self) -> tuple[str, ...]:
        return tuple(self._cards)

    def focus_choice(self) -> None:
        """Put the focus on the chosen card, or on the first."""
        card = self._cards.get(self._current) or next(iter(self._cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, key: str, across: int, down: int) -> None:
        keys = list(self._cards)
        now = keys.index(key)
        then = (now + across) % len(keys) + down * self._columns
        if 0 <= then < len(keys) and then != now:
            self._cards[keys[then]].setFocus(Qt.FocusReason.OtherFocusReason)
            self.chosen.emit(keys[then])


class _ChoiceCard(QAbstractButton):
    picked = Signal(str)
    moved = Signal(str, int, int)

    def __init__(self, speaker: Speaker, choice: Choice, height: int) -> None:
        super().__init__()
        self._speaker, self._choice, self._chosen = speaker, choice, False
        self.in_row: list[_ChoiceCard] = [self]
        self.setFixedHeight(height)
        self.setMinimumWidth(SIZE.target_digit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._pick)
        speaker.changed.connect(self._retell)
        self._retell()

    def _pick(self) -> None:
        self.picked.emit(self._choice.key)

    def show_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.tile_width, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(self._choice.key, *step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the cards scroll, the one with the keyboard is in sight."""
        super().focusInEvent(event)
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self, 0, SPACE.s)
                return
            around = around.parentWidget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        hover = self.underMouse() and self.isEnabled()
        fill = "accent_soft" if self._chosen else "sunken" if self.isDown() else "card"
        edge = "accent" if self._chosen else "outline" if hover else "hairline"
        surface(painter, self.rect(), fill, edge=edge, radius=RADIUS.large)
        if self.hasFocus():
            focus_ring(painter, self.rect(), "accent", radius=RADIUS.large)
        left, colours = SPACE.l, current().colours
        if self._choice.initial:
            face = QRect(left, (self.height() - SIZE.avatar) // 2, SIZE.avatar, SIZE.avatar)
            on = "accent" if self._chosen else "sunken"
            surface(painter, face, on, radius=SIZE.avatar // 2)
            letter = "inverse" if self._chosen else "strong"
            font = ui_font(TYPE.emphasis if len(self._choice.initial) == 1 else TYPE.body, bold=True)
            draw_text(painter, face, self._choice.initial, font, letter, Qt.AlignmentFlag.AlignHCenter)
        elif self._choice.icon:
            box = QRect(left, (self.height() - SIZE.icon_large) // 2, SIZE.icon_large, SIZE.icon_large)
            draw_icon(painter, self._choice.icon, box, colours.accent if self._chosen else colours.normal)
        room = self._room()
        if self._ticked:
            top = (self.height() - SIZE.tick) // 2
            draw_icon(
                painter, "check", QRect(room.right() + SPACE.s, top, SIZE.tick, SIZE.tick), colours.accent
            )
        self._paint_words(painter, room)

    def _beside_picture(self) -> QRect:
        room = self.rect().adjusted(SPACE.l, 0, -SPACE.l, 0)
        pictured = SIZE.avatar if self._choice.initial else SIZE.icon_large if self._choice.icon else 0
        return room.adjusted(pictured + SPACE.m, 0, 0, 0) if pictured else room

    def _room(self) -> QRect:
        """For its words."""
        room = self._beside_picture()
        return room.adjusted(0, 0, -SIZE.tick - SPACE.s, 0) if self._ticked else room

    @property
    def _ticked(self) -> bool:
        """Its edge and its weight say it, too: the name comes first."""
        if not self._chosen or self._choice.initial:
            return False
        least = QFontMetrics(ui_font(TYPE.caption, bold=True)).horizontalAdvance(self._text)
        return least <= self._beside_picture().width() - SIZE.tick - SPACE.s

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        name = ui_font(self.name_size, bold=self._chosen)
        if not self._detail:
            draw_text(painter, room, self._text, name, "strong")
            return
        if self.height() > SIZE.tile_height:
            self._paint_long_detail(painter, room, name)
            return
        middle = room.center().y()
        upper = QRect(room.left(), middle - SIZE.icon_large + SPACE.xs, room.width(), SIZE.icon_large)
        lower = QRect(room.left(), middle + SPACE.xs, room.width(), SIZE.icon)
        draw_text(painter, upper, self._text, name, "strong")
        draw_text(painter, lower, self._detail, ui_font(TYPE.caption), "muted")

    def _paint_long_detail(self, painter: QPainter, room: QRect, name: QFont) -> None:
        """A high card has room for a detail of several lines."""
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        font = ui_font(TYPE.caption)
        detail = QFontMetrics(font).boundingRect(0, 0, room.width(), self.height(), flags, self._detail)
        whole = SIZE.icon_large + detail.height()
        top = max((self.height() - whole) // 2, SPACE.xs)
        draw_text(painter, QRect(room.left(), top, room.width(), SIZE.icon_large), self._text, name, "strong")
        painter.setFont(font)
        painter.setPen(ink("muted"))
        lower = QRect(room.left(), top + SIZE.icon_large, room.width(), self.height() - top - SIZE.icon_large)
        painter.drawText(lower, flags, self._detail)

    @property
    def name_size(self) -> int:
        """The largest type in which the whole name fits, and those beside it: they are written in one."""
        return min(card.fitting_size() for card in self.in_row)

    def fitting_size(self) -> int:
        room = self._room().width() - SPACE.hair  # what is as wide as its room to the pixel may be cut
        for size in (TYPE.emphasis, TYPE.body):
            if QFontMetrics(ui_font(size, bold=self._chosen)).horizontalAdvance(self._text) <= room:
                return size
        return TYPE.caption

    def _retell(self) -> None:
        self._text = self._speaker.text(self._choice.words)
        self._detail = self._speaker.text(self._choice.detail)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(self._detail)
        self.setToolTip(self._text)
        self.update()
