"""What the shop asks of whoever joins: a row a field, of three answers one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.domain.asked_fields import Asked, AskedFields
from shuke.domain.profile_fields import ProfileField
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import staff as words
from shuke.wording.member_record import FIELDS

__all__ = ["AskedPanel"]


class AskedPanel(OverlayPanel):
    picked = Signal(object, object)
    saved = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.ASKED_TITLE, width=SIZE.wizard_width)
        self.grids = {one: PickGrid(speaker, columns=len(Asked)) for one in ProfileField}
        rows = column(gap=SPACE.s)
        for one, grid in self.grids.items():
            grid.picked.connect(partial(self._pick, one))
            line = row(
                Text(speaker, FIELDS[one.value], Role.BODY, Ink.STRONG, wrapping=True), grid, gap=SPACE.m
            )
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            rows.addLayout(line)
        inside = QWidget()
        whole = column(rows, None)
        whole.setContentsMargins(0, 0, SPACE.m, 0)
        inside.setLayout(whole)
        self.save_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL)
        self.save_button.clicked.connect(self._save)
        self.column.addWidget(Text(speaker, words.ASKED_TEACHING, Role.BODY, Ink.MUTED, wrapping=True))
        self.column.addWidget(Scrolling(inside), 1)
        self.column.addWidget(self.save_button)

    def start(self) -> None:
        self.open()
        self.grids[ProfileField.NAME].focus_current()

    def render_asked(self, asked: AskedFields) -> None:
        for one, grid in self.grids.items():
            grid.offer(dict(words.ASKED), asked.of(one).value)

    def _pick(self, which: ProfileField, answer: str) -> None:
        self.picked.emit(which, Asked(answer))

    def _save(self) -> None:
        self.close_panel()
        self.saved.emit()
