"""Over the sign-in screen: the recovery sheet's key, and the new PIN twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.domain.pin import MOST_DIGITS
from shuke.presenters.forgotten_pin import ForgottenPinPresenter, ForgottenPinState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import forgotten_pin as words

__all__ = ["ForgottenPinPanel"]


class ForgottenPinPanel(GrowingPanel):
    """Enter goes from field to field, and sets the PIN behind the last. `wanted` opens it for somebody: staff id and
    name."""

    wanted = Signal(str, str)

    def __init__(self, speaker: Speaker, window: QWidget) -> None:
        super().__init__(speaker, window, words.TITLE)
        self.key = TextField(speaker, words.KEY, hint=words.KEY_HINT)
        self.pin = TextField(speaker, words.PIN, most=MOST_DIGITS, secret=True)
        self.again = TextField(speaker, words.PIN_AGAIN, most=MOST_DIGITS, secret=True)
        self.button = Button(speaker, words.RESET, ButtonKind.PRIMARY, Target.USUAL, icon="key", key="Enter")
        self._name = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.column.addWidget(self._name)
        self.column.addWidget(Text(speaker, words.TEACHING, Role.BODY, Ink.MUTED, wrapping=True))
        self.column.addSpacing(SPACE.s)
        for part in (self.key, self.pin, self.again):
            self.column.addWidget(part)
        self.column.addLayout(row(None, self.button))

    def attach(self, presenter: ForgottenPinPresenter) -> None:
        self._presenter = presenter  # a connection does not keep alive whom it tells
        self.wanted.connect(presenter.open)
        self.key.changed.connect(presenter.write_key)
        self.pin.changed.connect(presenter.write_pin)
        self.again.changed.connect(presenter.write_again)
        self.key.entered.connect(self.pin.setFocus)
        self.pin.entered.connect(self.again.setFocus)
        self.again.entered.connect(presenter.submit)
        self.button.clicked.connect(presenter.submit)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: ForgottenPinState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self._name.say(state.name)
        for part, text, fault in (
            (self.key, state.key, state.key_fault),
            (self.pin, state.pin, state.pin_fault),
            (self.again, state.again, state.again_fault),
        ):
            part.show_text(text)
            part.complain(fault)
            part.setEnabled(not state.busy)
        self.button.setEnabled(not state.busy)
        if self.isHidden():
            self.open(self.key)
