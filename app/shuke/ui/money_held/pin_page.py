"""The customer's PIN: typed by the customer, twice."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.money_held.customer_pin import CustomerPinPresenter, CustomerPinState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import money_held as words

__all__ = ["PinPage"]


class PinPage(QWidget):
    def __init__(self, speaker: Speaker, presenter: CustomerPinPresenter) -> None:
        super().__init__()
        self._told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.fields = {
            "old": TextField(speaker, words.OLD_PIN, hint=words.OLD_PIN_HINT, most=8, secret=True),
            "document": TextField(speaker, words.PIN_DOCUMENT, hint=words.PIN_DOCUMENT_HINT, most=40),
            "new": TextField(speaker, words.NEW_PIN, hint=words.NEW_PIN_HINT, most=8, secret=True),
            "again": TextField(speaker, words.PIN_AGAIN, most=8, secret=True),
        }
        self.notice = Notice(speaker)
        self.set = Button(speaker, words.SET_PIN, ButtonKind.PRIMARY, Target.DIGIT)
        self.set.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for name, field in self.fields.items():
            field.setFixedWidth(SIZE.field_width)
            field.changed.connect(partial(presenter.type, name))
            field.entered.connect(presenter.submit if name == "again" else self.focusNextChild)
        self.set.clicked.connect(presenter.submit)
        press_by_main_key(self, self.set)
        self.setLayout(column(self._told, *self.fields.values(), None, self.notice, self.set, gap=SPACE.s))
        presenter.attach(self.render_state)

    def render_state(self, state: CustomerPinState) -> None:
        self._told.say(state.told)
        for name, field in self.fields.items():
            field.show_text(getattr(state, name))
        appear(self.fields["old"], state.old_shown)
        appear(self.fields["document"], state.document_shown)
        self.set.setEnabled(not state.busy)
        tell(self.notice, state.notice)

    def start(self) -> QWidget:
        """Where typing starts."""
        first = "new" if self.fields["old"].isHidden() else "old"
        return self.fields[first].edit
