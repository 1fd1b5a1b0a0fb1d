"""Topping up: left the amount and how it is paid, right what comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from shuke.presenters.money_held.top_up import PresetRow, TopUpPresenter, TopUpState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Section
from shuke.ui.money_held.lines import Lines
from shuke.ui.money_held.tender_choice import TenderChoice
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import money_held as words

__all__ = ["TopUpPage"]


class TopUpPage(QWidget):
    def __init__(self, speaker: Speaker, presenter: TopUpPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._presets_shown: tuple[PresetRow, ...] = ()
        self.presets = ChoiceList(speaker, columns=3, height=SIZE.target_usual)
        self.amount = TextField(speaker, words.AMOUNT, most=14)
        self.tender = TenderChoice(speaker)
        self.given = TextField(speaker, words.GIVEN, hint=words.GIVEN_HINT, most=14)
        self.rate = TextField(speaker, words.RATE, hint=words.RATE_HINT, most=8)
        self.seller = TextField(speaker, words.SELLER, hint=words.SELLER_HINT, most=40)
        self.invoice = Tick(speaker, words.INVOICE)
        self.lines = Lines(speaker)
        self.notice = Notice(speaker)
        self.take = Button(speaker, words.TAKE_PLAIN, ButtonKind.PRIMARY, Target.DIGIT)
        self.take.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out(speaker)
        self._connect()
        presenter.attach(self.render_state)

    def render_state(self, state: TopUpState) -> None:
        if state.presets != self._presets_shown:
            self._presets_shown = state.presets
            self.presets.offer([Choice(one.key, one.words, one.detail) for one in state.presets])
        appear(self.presets, bool(state.presets))
        self.presets.choose(next((one.key for one in state.presets if _stands(one, state.typed)), ""))
        self.amount.show_text(state.typed)
        self.amount.complain(state.wrong)
        self.tender.choose(state.tender)
        self.given.show_text(state.given)
        appear(self.given, state.given_shown)
        self.rate.show_text(state.rate)
        appear(self.rate, state.rate_shown)
        self.seller.show_text(state.seller)
        self.invoice.show_on(state.invoice)
        appear(self.invoice, state.invoice_shown)
        self.lines.show_lines(state.brings)
        self.take.say(state.confirm)
        self.take.setEnabled(state.ready and not state.busy)
        tell(self.notice, state.notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An amount typed while the presets have the focus belongs to its field."""
        if event.text().isdecimal() and not self.amount.edit.hasFocus():
            self.amount.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.edit.selectAll()
            QApplication.sendEvent(self.amount.edit, event)
        else:
            super().keyPressEvent(event)

    def start(self) -> QWidget:
        """Where typing starts."""
        return self.amount.edit

    def _lay_out(self, speaker: Speaker) -> None:
        left = QWidget()
        left.setLayout(
            column(
                self.presets,
                self.amount,
                row(self.given, self.seller, gap=SPACE.m),
                row(self.rate, self.invoice, None, gap=SPACE.m),
                None,
                gap=SPACE.s,
            )
        )
        left.setFixedWidth(SIZE.field_width)
        right = column(
            Section(speaker, words.BRINGS, self.lines),
            Section(speaker, words.PAID_BY, self.tender),
            None,
            gap=SPACE.s,
        )
        both = row(left, right, gap=SPACE.xl)
        both.setStretch(1, 1)
        whole = column(gap=SPACE.m)
        whole.addLayout(both, 1)
        whole.addWidget(self.notice)
        whole.addWidget(self.take)
        self.setLayout(whole)

    def _connect(self) -> None:
        presenter = self._presenter
        self.presets.chosen.connect(presenter.choose)
        self.presets.picked.connect(lambda _key: self.take.setFocus())
        self.amount.changed.connect(presenter.type)
        self.tender.chosen.connect(presenter.choose_tender)
        self.given.changed.connect(presenter.type_given)
        self.rate.changed.connect(presenter.type_rate)
        self.seller.changed.connect(presenter.type_seller)
        self.invoice.ticked.connect(presenter.tick_invoice)
        for field in (self.amount, self.given, self.rate, self.seller):
            field.entered.connect(presenter.submit)
        self.take.clicked.connect(presenter.submit)
        press_by_main_key(self, self.take)


def _stands(preset: PresetRow, typed: str) -> bool:
    """Whether the preset's amount is what stands in the field."""
    whole, part = divmod(int(preset.key), 100)
    return typed == (f"{whole}.{part:02d}" if part else str(whole))
