"""Sharing members out: whose above, below who has how many now and would have then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from shuke.presenters.member_pages.sharing import SharingPage, SharingState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_sharing as words

__all__ = ["SharingView"]


class SharingView(QWidget):
    """Up and Down choose somebody, space lets them take part or not, Ctrl+Enter does it, Esc goes back."""

    left = Signal()
    confirmed = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.scopes = ChoiceList(speaker, columns=3, height=SIZE.target_usual)
        self._teaching = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.table = _People(speaker)
        self.told = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.notice = Notice(speaker)
        self.part_button = Button(speaker, words.TAKES_PART, ButtonKind.QUIET, Target.USUAL, key="Space")
        self.back_button = Button(speaker, words.BACK, ButtonKind.QUIET, Target.USUAL, key="Esc")
        self.do_button = Button(
            speaker, words.DO_IT, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Ctrl+Enter"
        )
        buttons = row(self.part_button, None, self.back_button, self.do_button, gap=SPACE.m)
        whole = column(self.notice, self.scopes, self._teaching, self.table, self.told, buttons, gap=SPACE.m)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def attach(self, page: SharingPage) -> None:
        self.scopes.chosen.connect(page.choose_scope)
        self.table.row_chosen.connect(lambda key: page.choose("" if key == _NOBODY else key))
        self.table.row_opened.connect(lambda _key: page.toggle())
        self.table.toggled.connect(page.toggle)
        self.part_button.clicked.connect(page.toggle)
        self.back_button.clicked.connect(page.close)
        self.do_button.clicked.connect(page.share_out)
        self.left.connect(page.close)
        self.confirmed.connect(page.share_out)
        page.attach(self.render_state)

    def render_state(self, state: SharingState) -> None:
        self.scopes.offer([Choice(key, name) for key, name in state.scopes], state.scope.value)
        self._teaching.say(state.teaching)
        self.table.render_rows(
            [TableRow(one.staff_id or _NOBODY, one.cells) for one in state.rows],
            chosen=state.chosen or _NOBODY,
        )
        self.told.say(state.told)
        self.do_button.setEnabled(state.ready)
        self.part_button.setEnabled(bool(state.chosen) and not state.busy)
        self.back_button.say(words.STOP if state.busy else words.BACK)
        self.back_button.setEnabled(not state.stopping)
        tell(self.notice, state.notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)


_NOBODY = "-"
"""The key of the row of those whom nobody looks after."""


class _People(Table):
    toggled = Signal()

    def __init__(self, speaker: Speaker) -> None:
        person, part, *figures = words.COLUMNS
        super().__init__(
            speaker,
            (
                TableColumn(person, stretch=True),
                TableColumn(part),
                *(TableColumn(one, number=True) for one in figures),
            ),
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()  # whoever holds the table shares out
        else:
            super().keyPressEvent(event)
