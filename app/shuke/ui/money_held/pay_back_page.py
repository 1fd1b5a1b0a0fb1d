"""Paying back: left of which top-up and how much, right what is withdrawn for it and why it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.money_held.pay_back import BackRow, PayBackPresenter, PayBackState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.money_held.lines import Lines
from shuke.ui.money_held.tender_choice import TenderChoice
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import money_held as words

__all__ = ["PayBackPage"]

_ROWS_SEEN = 4


class PayBackPage(QWidget):
    def __init__(self, speaker: Speaker, presenter: PayBackPresenter) -> None:
        super().__init__()
        self._rows_shown: tuple[BackRow, ...] = ()
        self.rows = ChoiceList(speaker, height=SIZE.target_usual)
        self._none = Text(speaker, words.NO_TOP_UPS, Role.BODY, Ink.MUTED, wrapping=True)
        self.amount = TextField(speaker, words.BACK_AMOUNT, hint=words.BACK_HINT, most=14)
        self.tender = TenderChoice(speaker)
        self.why = TextField(speaker, words.WHY, hint=words.WHY_HINT, most=120)
        self.lines = Lines(speaker)
        self.notice = Notice(speaker)
        self.give = Button(speaker, words.PAGES["pay-back"], ButtonKind.DANGER, Target.DIGIT)
        self.give.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out(speaker)
        self.rows.chosen.connect(presenter.choose)
        self.amount.changed.connect(presenter.type)
        self.tender.chosen.connect(presenter.choose_tender)
        self.why.changed.connect(presenter.note)
        self.amount.entered.connect(self.why.edit.setFocus)
        self.why.entered.connect(presenter.submit)
        self.give.clicked.connect(presenter.submit)
        press_by_main_key(self, self.give)
        presenter.attach(self.render_state)

    def render_state(self, state: PayBackState) -> None:
        if state.rows != self._rows_shown:
            self._rows_shown = state.rows
            self.rows.offer([Choice(one.key, one.words, one.detail, "wallet") for one in state.rows])
        self.rows.choose(state.chosen)
        appear(self._none, not state.rows)
        appear(self._asking, bool(state.rows))
        self.amount.show_text(state.typed)
        self.amount.complain(state.wrong)
        self.tender.choose(state.tender)
        self.why.show_text(state.note)
        self.lines.show_lines(state.takes)
        self.give.say(state.confirm)
        self.give.setEnabled(state.ready and not state.busy)
        appear(self.give, bool(state.rows))
        tell(self.notice, state.notice)

    def start(self) -> QWidget:
        """Where typing starts."""
        return self.amount.edit

    def _lay_out(self, speaker: Speaker) -> None:
        inside = QWidget()
        inside.setLayout(column(self.rows, None))
        scrolling = Scrolling(inside)
        scrolling.setFixedHeight(_ROWS_SEEN * (SIZE.target_usual + SIZE.target_gap))
        left = QWidget()
        left.setLayout(column(Section(speaker, words.TOP_UPS, self._none, scrolling), None, gap=SPACE.s))
        left.setFixedWidth(SIZE.field_width)
        self._asking = QWidget()
        self._asking.setLayout(
            column(
                row(self.amount, self.why, gap=SPACE.m),
                Section(speaker, words.BACK_BY, self.tender),
                self.lines,
                None,
                gap=SPACE.s,
            )
        )
        both = row(left, self._asking, gap=SPACE.xl)
        both.setStretch(1, 1)
        whole = column(gap=SPACE.m)
        whole.addLayout(both, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self.give)
        self.setLayout(whole)
