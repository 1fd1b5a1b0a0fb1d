"""The status strip: one quiet line at the bottom, icon and word for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.layouts import emptied
from shuke.ui.kit.marks import soft_of
from shuke.ui.kit.painting import draw_text, ink, painter_on, surface
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE, Tone
from shuke.wording.said import Words

__all__ = ["StatusStrip", "StripItem"]


@dataclass(frozen=True, slots=True)
class StripItem:
    """One thing on the strip.

    Attributes:
        name: what `item_chosen` announces when it is tapped.
        icon: of the icon set.
        words: a word or a short clause; shortened where there is no room.
        tone: CALM and OFFLINE stay quiet; WARN and BAD stand on a surface of their own.
        aside: stands at the right end.
        weight: items of least weight give way first when there is no room.
    """

    name: str
    icon: str
    words: Words
    tone: Tone = Tone.CALM
    aside: bool = False
    weight: int = 1


class StatusStrip(QWidget):
    """40 px at the bottom of the window. `render_items` replaces what it shows."""

    item_chosen = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._items: tuple[StripItem, ...] = ()
        self._shown: list[_Item] = []
        self.setFixedHeight(SIZE.strip)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACE.l, 0, SPACE.s, 0)
        self._line.setSpacing(SPACE.xs)

    def render_items(self, items: Sequence[StripItem]) -> None:
        items = tuple(items)
        if items == self._items:
            return
        self._items = items
        emptied(self._line)
        self._shown = []
        for item in (i for i in items if not i.aside):
            self._add(item)
        self._line.addStretch(1)
        for item in (i for i in items if i.aside):
            self._add(item)

    def reserve(self, width: int) -> None:
        """Keep room at the right end for what the shell puts there."""
        self._line.setContentsMargins(SPACE.l, 0, SPACE.s + width, 0)

    def texts(self) -> tuple[str, ...]:
        return tuple(item.full_text for item in self._shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink("sunken"))
        painter.fillRect(QRect(0, 0, self.width(), SPACE.hair), ink("hairline"))

    def _add(self, item: StripItem) -> None:
        widget = _Item(self._speaker, item)
        widget.chosen.connect(self.item_chosen)
        self._shown.append(widget)
        self._line.addWidget(widget, item.weight)


class _Item(QWidget):
    chosen = Signal(str)

    def __init__(self, speaker: Speaker, item: StripItem) -> None:
        super().__init__()
        self._speaker, self._item = speaker, item
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self._retell)
        self._retell()

    @property
    def full_text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        words = QFontMetrics(ui_font(TYPE.caption)).horizontalAdvance(self._text)
        icon = SIZE.icon - SPACE.xs
        return QSize(SPACE.s + icon + SPACE.xs + words + SPACE.s + SPACE.hair, SIZE.strip - SPACE.s)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIZE.icon + SPACE.l, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._item.name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tone = painter_on(self), self._item.tone
        if tone in (Tone.WARN, Tone.BAD):
            surface(painter, self.rect(), soft_of(tone), radius=RADIUS.small)
        colour = {Tone.CALM: "muted", Tone.GOOD: "good"}.get(tone, tone.value)
        mark = SIZE.icon - SPACE.xs
        box = QRect(SPACE.s, (self.height() - mark) // 2, mark, mark)
        draw_icon(painter, self._item.icon, box, getattr(current().colours, colour))
        room = self.rect().adjusted(box.right() + SPACE.xs + 1, 0, -SPACE.xs, 0)
        words = "normal" if tone in (Tone.CALM, Tone.GOOD) else tone.value
        draw_text(painter, room, self._text, ui_font(TYPE.caption), words)

    def _retell(self) -> None:
        self._text = self._speaker.text(self._item.words)
        self.setToolTip(self._text)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()
