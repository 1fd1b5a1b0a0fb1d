"""Care: the occasions at the left, one of them as it is laid down, at the right what it will do; or what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.domain.care.plan import Occasion
from shuke.presenters.care.state import CarePage, CareState
from shuke.presenters.care.window import CarePresenter
from shuke.ui.back_office.care_form import CareFormPage
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.typing import is_typed_into
from shuke.ui.parts.unsaved_note import UnsavedNote
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import care_window as words
from shuke.wording.unsaved import ROW

__all__ = ["CareScreen"]

_PAGES = tuple(CarePage)
_KEYS = {Qt.Key.Key_1: CarePage.PLAN, Qt.Key.Key_2: CarePage.DONE}
_OCCASIONS = tuple(Occasion)


class CareScreen(BackOfficeScreen):
    """Up and Down choose an occasion, Alt+1 and Alt+2 turn to a page."""

    chosen = Signal(str)
    turned = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._chosen = Occasion.BIRTHDAY
        self.pages = PickGrid(speaker, columns=len(_PAGES))
        self.list = PickList(speaker)
        self.title = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.notice = Notice(speaker)
        self.unsaved = UnsavedNote(speaker)
        self.form = CareFormPage(speaker)
        self.done = Table(
            speaker, [TableColumn(one, stretch=at == 2) for at, one in enumerate(words.DONE_COLUMNS)]
        )
        self._put_together(speaker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: CarePresenter) -> None:
        self.pages.picked.connect(lambda key: presenter.go(CarePage(key)))
        self.turned.connect(lambda key: presenter.go(CarePage(key)))
        self.list.picked.connect(lambda key: presenter.choose(Occasion(key)))
        self.chosen.connect(lambda key: presenter.choose(Occasion(key)))
        self.unsaved.action_chosen.connect(presenter.give_up)
        self.form.attach(presenter)
        presenter.attach(self.render_state)

    def render_state(self, state: CareState) -> None:
        self._chosen = state.chosen
        self.pages.offer(words.PAGES, state.page.value)
        shown = tuple(
            PickRow(
                one.occasion.value,
                one.name,
                one.detail,
                aside=one.state,
                under_aside=ROW if one.occasion.value in state.unsaved_keys else "",
            )
            for one in state.rows
        )
        self.list.show_rows(shown, _OCCASIONS.index(state.chosen) if shown else -1)
        self.title.say(state.title)
        tell(self.notice, state.notice)
        self.unsaved.show_unsaved(state.unsaved and state.page is CarePage.PLAN)
        if state.form is not None:
            self.form.render_form(state.form)
        rows = [TableRow(str(at), (one.day, one.occasion, one.what)) for at, one in enumerate(state.done)]
        self.done.render_rows(rows)
        self._done.setCurrentIndex(int(bool(rows)))
        self._shown.setCurrentIndex(_PAGES.index(state.page))

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        down = None if is_typed_into() else {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        page = _KEYS.get(key)
        if page is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.turned.emit(page.value)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.form.take()  # a field that used the key lets it through as well
        elif down is not None:
            at = _OCCASIONS.index(self._chosen) + down
            if 0 <= at < len(_OCCASIONS):
                self.chosen.emit(_OCCASIONS[at].value)
        else:
            super().keyPressEvent(event)

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        left.setLayout(column(self.list, margin=SPACE.m))
        left.setFixedWidth(SIZE.totals_panel)
        right = column(self.title, self.unsaved, self.form, gap=SPACE.m, margin=SPACE.l)
        right.setStretch(2, 1)
        plan = QWidget()
        planned = row(left, right, gap=0)
        planned.setStretch(1, 1)
        plan.setLayout(planned)
        self._done = QStackedWidget()
        self._done.addWidget(EmptyState(speaker, "calm", words.DONE_NOTHING, words.DONE_TEACHING))
        self._done.addWidget(self.done)
        done = QWidget()
        done.setLayout(
            column(
                Text(speaker, words.DONE_TABLE, Role.TITLE, Ink.STRONG),
                self._done,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(plan)
        self._shown.addWidget(done)
        above = column(self.notice, gap=0)
        above.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, 0)
        content = QWidget()
        whole = column(above, self._shown, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, beside=self.pages)
