"""Contacts: the members who want a word today at the left, the chosen one with telephone, causes and note beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.domain.contacted import LONGEST_CONTACT_NOTE, Outcome
from shuke.presenters.contacts import ContactsPresenter, ContactsState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.typing import is_typed_into
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import contacts as words
from shuke.wording.listed import Listed

__all__ = ["ContactsScreen"]

_MARKS = {
    Qt.Key.Key_Return: Outcome.REACHED,
    Qt.Key.Key_Enter: Outcome.REACHED,
    Qt.Key.Key_M: Outcome.MISSED,
}


class ContactsScreen(BackOfficeScreen):
    """Up and Down choose a member, N goes to the note, Enter says reached, M not reached."""

    chosen = Signal(str)
    marked = Signal(Outcome)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self.list = PickList(speaker)
        self.count = Text(speaker, "", Role.BODY, Ink.MUTED)
        self.name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.phone = Text(speaker, "", Role.TITLE, Ink.ACCENT)
        self.causes = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.offers = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.note = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.field = TextField(
            speaker, words.NOTE_FIELD, hint=words.NOTE_HINT, most=LONGEST_CONTACT_NOTE, target=Target.USUAL
        )
        self.notes = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.reached_button = Button(
            speaker, words.REACHED, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.missed_button = Button(speaker, words.MISSED, ButtonKind.QUIET, Target.USUAL, key="M")
        self.notice = Notice(speaker)
        self._put_together(speaker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: ContactsPresenter) -> None:
        self.list.picked.connect(presenter.choose)
        self.chosen.connect(presenter.choose)
        self.marked.connect(presenter.mark)
        self.field.changed.connect(presenter.type_note)
        self.field.entered.connect(lambda: presenter.mark(Outcome.REACHED))
        self.reached_button.clicked.connect(lambda: presenter.mark(Outcome.REACHED))
        self.missed_button.clicked.connect(lambda: presenter.mark(Outcome.MISSED))
        presenter.attach(self.render_state)

    def render_state(self, state: ContactsState) -> None:
        self._keys, self._chosen = tuple(one.member_id for one in state.rows), state.chosen
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        self.list.show_rows(tuple(PickRow(one.member_id, one.name, one.causes) for one in state.rows), at)
        self.count.say(state.count)
        tell(self.notice, state.notice)
        if at < 0:
            self._right.setCurrentWidget(
                self._none_mine if state.has_none else self._nobody if state.count else self._looking
            )
            return
        one = state.rows[at]
        self._right.setCurrentWidget(self._one)
        self.name.say(one.name)
        self.phone.say(one.phone)
        self.causes.say(one.causes)
        self.offers.say(one.offers)
        self.note.say(one.note)
        appear(self.note, bool(one.note))
        self.field.show_text(state.text)
        self.notes.say(Listed(state.notes, on_lines=True) if state.notes else "")
        appear(self.notes, bool(state.notes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        down = None if is_typed_into() else {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if down is not None:
            at = self._keys.index(self._chosen) + down if self._chosen in self._keys else 0
            if 0 <= at < len(self._keys):
                self.chosen.emit(self._keys[at])
        elif key == Qt.Key.Key_N and self._chosen:
            self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key in _MARKS:
            self.marked.emit(_MARKS[key])
        else:
            super().keyPressEvent(event)

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        left.setLayout(column(self.list, margin=SPACE.m))
        left.setFixedWidth(SIZE.totals_panel)
        self._one = QWidget()
        keys = row(self.reached_button, self.missed_button, None, gap=SPACE.m)
        self._one.setLayout(
            column(
                self.name,
                self.phone,
                self.causes,
                self.offers,
                self.note,
                self.notes,
                SPACE.m,
                self.field,
                keys,
                None,
                gap=SPACE.s,
            )
        )
        self._nobody = EmptyState(speaker, "good", words.NOBODY, words.NOBODY_TEACHING)
        self._none_mine = EmptyState(speaker, "members", words.NONE_MINE, words.NONE_MINE_TEACHING)
        self._looking = QWidget()
        self._right = QStackedWidget()
        for shown in (self._looking, self._one, self._nobody, self._none_mine):
            self._right.addWidget(shown)
        right = column(self.notice, self._right, gap=SPACE.s, margin=SPACE.l)
        right.setStretch(1, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.count)
