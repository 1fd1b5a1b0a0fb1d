"""The receipt as the paper shows it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.receipt_preview import ReceiptPreviewState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.overlay import Edge
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.paper_view import PaperView
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import preview as words
from shuke.wording.said import said

__all__ = ["ReceiptOverlay"]


class ReceiptOverlay(GrowingPanel):
    """Scrolls; the paper is as wide as the panel."""

    reprint_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, "", width=SIZE.field_width + SPACE.xxxl, edge=Edge.RIGHT)
        self._view = PaperView(speaker)
        self._notice = Notice(speaker)
        self._reprint = Button(speaker, words.PRINT_AGAIN, ButtonKind.PRIMARY, Target.USUAL, icon="printer")
        self._save = Button(speaker, words.SAVE, ButtonKind.QUIET, Target.USUAL, icon="save")
        for button in (self._reprint, self._save):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._view, 1)
        self.column.addLayout(row(self._reprint, self._save))
        self._reprint.clicked.connect(self.reprint_wanted)
        self._save.clicked.connect(self.save_wanted)

    def render_state(self, state: ReceiptPreviewState) -> None:
        self.retitle(said(words.RECEIPT, number=state.number))
        self._view.show_picture(state.picture, awaited=state.notice is None)
        for button in (self._reprint, self._save):
            button.setEnabled(bool(state.picture))
        tell(self._notice, state.notice)

    def start(self) -> None:
        self.open(self._reprint)

    @property
    def paper(self) -> QPixmap:
        return self._view.paper

    @property
    def reprint_button(self) -> Button:
        return self._reprint

    @property
    def save_button(self) -> Button:
        return self._save

    @property
    def notice(self) -> Notice:
        return self._notice
