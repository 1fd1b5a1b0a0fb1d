"""One figure against the one before: its name, the amount, which way it went and how much it was."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from shuke.application.figures.tiles import Tile
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording import dashboard as words
from shuke.wording.said import said

__all__ = ["FigureTile"]


class FigureTile(Surface):
    """How it is counted stands in its tool tip, and on the page that explains all of them."""

    def __init__(self, speaker: Speaker, tile: Tile) -> None:
        super().__init__("card", radius=RADIUS.large, edge="hairline")
        self._speaker, self._tile = speaker, tile
        self.amount = Text(speaker, tile.amount, Role.TITLE, Ink.STRONG)
        change = Text(speaker, tile.change, Role.CAPTION, Ink.NORMAL if tile.rose is not None else Ink.MUTED)
        before = Text(speaker, said(words.BEFORE_WAS, amount=tile.before), Role.CAPTION, Ink.MUTED)
        appear(change, bool(tile.change))
        appear(before, bool(tile.before) and tile.change is not words.NOT_BEFORE)
        inside = column(
            Text(speaker, words.FIGURES[tile.figure], Role.CAPTION, Ink.MUTED),
            self.amount,
            row(change, before, None, gap=SPACE.s),
            gap=SPACE.xs,
            margin=SPACE.m,
        )
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speaker.changed.connect(self._retell)
        self._retell()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.tile_width, SIZE.tile_height_long)

    def _retell(self) -> None:
        tile = self._tile
        self.setToolTip(self._speaker.text(words.HOW[tile.figure]))
        told = (words.FIGURES[tile.figure], tile.amount, tile.change, tile.before)
        self.setAccessibleName(" ".join(self._speaker.text(one) for one in told))
