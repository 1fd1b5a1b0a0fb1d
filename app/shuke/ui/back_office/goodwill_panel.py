"""A refund in goodwill: the receipt, the amount, the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.goodwill import GoodwillPresenter, GoodwillState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import Tone
from shuke.wording import refunding as words

__all__ = ["GoodwillPanel"]


class GoodwillPanel(GrowingPanel):
    """Enter goes from field to field, and does it in the last."""

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.GOODWILL_TITLE)
        self.teaching = Text(speaker, words.GOODWILL_TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        self.number = TextField(speaker, words.NUMBER, most=40, target=Target.USUAL)
        self.paid = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.amount = TextField(speaker, words.GOODWILL_AMOUNT, most=13, target=Target.USUAL)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=120, target=Target.USUAL)
        self.notice = Notice(speaker, small=True)
        self.do_button = Button(speaker, words.GOODWILL_DO, ButtonKind.PRIMARY, Target.DIGIT, key="Enter")
        self.do_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (
            self.teaching,
            self.number,
            self.paid,
            self.amount,
            self.reason,
            self.notice,
            self.do_button,
        ):
            self.column.addWidget(part)

    def attach(self, presenter: GoodwillPresenter) -> None:
        self.number.changed.connect(presenter.type_number)
        self.number.entered.connect(self.amount.edit.setFocus)
        self.amount.changed.connect(presenter.type_amount)
        self.amount.entered.connect(self.reason.edit.setFocus)
        self.reason.changed.connect(presenter.type_reason)
        self.reason.entered.connect(presenter.submit)
        self.do_button.clicked.connect(presenter.submit)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: GoodwillState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self.number.show_text(state.number)
        self.number.edit.setReadOnly(bool(state.paid))
        self.paid.say(state.paid)
        appear(self.paid, bool(state.paid))
        self.amount.show_text(state.amount)
        self.reason.show_text(state.reason)
        self.notice.say(state.fault, Tone.WARN)
        if self.isHidden():
            self.open(self.amount.edit if state.paid else self.number.edit)
