"""Surfaces that hold other things: cards, hairlines, sections, a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.painting import ink, painter_on, surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SPACE
from shuke.wording.said import Words

__all__ = ["Card", "Hairline", "Scrolling", "Section", "Surface"]


class Surface(QWidget):
    """A plain area in a colour of the tokens: `paper`, `card`, `sunken` …, with square or round corners."""

    def __init__(self, fill: str = "card", *, radius: int = 0, edge: str = "") -> None:
        super().__init__()
        self._fill, self._radius, self._edge = fill, radius, edge

    def fill_with(self, fill: str, edge: str = "") -> None:
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        if self._radius:
            surface(painter, self.rect(), self._fill, edge=self._edge, radius=self._radius)
        else:
            painter.fillRect(self.rect(), ink(self._fill))


class Card(Surface):
    """A rounded card with a hairline, holding a column."""

    def __init__(
        self, *items: QWidget | QLayout | int | None, gap: int = SPACE.m, margin: int = SPACE.l
    ) -> None:
        super().__init__("card", radius=RADIUS.large, edge="hairline")
        self._column = column(*items, gap=gap, margin=margin)
        self.setLayout(self._column)

    @property
    def column(self) -> QVBoxLayout:
        return self._column


class Hairline(QWidget):
    """A line one px thin, lying or standing: rather than a box in a box."""

    def __init__(self, *, standing: bool = False) -> None:
        super().__init__()
        self._standing = standing
        if standing:
            self.setFixedWidth(SPACE.hair)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(SPACE.hair)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SPACE.hair, SPACE.hair)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), ink("hairline"))


class Section(QWidget):
    """A quiet heading, a hairline, and what belongs under it."""

    def __init__(
        self,
        speaker: Speaker,
        title: Words,
        *items: QWidget | QLayout | int | None,
        aside: QWidget | None = None,
    ) -> None:
        super().__init__()
        heading = Text(speaker, title, Role.CAPTION, Ink.MUTED)
        top = row(heading, None, aside) if aside is not None else row(heading)
        self._column = column(top, Hairline(), *items, gap=SPACE.s)
        self.setLayout(self._column)

    @property
    def column(self) -> QVBoxLayout:
        return self._column


class Scrolling(QScrollArea):
    """Its content scrolls up and down, never sideways."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
