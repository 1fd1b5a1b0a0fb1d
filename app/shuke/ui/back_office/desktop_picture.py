"""The screens of this machine as they lie beside each other: the till's own, and the customers'."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.device_customer_display import ScreenSeen
from shuke.ui.fonts import ui_font
from shuke.ui.kit.painting import draw_text, painter_on, surface
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE, SPACE, TYPE
from shuke.wording.customer_display import PAGE, THIS_TILL
from shuke.wording.said import Words

__all__ = ["DesktopPicture"]


class DesktopPicture(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._screens: tuple[ScreenSeen, ...] = ()
        self._chosen = ""
        named(self, speaker, PAGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self.update)

    def show_screens(self, screens: tuple[ScreenSeen, ...], chosen: str) -> None:
        self._screens, self._chosen = screens, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.panel_width, SIZE.desktop_picture)

    def boxes(self) -> tuple[QRect, ...]:
        """Where each screen is drawn, in the order they were told."""
        if not self._screens:
            return ()
        left, top = min(one.x for one in self._screens), min(one.y for one in self._screens)
        wide = max(one.x + one.width for one in self._screens) - left
        high = max(one.y + one.height for one in self._screens) - top
        scale = min((self.width() - SPACE.s) / max(wide, 1), (self.height() - SPACE.s) / max(high, 1))
        return tuple(
            QRectF(
                (one.x - left) * scale + SPACE.xs,
                (one.y - top) * scale + SPACE.xs,
                one.width * scale - SPACE.xs,
                one.height * scale - SPACE.xs,
            ).toRect()
            for one in self._screens
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        for number, (screen, box) in enumerate(zip(self._screens, self.boxes(), strict=True), start=1):
            chosen = screen.key == self._chosen and not screen.till
            surface(
                painter, box, "accent_soft" if chosen else "sunken", edge="accent" if chosen else "outline"
            )
            inside = box.adjusted(SPACE.s, SPACE.s, -SPACE.s, -SPACE.s)
            third = inside.height() // 3
            lines: tuple[tuple[Words, int], ...] = (
                (str(number), TYPE.title),
                (THIS_TILL if screen.till else PAGE if chosen else "", TYPE.body),
                (f"{screen.width}×{screen.height}", TYPE.caption),
            )
            for at, (words, size) in enumerate(lines):
                place = QRect(inside.x(), inside.y() + at * third, inside.width(), third)
                draw_text(painter, place, self._speaker.text(words), ui_font(size, bold=not at), "strong")
