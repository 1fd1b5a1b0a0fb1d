"""Cash beside sales: out, in, or only the drawer; an amount, a reason, done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.drawer import CashKind, CashPresenter, CashState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, Tone
from shuke.wording import shift_window as words

__all__ = ["CashPanel"]

_ICONS = {"out": "minus", "in": "plus", "open": "drawer"}


class CashPanel(GrowingPanel):
    """Arrows choose what, Tab goes on to amount and reason, Enter does it."""

    picked = Signal(str)
    amount_typed = Signal(str)
    reason_typed = Signal(str)
    submitted = Signal()

    def __init__(self, speaker: Speaker, window: QWidget) -> None:
        super().__init__(speaker, window, words.CASH_TITLE, width=SIZE.wizard_width)
        self._speaker = speaker
        self._kind: CashKind | None = None
        self.kinds = ChoiceList(speaker, columns=3, height=SIZE.target_digit)
        self.kinds.offer([Choice(key, title, icon=_ICONS[key]) for key, title in words.CASH_KINDS.items()])
        self.amount = TextField(speaker, words.AMOUNT, most=13, target=Target.USUAL)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=80, target=Target.USUAL)
        self.notice = Notice(speaker)
        self._often = row()
        self.often_buttons: list[Button] = []
        self.do_button = Button(speaker, "", ButtonKind.PRIMARY, Target.DIGIT, icon="drawer", key="Enter")
        self.do_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self.kinds, self.amount, self.reason):
            self.column.addWidget(part)
        self.column.addLayout(self._often)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.do_button)
        self.kinds.chosen.connect(self.picked)
        self.kinds.picked.connect(self._type_next)
        self.amount.changed.connect(self.amount_typed)
        self.amount.entered.connect(self._reason_next)
        self.reason.changed.connect(self.reason_typed)
        self.reason.entered.connect(self.submitted)
        self.do_button.clicked.connect(self.submitted)

    def attach(self, presenter: CashPresenter) -> None:
        self.picked.connect(presenter.pick)
        self.amount_typed.connect(presenter.type_amount)
        self.reason_typed.connect(presenter.type_reason)
        self.submitted.connect(presenter.submit)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: CashState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self.kinds.choose(state.kind.value)
        appear(self.amount, state.kind is not CashKind.OPEN)
        self.amount.show_text(state.amount)
        self.amount.complain(state.amount_fault)
        self.reason.show_text(state.reason)
        if state.kind is not self._kind:
            self._kind = state.kind
            self._offer_reasons(state.kind)
        self.do_button.say(words.CASH_KINDS[state.kind.value])
        self.notice.say(state.notice, Tone.BAD)
        if self.isHidden():
            self.open(self.reason.edit if state.kind is CashKind.OPEN else self.amount.edit)

    def _offer_reasons(self, kind: CashKind) -> None:
        emptied(self._often)
        self.often_buttons = []
        for sentence in words.REASONS[kind.value]:
            button = Button(self._speaker, sentence, ButtonKind.QUIET, Target.LEAST)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(
                lambda _checked, sentence=sentence: self.reason_typed.emit(self._speaker.text(sentence))
            )
            self._often.addWidget(button)
            self.often_buttons.append(button)
            button.setVisible(True)

    def _type_next(self) -> None:
        (self.reason if self._kind is CashKind.OPEN else self.amount).edit.setFocus()

    def _reason_next(self) -> None:
        """Enter in the amount goes on to the reason, or does it where that is given."""
        if self.reason.text:
            self.submitted.emit()
        else:
            self.reason.edit.setFocus()
