"""What every page of the devices is: a heading, a sentence that teaches, a notice, its own content."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import devices as words

__all__ = ["DevicePageView"]


class DevicePageView(QWidget):
    def __init__(self, speaker: Speaker, name: str) -> None:
        super().__init__()
        self.notice = Notice(speaker)
        self._title = Text(speaker, words.PAGES[name], Role.TITLE, Ink.STRONG)
        self._teaching = Text(speaker, words.PAGE_TEACHING[name], Role.BODY, Ink.MUTED, wrapping=True)

    def lay_out(self, *items: QWidget | QLayout | int | None, filling: QWidget | None = None) -> None:
        """Top to bottom; `filling` comes last and takes the room that is left."""
        inside = QWidget()
        parts = column(self._title, self._teaching, self.notice, *items, gap=SPACE.m)
        if filling is None:
            parts.addStretch(1)
        else:
            parts.addWidget(filling, 1)
            parts.addStretch(0)
        inside.setLayout(parts)
        inside.setMaximumWidth(SIZE.wizard_width)
        whole = row(inside, None, gap=0)
        whole.setStretch(0, 10)
        whole.setContentsMargins(SPACE.xxl, SPACE.xl, SPACE.xl, SPACE.xl)
        self.setLayout(whole)
