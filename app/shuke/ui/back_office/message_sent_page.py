"""The page of the queue: by state, each with its text, its reason and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.messages.sent import SentPresenter, SentState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import message_window as words

__all__ = ["MessageSentPage"]


class MessageSentPage(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.lists = PickGrid(speaker, columns=6)
        self.cost = Text(speaker, "", Role.BODY, Ink.MUTED)
        self.notice = Notice(speaker)
        self.table = Table(
            speaker,
            [
                *(TableColumn(one) for one in words.COLUMNS[:3]),
                TableColumn(words.COLUMNS[3], stretch=True),
                TableColumn(words.COLUMNS[4], number=True),
            ],
        )
        self._listed = QStackedWidget()
        self._listed.addWidget(EmptyState(speaker, "calm", words.EMPTY, words.EMPTY_TEACHING))
        self._listed.addWidget(self.table)
        self.text = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.why = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.again_button = Button(speaker, words.SEND_AGAIN, ButtonKind.PLAIN, Target.USUAL, icon="redo")
        self.off_button = Button(speaker, words.CALL_OFF, ButtonKind.DANGER, Target.USUAL)
        self.newer_button = Button(speaker, words.NEWER, ButtonKind.PLAIN, Target.LEAST)
        self.older_button = Button(speaker, words.OLDER, ButtonKind.PLAIN, Target.LEAST)
        self.pages = Text(speaker, "", Role.BODY, Ink.MUTED)
        self._one = QStackedWidget()
        self._put_together(speaker)

    def attach(self, presenter: SentPresenter) -> None:
        self.lists.picked.connect(presenter.list)
        self.table.row_chosen.connect(presenter.choose)
        self.newer_button.clicked.connect(lambda: presenter.go(-1))
        self.older_button.clicked.connect(lambda: presenter.go(1))
        self.again_button.clicked.connect(presenter.send_again)
        self.off_button.clicked.connect(presenter.call_off)
        presenter.attach(self.render_state)

    def render_state(self, state: SentState) -> None:
        self.lists.offer(dict(state.lists), state.listed.value)
        self.cost.say(state.cost)
        tell(self.notice, state.notice)
        self._listed.setCurrentIndex(int(bool(state.rows)))
        self.pages.say(state.pages)
        for part in (self.newer_button, self.pages, self.older_button):
            appear(part, bool(state.pages))
        self.newer_button.setEnabled(state.newer)
        self.older_button.setEnabled(state.older)
        self.table.render_rows([TableRow(one.key, one.cells) for one in state.rows], chosen=state.chosen)
        self._one.setCurrentIndex(int(bool(state.chosen)))
        self.text.say(state.text)
        self.why.say(state.why)
        appear(self.again_button, state.may_again)
        appear(self.off_button, state.may_off)

    def _put_together(self, speaker: Speaker) -> None:
        said = Surface("raised", radius=SPACE.m, edge="hairline")
        said.setLayout(column(self.text, gap=0, margin=SPACE.m))
        chosen = QWidget()
        chosen.setLayout(
            column(said, self.why, self.again_button, self.off_button, None, gap=SPACE.m, margin=SPACE.m)
        )
        self._one.addWidget(EmptyState(speaker, "calm", words.CHOOSE, words.CHOOSE_TEACHING))
        self._one.addWidget(chosen)
        right = Surface("card")
        right.setLayout(column(self._one, gap=0))
        right.setFixedWidth(SIZE.member_panel)
        listed = column(
            self.notice,
            self.lists,
            self._listed,
            row(self.cost, None, self.newer_button, self.pages, self.older_button, gap=SPACE.m),
            gap=SPACE.m,
            margin=SPACE.l,
        )
        listed.setStretch(2, 1)
        whole = row(listed, right, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
