"""The held baskets: arrows and Enter, or a tap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shuke.presenters.held import HeldRow, HeldState
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import members as words
from shuke.wording.said import Words, said

__all__ = ["HeldOverlay"]

_ROWS_SEEN = 6


class HeldOverlay(GrowingPanel):
    moved = Signal(int)
    entered = Signal()
    picked = Signal(str)

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.HELD_TITLE)
        self._list = PickList(speaker)
        self._list.setFixedHeight(SIZE.target_usual * _ROWS_SEEN)
        self._empty = EmptyState(speaker, "hold", words.HELD_EMPTY, words.HELD_TEACHING)
        self._notice = Notice(speaker)
        for part in (self._notice, self._list, self._empty):
            self.column.addWidget(part)
        self._list.picked.connect(self.picked)

    def render_state(self, state: HeldState) -> None:
        self._list.show_rows(tuple(_row(one) for one in state.rows), state.highlighted)
        appear(self._list, bool(state.rows))
        appear(self._empty, not state.rows)
        tell(self._notice, state.notice)

    def start(self) -> None:
        """Open; the arrows move at once."""
        self.open(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = Qt.Key(event.key())
        if pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if pressed is Qt.Key.Key_Up else 1)
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    @property
    def list(self) -> PickList:
        return self._list

    @property
    def notice(self) -> Notice:
        return self._notice


def _row(held: HeldRow) -> PickRow:
    detail: Words = said(words.HELD_AT, time=held.held_at, lines=held.lines)
    if held.note:
        detail = said(words.HELD_AT_NOTE, detail=detail, note=held.note)
    return PickRow(held.basket_id, held.member, detail, aside=held.total)
