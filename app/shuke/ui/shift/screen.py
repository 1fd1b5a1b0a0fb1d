"""The shift's window: how it stands and what to do at the left, a report or the count, earlier ones at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.shift import PastShift, ShiftPage, ShiftPresenter, ShiftState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.paper_view import PaperView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.shift.count_page import CountPage, OutcomePage
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import shift_window as words

__all__ = ["ShiftScreen"]

_NOW = "now"


class ShiftScreen(BackOfficeScreen):
    open_wanted = Signal()
    cash_wanted = Signal()

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__(speaker, words.TITLE)
        self._shown: tuple[PastShift, ...] = ()
        self._page, self._is_open = ShiftPage.EMPTY, False
        self.notice = Notice(speaker)
        self._opened = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._float = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._stale = Notice(speaker, small=True)
        self._teaching = Text(speaker, words.NONE_OPEN_TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        self.open_button = Button(speaker, "", ButtonKind.PRIMARY, Target.DIGIT, icon="shift")
        self.count_button = Button(speaker, words.COUNT, ButtonKind.PRIMARY, Target.DIGIT, icon="cash")
        self.cash_button = Button(
            speaker,
            words.DO_CASH,
            ButtonKind.QUIET,
            Target.DIGIT,
            icon="drawer",
            key=keys.chord(Action.DRAWER),
        )
        self.paper = PaperView(speaker)
        self.print_button = Button(speaker, "", ButtonKind.QUIET, Target.USUAL, icon="printer")
        self.count_page, self.outcome_page = CountPage(speaker), OutcomePage(speaker)
        self._nothing = EmptyState(speaker, "shift", words.NO_PAST, words.NO_PAST_TEACHING)
        self._middle = QStackedWidget()
        self.past = PickList(speaker)
        self._right = Surface("card")
        self._past_title = Text(speaker, words.PAST, Role.EMPHASIS, Ink.STRONG)
        self._put_together()

    def attach(self, presenter: ShiftPresenter) -> None:
        self.count_button.clicked.connect(presenter.begin_count)
        self.print_button.clicked.connect(presenter.print_report)
        self.past.picked.connect(lambda key: presenter.choose("" if key == _NOW else key))
        self.count_page.pieces_typed.connect(presenter.type_pieces)
        self.count_page.done.connect(presenter.count)
        self.count_page.given_up.connect(presenter.leave_count)
        self.outcome_page.reason_typed.connect(presenter.type_reason)
        self.outcome_page.count_again.connect(presenter.begin_count)
        self.outcome_page.close_wanted.connect(presenter.close_shift)
        presenter.attach(self.render_state)

    def render_state(self, state: ShiftState) -> None:
        self._render_standing(state)
        tell(self.notice, state.notice)
        self.paper.show_picture(state.picture, awaited=state.notice is None)
        self.print_button.say(words.PRINT_Z if state.chosen else words.PRINT_X)
        appear(self.print_button, state.may_read and (bool(state.chosen) or bool(state.opened)))
        self.count_page.render_state(state.count)
        self.outcome_page.render_state(state.outcome, state.reason)
        self._middle.setCurrentIndex(list(ShiftPage).index(state.page))
        self._render_past(state)
        if state.page is not self._page:
            self._page = state.page
            if state.page is ShiftPage.COUNT:
                self.count_page.start()
            elif state.page is ShiftPage.OUTCOME:
                self.outcome_page.start()
            else:
                self.focus_first()
        elif self._is_open != bool(state.opened) and state.page in (ShiftPage.EMPTY, ShiftPage.PAPER):
            self.focus_first()
        self._is_open = bool(state.opened)

    def focus_first(self) -> None:
        """What is to be done next."""
        first = self.open_button if not self.open_button.isHidden() else self.count_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_standing(self, state: ShiftState) -> None:
        is_open = bool(state.opened)
        self._opened.say(state.opened or words.NONE_OPEN)
        self._float.say(state.float_words)
        appear(self._float, is_open)
        appear(self._teaching, not is_open)
        self._stale.say(state.stale, Tone.WARN)
        self.open_button.say(words.FLOAT_STATE if is_open else words.OPEN_SHIFT)
        appear(self.open_button, not (is_open and state.float_known))
        appear(self.count_button, is_open)
        counting = state.page in (ShiftPage.COUNT, ShiftPage.OUTCOME)
        self.count_button.setEnabled(not counting)

    def _render_past(self, state: ShiftState) -> None:
        rows = tuple(PickRow(one.key, one.name, one.detail, under_aside=one.difference) for one in state.past)
        if state.opened and state.may_read:
            rows = (PickRow(_NOW, words.THIS_SHIFT), *rows)
        keys = [one.key for one in rows]
        at = state.chosen or _NOW
        shown = state.page is ShiftPage.PAPER
        self.past.show_rows(rows, keys.index(at) if shown and at in keys else -1)
        appear(self._right, state.may_read)

    def _put_together(self) -> None:
        for button in (self.open_button, self.count_button, self.cash_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = Surface("card")
        left.setLayout(
            column(
                self._opened,
                self._float,
                self._teaching,
                self._stale,
                SPACE.s,
                self.open_button,
                self.count_button,
                self.cash_button,
                None,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        left.setFixedWidth(SIZE.totals_panel)
        paper = QWidget()
        with_print = column(self.paper, self.print_button, gap=SPACE.m)
        with_print.setStretch(0, 1)
        paper.setLayout(with_print)
        for page in (self._nothing, paper, self.count_page, self.outcome_page):
            self._middle.addWidget(page)
        middle = column(self.notice, self._middle, gap=SPACE.m, margin=SPACE.l)
        middle.setStretch(1, 1)
        right = self._right
        right.setLayout(column(self._past_title, self.past, gap=SPACE.m, margin=SPACE.l))
        right.setFixedWidth(SIZE.totals_panel)
        content = QWidget()
        whole = row(left, middle, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.open_button.clicked.connect(self.open_wanted)
        self.cash_button.clicked.connect(self.cash_wanted)
        self.lay_out(content)
