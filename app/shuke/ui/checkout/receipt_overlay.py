"""The receipt as the paper shows it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from shuke.presenters.receipt_preview import ReceiptPreviewState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.overlay import Edge
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording import preview as words
from shuke.wording.said import said

__all__ = ["ReceiptOverlay"]


class ReceiptOverlay(GrowingPanel):
    """Scrolls; the paper is as wide as the panel."""

    reprint_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, "", width=SIZE.field_width + SPACE.xxxl, edge=Edge.RIGHT)
        self._picture = b""
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._wait = Text(speaker, words.DRAWING, Role.BODY, Ink.MUTED)
        self._notice = Notice(speaker)
        desk = Surface("sunken", radius=RADIUS.small)
        inside = QWidget()
        inside.setLayout(column(self._wait, self._paper, None, margin=SPACE.m))
        self._area = Scrolling(inside)
        desk.setLayout(column(self._area))
        self._reprint = Button(speaker, words.PRINT_AGAIN, ButtonKind.PRIMARY, Target.USUAL, icon="printer")
        self._save = Button(speaker, words.SAVE, ButtonKind.QUIET, Target.USUAL, icon="save")
        for button in (self._reprint, self._save):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self._notice)
        self.column.addWidget(desk, 1)
        self.column.addLayout(row(self._reprint, self._save))
        self._reprint.clicked.connect(self.reprint_wanted)
        self._save.clicked.connect(self.save_wanted)

    def render_state(self, state: ReceiptPreviewState) -> None:
        self.retitle(said(words.RECEIPT, number=state.number))
        if state.picture != self._picture:
            self._picture = state.picture
            self._show_paper(state.picture)
        appear(self._wait, not state.picture and state.notice is None)
        for button in (self._reprint, self._save):
            button.setEnabled(bool(state.picture))
        tell(self._notice, state.notice)

    def start(self) -> None:
        self.open(self._reprint)

    @property
    def paper(self) -> QPixmap:
        return self._paper.pixmap()

    @property
    def reprint_button(self) -> Button:
        return self._reprint

    @property
    def save_button(self) -> Button:
        return self._save

    @property
    def notice(self) -> Notice:
        return self._notice

    def _show_paper(self, picture: bytes) -> None:
        paper = QPixmap()
        if picture:
            paper.loadFromData(picture)
        room = SIZE.field_width - SPACE.xl * 2
        if paper.width() > room:
            paper = paper.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self._paper.setPixmap(paper)
        self._area.verticalScrollBar().setValue(0)
