"""The scan overlay: the live picture, and what came of the last code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.scan import ScanState
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import preview as words

__all__ = ["ScanOverlay"]


class ScanOverlay(GrowingPanel):
    """`camera_wanted` says when the camera shall run. The picture is whatever widget was put in."""

    camera_wanted = Signal(bool)
    action_chosen = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget, picture: QWidget | None) -> None:
        super().__init__(speaker, screen, words.SCAN_TITLE, width=SIZE.field_width + SIZE.tile_width)
        self._running = False
        self._notice = Notice(speaker)
        self._notice.action_chosen.connect(self.action_chosen)
        if picture is not None:
            self.column.addWidget(picture, 1)
        self.column.addWidget(self._notice)
        teaching = Text(speaker, words.SCAN_TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        self.column.addWidget(teaching)

    def render_state(self, state: ScanState) -> None:
        tell(self._notice, state.result)
        if state.result is not None and state.result.action and not self.isHidden():
            self._notice.action_button.setFocus()
        if state.open != self._running:
            self._running = state.open
            self.camera_wanted.emit(state.open)

    def start(self) -> None:
        self.open(self.close_button)

    @property
    def notice(self) -> Notice:
        return self._notice
