"""The form of one article, at the right edge of the list."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.application.article_checks import ArticleField
from shuke.presenters.article_form import TEXT_FIELDS, ArticleFormPresenter, ArticleFormState
from shuke.ui.back_office.department_picker import DepartmentPicker
from shuke.ui.back_office.leave_panel import LeavePanel
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.overlay import Edge
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import article_screen as words

__all__ = ["ArticleForm"]

_MOST_TYPED = 120
"""More than may stay, so that somebody sees that it was too much."""

_PLACES = {
    ArticleField.NAME: (0, 0, 2),
    ArticleField.BARCODE: (1, 0, 2),
    ArticleField.PRICE: (2, 0, 1),
    ArticleField.COST: (2, 1, 1),
    ArticleField.OFFER: (4, 0, 2),
    ArticleField.OFFER_FROM: (5, 0, 1),
    ArticleField.OFFER_UNTIL: (5, 1, 1),
    ArticleField.BRAND: (6, 0, 1),
    ArticleField.MODEL: (6, 1, 1),
    ArticleField.STYLE: (7, 0, 1),
    ArticleField.CATEGORY: (7, 1, 1),
    ArticleField.ZONE: (8, 0, 1),
}
"""Row, column, how many columns; the department stands in row 3."""


class ArticleForm(LeavePanel):
    """Enter saves, Esc leaves. What is wrong stands below its field, which takes the focus."""

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.NEW_ARTICLE, edge=Edge.RIGHT)
        self._shown: ArticleFormState | None = None
        self._fields: dict[ArticleField, TextField] = {
            where: TextField(
                speaker,
                words.FIELDS[where.value],
                hint=words.HINTS.get(where.value, ""),
                most=_MOST_TYPED,
            )
            for where in TEXT_FIELDS
        }
        self.department = DepartmentPicker(speaker, screen, every=False)
        self._department_fault = Text(speaker, "", Role.CAPTION, Ink.BAD, wrapping=True)
        self.reduced = Tick(speaker, words.REDUCED)
        self.special_price = Tick(speaker, words.SPECIAL_PRICE)
        self.quick = Tick(speaker, words.QUICK)
        self.active = Tick(speaker, words.ACTIVE)
        self.notice = Notice(speaker)
        self.save_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, key="Enter")
        self._put_together(speaker)

    def attach(self, presenter: ArticleFormPresenter) -> None:
        for where, field in self._fields.items():
            field.changed.connect(lambda text, where=where: presenter.write(where, text))
        self.department.chosen.connect(presenter.choose_department)
        self.reduced.ticked.connect(presenter.mark_reduced)
        self.special_price.ticked.connect(presenter.mark_special_price)
        self.quick.ticked.connect(presenter.mark_quick)
        self.active.ticked.connect(presenter.mark_active)
        self.save_button.clicked.connect(presenter.save)
        self.leave_wanted.connect(presenter.leave)
        presenter.attach(self.render_state)

    def render_state(self, state: ArticleFormState) -> None:
        before, self._shown = self._shown, state
        if state.shown:
            self.retitle(state.title)
            for where, field in self._fields.items():
                field.show_text(state.texts.get(where, ""))
                field.complain(state.faults.get(where, ""))
            self.department.offer(state.departments, state.department_id)
            self._department_fault.say(state.faults.get(ArticleField.DEPARTMENT, ""))
            self.reduced.show_on(state.reduced)
            self.special_price.show_on(state.special_price)
            self.quick.show_on(state.quick)
            self.active.show_on(state.active)
            self.save_button.setEnabled(not state.busy)
        tell(self.notice, state.notice)
        first = (
            ArticleField.NAME
            if state.article_id or not state.texts.get(ArticleField.NAME)
            else ArticleField.PRICE
        )
        self.show_open(state.shown, self._fields[first])
        if before is not None and state.faults and state.faults != before.faults and not before.faults:
            self._go_to_fault(state)

    def field(self, where: ArticleField) -> TextField:
        return self._fields[where]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field, which does not use it itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.save_button.click()
        else:
            super().keyPressEvent(event)

    def _go_to_fault(self, state: ArticleFormState) -> None:
        where = next((where for where in self._fields if where in state.faults), None)
        if where is not None:
            self._fields[where].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[where].edit.selectAll()

    def _put_together(self, speaker: Speaker) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, SPACE.m, 0)
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.xs)
        for where, (down, across, width) in _PLACES.items():
            grid.addWidget(self._fields[where], down, across, 1, width)
        label = Text(speaker, words.DEPARTMENT, Role.CAPTION, Ink.MUTED)
        department = column(label, self.department, self._department_fault, gap=SPACE.xs)
        grid.addLayout(department, 3, 0, 1, 2)
        for across in (0, 1):
            grid.setColumnStretch(across, 1)
        content = QWidget()
        content.setLayout(
            column(grid, self.active, self.quick, self.reduced, self.special_price, None, gap=SPACE.xs)
        )
        self.column.addWidget(self.notice)
        self.column.addWidget(Scrolling(content), 1)
        self.column.addWidget(Hairline())
        self.column.addLayout(row(None, self.save_button))
        _in_order(self._fields, self.department)


def _in_order(fields: dict[ArticleField, TextField], department: QWidget) -> None:
    """Tab goes as the eye does."""
    stops: list[QWidget] = [fields[where].edit for where in _PLACES]
    stops.insert(list(_PLACES).index(ArticleField.OFFER), department)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
