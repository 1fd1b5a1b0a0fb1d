"""Buttons: three kinds, three heights, the key printed small on each."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.key_cap import draw_key_cap, key_cap_width
from shuke.ui.kit.painting import draw_text, focus_ring, painter_on, surface
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording.said import Words

__all__ = ["Button", "ButtonKind", "Target"]


class ButtonKind(StrEnum):
    """PRIMARY: the one next step. QUIET: what else. PLAIN: quiet without a surface. DANGER: takes away."""

    PRIMARY = "primary"
    QUIET = "quiet"
    PLAIN = "plain"
    DANGER = "danger"


class Target(StrEnum):
    """Height: 44 at least, 56 usual, 72 for digits and pay."""

    LEAST = "target_least"
    USUAL = "target_usual"
    DIGIT = "target_digit"

    @property
    def height(self) -> int:
        height: int = getattr(SIZE, self.value)
        return height


_SMALLER = (TYPE.emphasis, TYPE.body, TYPE.caption)


class _Fitting(NamedTuple):
    """How large the words are, and what stands beside them."""

    size: int
    icon: bool
    key: bool


class Button(QAbstractButton):
    """A target with words, perhaps an icon, a second line (`detail`) and its key.

    Enter and space press it when it has the focus. A high button prints its key below the words, a flat one
    beside them.
    """

    def __init__(
        self,
        speaker: Speaker,
        words: Words = "",
        kind: ButtonKind = ButtonKind.QUIET,
        target: Target = Target.USUAL,
        *,
        icon: str = "",
        detail: Words = "",
        key: str = "",
        digit: bool = False,
    ) -> None:
        super().__init__()
        self._speaker, self._kind, self._target = speaker, kind, target
        self._words, self._detail, self._icon, self._key, self._digit = words, detail, icon, key, digit
        self._action: tuple[Keys, Action] | None = None
        self.setFixedHeight(target.height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        speaker.changed.connect(self._retell)
        self._retell()

    def say(self, words: Words, detail: Words | None = None) -> None:
        """Other words from now on."""
        self._words = words
        self._detail = self._detail if detail is None else detail
        self._retell()

    def dress(self, kind: ButtonKind) -> None:
        self._kind = kind
        self.update()

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def bind(self, keys: Keys, action: Action, do: Callable[[], object] | None = None) -> Button:
        """Print the action's key and let it press this button (or call `do`). Returns the button."""
        self._action = (keys, action)
        keys.bind(action, self, do or self.click)
        keys.changed.connect(self._follow_key)
        self._follow_key()
        return self

    def print_key(self, chord: str) -> None:
        """Print this key; whoever has the window binds it."""
        self._key = chord
        self.updateGeometry()
        self.update()

    @property
    def label(self) -> str:
        return self._label

    @property
    def key(self) -> str:
        return self._key

    def sizeHint(self) -> QSize:
        size, bold = self._label_type()
        width = max(text_width(self._label, size, bold=bold), text_width(self._detail_text, TYPE.caption))
        if self._icon:
            width += self._icon_size + (SPACE.s if self._label else 0)
        if self._key:
            cap = key_cap_width(self._key)
            width = max(width, cap) if self._high else width + cap + SPACE.m
        least = SIZE.target_least if self._target is Target.LEAST else self._target.height
        return QSize(max(width + SPACE.l * 2, least), self._target.height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.StyleChange):
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        fill, edge, text, ring = self._look()
        surface(painter, self.rect(), fill, edge=edge)
        if self.hasFocus():
            focus_ring(painter, self.rect(), ring)
        room = self.rect().adjusted(SPACE.m, SPACE.xs, -SPACE.m, -SPACE.xs)
        fitting = self._fitting(room.width())
        if fitting.key:
            room = self._paint_key(painter, room, text, "outline" if edge or not fill else text)
        self._paint_label(painter, room, text, fitting)

    # how it looks in each state: surface, edge, text, ring

    def _look(self) -> tuple[str, str, str, str]:
        if not self.isEnabled():
            return ("sunken" if self._kind is not ButtonKind.PLAIN else "", "", "muted", "muted")
        pressed, hovered = self.isDown(), self.underMouse()
        if self._kind is ButtonKind.PRIMARY:
            fill = "accent_pressed" if pressed else "accent_hover" if hovered else "accent"
            return (fill, "", "inverse", "inverse")
        if self.isChecked():
            return ("accent_soft", "accent", "strong", "accent")
        if self._kind is ButtonKind.DANGER:
            soft = pressed or hovered
            return ("bad_soft" if soft else "card", "bad", "bad", "bad")
        if self._kind is ButtonKind.PLAIN:
            return ("sunken" if pressed else "accent_soft" if hovered else "", "", "accent", "accent")
        fill = "sunken" if pressed else "accent_soft" if hovered else "card"
        return (fill, "hairline" if not hovered else "outline", "strong", "accent")

    def _label_type(self) -> tuple[int, bool]:
        """(size, whether bold)."""
        bold = self._kind in (ButtonKind.PRIMARY, ButtonKind.DANGER)
        if self._digit or (self._target is Target.DIGIT and self._kind is ButtonKind.PRIMARY):
            return TYPE.title, bold
        return TYPE.body if self._target is Target.LEAST else TYPE.emphasis, bold

    def _fitting(self, room: int) -> _Fitting:
        """Words are cut last: before that the icon goes, then they become smaller, then the key goes."""
        size, bold = self._label_type()
        cap = key_cap_width(self._key) + SPACE.s if self._key and not self._key_below() else 0
        side = self._icon_size + (SPACE.s if self._label else 0) if self._icon else 0
        sizes = [size, *(one for one in _SMALLER if one < size)]
        choices = [
            _Fitting(size, bool(self._icon), bool(self._key)),
            *(_Fitting(one, False, bool(self._key)) for one in sizes),
            *(_Fitting(one, False, False) for one in sizes),
        ]

        def fits(one: _Fitting) -> bool:
            words = text_width(self._label, one.size, bold=bold)
            return words + side * one.icon + cap * one.key <= room

        return next((one for one in choices if fits(one)), choices[-1] if self._label else choices[0])

    @property
    def _icon_size(self) -> int:
        return SIZE.icon_large if self._target is Target.DIGIT else SIZE.icon

    @property
    def _high(self) -> bool:
        """High enough for words above a key."""
        return self._target is Target.DIGIT and not self._detail_text and not self._icon

    def _key_below(self) -> bool:
        return self._high and self.width() < self.height() * 3

    def _paint_key(self, painter: QPainter, room: QRect, text: str, edge: str) -> QRect:
        width, height = key_cap_width(self._key), SIZE.keycap
        if self._key_below():
            cap = QRect(room.center().x() - width // 2, room.bottom() - height - SPACE.xs, width, height)
            draw_key_cap(painter, cap, self._key, text, edge)
            return room.adjusted(0, SPACE.xs, 0, -height - SPACE.xs)
        cap = QRect(room.right() - width + 1, room.center().y() - height // 2, width, height)
        draw_key_cap(painter, cap, self._key, text, edge)
        return room.adjusted(0, 0, -width - SPACE.s, 0)

    def _paint_label(self, painter: QPainter, room: QRect, text: str, fitting: _Fitting) -> None:
        size, (_, bold) = fitting.size, self._label_type()
        font, words = ui_font(size, bold=bold), text_width(self._label, size, bold=bold)
        if fitting.icon:
            gap = SPACE.s if self._label else 0
            side = self._icon_size
            whole = min(side + gap + words, room.width())
            left = room.left() + (room.width() - whole) // 2
            box = QRect(left, room.center().y() - side // 2 + 1, side, side)
            colours = current().colours
            draw_icon(painter, self._icon, box, getattr(colours, text), hole=colours.card)
            room = QRect(box.right() + 1 + gap, room.top(), room.right() - box.right() - gap, room.height())
        align = Qt.AlignmentFlag.AlignLeft if fitting.icon else Qt.AlignmentFlag.AlignHCenter
        if self._detail_text:
            half = room.height() // 2
            upper, lower = room.adjusted(0, 0, 0, -half + SPACE.xs), room.adjusted(0, half + SPACE.xs, 0, 0)
            draw_text(painter, upper, self._label, font, text, align)
            draw_text(painter, lower, self._detail_text, ui_font(TYPE.caption), text, align)
        else:
            draw_text(painter, room, self._label, font, text, align)

    def _retell(self) -> None:
        self._detail_text = self._speaker.text(self._detail)
        self._label = self._speaker.text(self._words)
        self.setAccessibleName(self._label)
        self.updateGeometry()
        self.update()

    def _follow_key(self) -> None:
        if self._action is not None:
            keys, action = self._action
            self.print_key(keys.chord(action))
