"""The shop's departments in their order, over the list of articles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.departments import DepartmentsPresenter, DepartmentsState
from shuke.ui.back_office.leave_panel import LeavePanel
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import article_screen as words

__all__ = ["DepartmentsPanel"]


class DepartmentsPanel(LeavePanel):
    """Enter adds what is typed; Enter on a department, or a double tap, changes its name."""

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.DEPARTMENTS)
        self.table = Table(speaker, [TableColumn(words.DEPARTMENT, stretch=True)])
        self.table.setMinimumHeight(SIZE.row * 5)
        self.name = TextField(speaker, words.DEPARTMENT_NEW, most=100)
        self.add_button = Button(speaker, words.DEPARTMENT_ADD, ButtonKind.PRIMARY, Target.LEAST, key="Enter")
        self.rename_button = Button(speaker, words.DEPARTMENT_RENAMED, target=Target.LEAST)
        self.up_button = Button(speaker, words.DEPARTMENT_UP, target=Target.LEAST, icon="up")
        self.down_button = Button(speaker, words.DEPARTMENT_DOWN, target=Target.LEAST, icon="down")
        self.notice = Notice(speaker)
        none = EmptyState(speaker, "tag", words.DEPARTMENTS_EMPTY, words.DEPARTMENTS_EMPTY_TEACHING)
        self._places = QStackedWidget()
        self._places.addWidget(self.table)
        self._places.addWidget(none)
        self.column.addWidget(
            Text(speaker, words.DEPARTMENTS_TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True)
        )
        self.column.addWidget(self.notice)
        self.column.addWidget(self._places, 1)
        self.column.addLayout(row(self.up_button, self.down_button, None, self.rename_button))
        typing = row(self.name, self.add_button, gap=SPACE.m)
        typing.setStretch(0, 1)
        self.column.addLayout(typing)

    def attach(self, presenter: DepartmentsPresenter) -> None:
        self.name.changed.connect(presenter.type)
        self.add_button.clicked.connect(presenter.submit)
        self.table.row_chosen.connect(presenter.choose)
        self.table.row_opened.connect(presenter.begin_rename)
        self.rename_button.clicked.connect(lambda: presenter.begin_rename(presenter.state.chosen))
        self.up_button.clicked.connect(lambda: presenter.move(-1))
        self.down_button.clicked.connect(lambda: presenter.move(1))
        self.leave_wanted.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: DepartmentsState) -> None:
        self.table.render_rows(
            [TableRow(d.department_id, (d.name,)) for d in state.departments], chosen=state.chosen
        )
        self._places.setCurrentIndex(0 if state.departments else 1)
        self.name.relabel(state.label)
        self.name.show_text(state.typed)
        self.name.complain(state.fault)
        self.add_button.say(words.DEPARTMENT_RENAMED if state.renamed else words.DEPARTMENT_ADD)
        for button in (self.rename_button, self.up_button, self.down_button):
            button.setEnabled(bool(state.chosen))
        tell(self.notice, state.notice)
        self.show_open(state.shown, self.name)
        if state.renamed and not self.name.edit.hasFocus():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.add_button.click()
        else:
            super().keyPressEvent(event)
