"""Commission: who gets what in a month at the left, how it comes about at the right, the goal below it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.staff_pay import PayPresenter, PayState
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_save
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Hairline, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Amount, Ink, Role, Text
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import events
from shuke.wording import staff_pay as words

__all__ = ["PayScreen"]


class PayScreen(BackOfficeScreen):
    """Page Up and Page Down turn the month, Up and Down choose somebody. `ask` asks where to export to."""

    months_wanted = Signal(int)
    person_chosen = Signal(str)
    export_wanted = Signal(object)

    def __init__(self, speaker: Speaker, ask: AskPath | None = None) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask = ask or ask_to_save(self, LISTS)
        self._people: tuple[str, ...] = ()
        self._chosen = ""
        self._file_name = ""
        self.print_button = Button(speaker, words.PRINT, ButtonKind.PLAIN, Target.LEAST, icon="printer")
        self.export_button = Button(speaker, words.EXPORT, ButtonKind.PLAIN, Target.LEAST, icon="export")
        self.back = IconButton(speaker, "back", events.PREVIOUS_MONTH, ButtonKind.QUIET)
        self.on = IconButton(speaker, "forward", events.NEXT_MONTH, ButtonKind.QUIET)
        self.month = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.people = PickList(speaker)
        self._empty = EmptyState(speaker, "wallet", words.EMPTY, words.EMPTY_TEACHING)
        self._teaching = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.notice = Notice(speaker)
        self._why_none = Text(speaker, "", Role.EMPHASIS, Ink.WARN, wrapping=True)
        self.person = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.total = Amount("")
        self.goal = Text(speaker, "", Role.EMPHASIS, Ink.ACCENT, wrapping=True)
        columns = [TableColumn(words.COLUMNS[2], stretch=True), TableColumn(words.COLUMNS[1], number=True)]
        self.lines = Table(speaker, columns)
        self.posts = PickGrid(speaker, columns=2)
        self.amount = TextField(speaker, words.AMOUNT, hint=words.AMOUNT_HINT, most=13)
        self.whole_shop = Tick(speaker, words.WHOLE_SHOP)
        self.goal_button = Button(speaker, words.SAVE, ButtonKind.QUIET, Target.USUAL, icon="check")
        self._setting = QWidget()
        self._setting.setLayout(
            column(
                Hairline(),
                Text(speaker, words.GOAL, Role.CAPTION, Ink.MUTED),
                self.posts,
                row(self.amount, self.whole_shop, self.goal_button, gap=SPACE.m),
                gap=SPACE.s,
            )
        )
        self._put_together()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: PayPresenter) -> None:
        self.back.clicked.connect(lambda: presenter.go(-1))
        self.on.clicked.connect(lambda: presenter.go(1))
        self.months_wanted.connect(presenter.go)
        self.person_chosen.connect(presenter.choose)
        self.people.picked.connect(presenter.choose)
        self.posts.picked.connect(presenter.pick_post)
        self.amount.changed.connect(presenter.type_goal)
        self.amount.entered.connect(presenter.set_goal)
        self.whole_shop.ticked.connect(presenter.tick_whole_shop)
        self.goal_button.clicked.connect(presenter.set_goal)
        self.print_button.clicked.connect(presenter.print)
        self.export_button.clicked.connect(self._export)
        self.export_wanted.connect(lambda path: presenter.export(path, self._speaker.language))
        presenter.attach(self.render_state)

    def render_state(self, state: PayState) -> None:
        self.month.say(state.month)
        self._file_name = self._speaker.text(state.file_name)
        self._people, self._chosen = tuple(one.person for one in state.rows), state.chosen
        at = self._people.index(state.chosen) if state.chosen in self._people else -1
        rows = (PickRow(one.person, one.person, one.goal, one.amount) for one in state.rows)
        self.people.show_rows(tuple(rows), at)
        self._teaching.say(state.teaching)
        appear(self._teaching, bool(state.teaching))
        tell(self.notice, state.notice)
        self._why_none.say(state.why_none)
        appear(self._why_none, bool(state.why_none))
        self.person.say(state.chosen)
        self.total.show_text(state.total)
        self.goal.say(state.goal)
        appear(self.goal, bool(state.goal))
        self.lines.render_rows(
            [TableRow(str(at), (one.words, one.amount)) for at, one in enumerate(state.lines)]
        )
        self._middle.setCurrentIndex(1 if state.lines else 0)
        appear(self._setting, state.may_set)
        self.posts.offer(dict(state.posts), state.post)
        self.amount.show_text(state.typed)
        self.amount.complain(state.fault)
        self.whole_shop.show_on(state.whole_shop)
        self.print_button.setEnabled(bool(state.lines))
        self.export_button.setEnabled(bool(state.total) or any(one.amount for one in state.rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if months is not None:
            self.months_wanted.emit(months)
        elif down is not None:
            at = self._people.index(self._chosen) + down if self._chosen in self._people else 0
            if 0 <= at < len(self._people):
                self.person_chosen.emit(self._people[at])
        else:
            super().keyPressEvent(event)

    def _export(self) -> None:
        path = self._ask(self._speaker.text(words.EXPORT_TITLE), self._file_name)
        if isinstance(path, Path):
            self.export_wanted.emit(path)

    def _put_together(self) -> None:
        left = Surface("card")
        months = row(self.back, self.month, self.on, gap=SPACE.s)
        months.setStretch(1, 1)
        listed = column(months, self.people, self._teaching, gap=SPACE.m, margin=SPACE.m)
        listed.setStretch(1, 1)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.totals_panel)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._empty)
        self._middle.addWidget(self.lines)
        right = column(
            self.notice,
            self._why_none,
            row(self.person, self.total, gap=SPACE.m),
            self.goal,
            self._middle,
            self._setting,
            gap=SPACE.m,
            margin=SPACE.l,
        )
        right.setStretch(4, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.print_button, self.export_button)
