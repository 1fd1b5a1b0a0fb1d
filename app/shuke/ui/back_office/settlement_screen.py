"""What the shop settled with others: the months at the left, the slip of the chosen one beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.settlement import SettlementPresenter, SettlementState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.parts.paper_view import PaperView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import settlement as words

__all__ = ["SettlementScreen"]


class SettlementScreen(BackOfficeScreen):
    """Up and Down choose a month, Enter prints its slip."""

    chosen = Signal(str)
    print_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.SETTLEMENT)
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self.months = PickList(speaker)
        self.paper = PaperView(speaker)
        self.print_button = Button(
            speaker, words.PRINT, ButtonKind.PRIMARY, Target.USUAL, icon="printer", key="Enter"
        )
        self.notice = Notice(speaker)
        self._put_together(speaker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: SettlementPresenter) -> None:
        self.months.picked.connect(presenter.choose)
        self.chosen.connect(presenter.choose)
        self.print_wanted.connect(presenter.print_slip)
        self.print_button.clicked.connect(presenter.print_slip)
        presenter.attach(self.render_state)

    def render_state(self, state: SettlementState) -> None:
        rows = state.rows or ()
        self._keys, self._chosen = tuple(one.month for one in rows), state.chosen
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        self.months.show_rows(tuple(PickRow(one.month, one.month, one.outcome) for one in rows), at)
        tell(self.notice, state.notice)
        self._right.setCurrentWidget(
            self._one if rows else self._looking if state.rows is None else self._none
        )
        self.paper.show_picture(state.picture, awaited=state.notice is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if down is not None:
            at = self._keys.index(self._chosen) + down if self._chosen in self._keys else 0
            if 0 <= at < len(self._keys):
                self.chosen.emit(self._keys[at])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.print_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        left.setLayout(column(self.months, margin=SPACE.m))
        left.setFixedWidth(SIZE.totals_panel)
        self._one = QWidget()
        with_print = column(self.paper, row(self.print_button, None), gap=SPACE.m)
        with_print.setStretch(0, 1)
        self._one.setLayout(with_print)
        self._none = EmptyState(speaker, "wallet", words.NONE_SETTLED, words.NONE_SETTLED_TEACHING)
        self._looking = QWidget()
        self._right = QStackedWidget()
        for shown in (self._looking, self._one, self._none):
            self._right.addWidget(shown)
        right = column(self.notice, self._right, gap=SPACE.s, margin=SPACE.l)
        right.setStretch(1, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)
