"""Small marks: tier badges, tones with their icon and word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.ui.fonts import text_width, ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.painting import draw_text, painter_on, surface
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import SIZE, SPACE, TYPE, Tone
from shuke.wording.said import Words

__all__ = ["Badge", "TierRank", "ink_of", "soft_of", "tier_rank"]


class TierRank(StrEnum):
    """How a tier looks, whatever a programme calls it."""

    ORDINARY = "tier_ordinary"
    SILVER = "tier_silver"
    GOLD = "tier_gold"
    DIAMOND = "tier_diamond"


def tier_rank(place: int, tiers: int) -> TierRank:
    """The look of the tier at `place` (0 is the lowest) among `tiers`: the top is a diamond from three on."""
    ranks = {
        1: (TierRank.ORDINARY,),
        2: (TierRank.ORDINARY, TierRank.GOLD),
        3: (TierRank.ORDINARY, TierRank.GOLD, TierRank.DIAMOND),
    }
    steps = ranks.get(tiers, tuple(TierRank))
    return steps[min(max(place, 0), len(steps) - 1)]


def ink_of(tone: Tone) -> str:
    return "normal" if tone is Tone.CALM else tone.value


def soft_of(tone: Tone) -> str:
    return "sunken" if tone is Tone.CALM else f"{tone.value}_soft"


class Badge(QWidget):
    """A pill with an icon and a word: a tier, or a state in its tone."""

    def __init__(
        self, speaker: Speaker, words: Words = "", look: TierRank | Tone = TierRank.ORDINARY
    ) -> None:
        super().__init__()
        self._speaker, self._words, self._look = speaker, words, look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self._retell)
        self._retell()

    def say(self, words: Words, look: TierRank | Tone | None = None) -> None:
        self._words = words
        self._look = self._look if look is None else look
        self._retell()

    def sizeHint(self) -> QSize:
        width = text_width(self._text, TYPE.caption, bold=True)
        return QSize(SPACE.s + SIZE.tick - SPACE.xs + SPACE.xs + width + SPACE.m, SIZE.tick + SPACE.xs)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIZE.tick * 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        tone = self._look if isinstance(self._look, Tone) else None
        colour = ink_of(tone) if tone else self._look.value
        soft = soft_of(tone) if tone else "sunken"
        surface(painter, self.rect(), soft, radius=self.height() // 2)
        mark = SIZE.tick - SPACE.xs
        box = QRect(SPACE.s, (self.height() - mark) // 2, mark, mark)
        colours = current().colours
        draw_icon(painter, self._look.value, box, getattr(colours, colour), hole=getattr(colours, soft))
        room = self.rect().adjusted(box.right() + SPACE.xs, 0, -SPACE.s, 0)
        font = ui_font(TYPE.caption, bold=True)
        draw_text(painter, room, self._text, font, colour, Qt.AlignmentFlag.AlignLeft)

    def _retell(self) -> None:
        self._text = self._speaker.text(self._words)
        self.setAccessibleName(self._text)
        appear(self, bool(self._text))
        self.updateGeometry()
        self.update()
