"""The status strip: one quiet line at the bottom, icon and word for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.layouts import emptied
from shuke.ui.kit.marks import soft_of
from shuke.ui.kit.painting import draw_text, painter_on, surface
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
        aside: stands at the right end, and goes where there is no room.
        weight: items of least weight become their short words first, then their icon alone; those of most weight
            keep their words, shortened with … at the worst.
        short: the same in a word or a figure.
    """

    name: str
    icon: str
    words: Words
    tone: Tone = Tone.CALM
    aside: bool = False
    weight: int = 1
    short: Words = ""


class StatusStrip(QWidget):
    """40 px at the bottom of the window. `render_items` replaces what it shows; each thing says as much as there
    is room for."""

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
        speaker.changed.connect(self._fit)

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
        self._fit()

    def reserve(self, width: int) -> None:
        """Keep room at the right end for what the shell puts there."""
        self._line.setContentsMargins(SPACE.l, 0, SPACE.s + width, 0)
        self._fit()

    def texts(self) -> tuple[str, ...]:
        return tuple(item.full_text for item in self._shown)

    def shown_texts(self) -> tuple[str, ...]:
        """What each thing that is seen has room to say; empty for an icon alone."""
        return tuple(item.text for item in self._shown if item.text is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        surface(painter, self.rect(), "sunken", radius=0)
        surface(painter, QRect(0, 0, self.width(), SPACE.hair), "hairline", radius=0)

    def _add(self, item: StripItem) -> None:
        widget = _Item(self._speaker, item)
        widget.chosen.connect(self.item_chosen)
        self._shown.append(widget)
        self._line.addWidget(widget)
        widget.setVisible(True)  # at once, so that the strip is never seen empty

    def _fit(self) -> None:
        """As many words as there is room for: what stands aside goes first, then the last of least weight."""
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for item in self._shown:
            item.spell_out()
        most = max((item.weight for item in self._shown), default=0)
        for _, item in sorted(enumerate(self._shown), key=lambda at: (at[1].weight, -at[0])):
            while self._needed() > room and item.weight < most and item.give_way():
                pass

    def _needed(self) -> int:
        return sum(item.sizeHint().width() + SPACE.xs for item in self._shown)


class _Item(QWidget):
    chosen = Signal(str)

    def __init__(self, speaker: Speaker, item: StripItem) -> None:
        super().__init__()
        self._speaker, self._item = speaker, item
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.spell_out()

    @property
    def full_text(self) -> str:
        return self._speaker.text(self._item.words)

    @property
    def text(self) -> str | None:
        """What it has room to say; None: no room at all."""
        return self._ways[0]

    @property
    def weight(self) -> int:
        return 0 if self._item.aside else self._item.weight

    def spell_out(self) -> None:
        """All of its words, in the language spoken now."""
        full, short = self.full_text, self._speaker.text(self._item.short)
        less: list[str | None] = [None] if self._item.aside else [short, ""] if short else [""]
        self._ways = [full, *less]
        self.setToolTip(full)
        self.setAccessibleName(full)
        self._changed()

    def give_way(self) -> bool:
        """Say less, or go; False if there is nothing left to give."""
        if len(self._ways) == 1:
            return False
        self._ways.pop(0)
        self._changed()
        return True

    def sizeHint(self) -> QSize:
        if self.text is None:
            return QSize(0, SIZE.strip - SPACE.s)
        width = SPACE.s + SIZE.icon - SPACE.xs + SPACE.s + SPACE.hair
        if self.text:
            width += SPACE.xs + text_width(self.text, TYPE.caption)
        return QSize(width, SIZE.strip - SPACE.s)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(SIZE.icon + SPACE.l, SIZE.strip))

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
        draw_text(painter, room, self.text or "", ui_font(TYPE.caption), words)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()
