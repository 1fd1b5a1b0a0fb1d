"""The float with which a shift opens: one amount, one key; it can be put off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.drawer import FloatPresenter, FloatState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import shift_window as words
from shuke.wording.said import said

__all__ = ["FloatPanel"]


class FloatPanel(GrowingPanel):
    """Enter opens the shift, Esc puts it off."""

    typed = Signal(str)
    pressed = Signal(str)
    rubbed_out = Signal()
    last_taken = Signal()
    submitted = Signal()

    def __init__(self, speaker: Speaker, window: QWidget) -> None:
        super().__init__(speaker, window, words.FLOAT_TITLE, width=SIZE.wizard_width)
        self._teaching = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.field = TextField(speaker, words.AMOUNT, most=13, target=Target.USUAL)
        self.last_button = Button(speaker, "", ButtonKind.QUIET, Target.USUAL, icon="copy")
        self.pad = NumberPad(speaker, extra=("00", "."))
        self.later_button = Button(speaker, words.LATER, ButtonKind.QUIET, Target.DIGIT, key="Esc")
        self.open_button = Button(
            speaker, words.FLOAT_OPEN, ButtonKind.PRIMARY, Target.DIGIT, icon="check", key="Enter"
        )
        for button in (self.last_button, self.open_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        left = column(
            self._teaching,
            self.field,
            self.last_button,
            None,
            row(self.later_button, self.open_button),
            gap=SPACE.m,
        )
        self.pad.setFixedWidth(SIZE.member_panel)
        whole = row(left, self.pad, gap=SPACE.xl)
        whole.setStretch(0, 1)
        self.column.addLayout(whole)
        self.field.changed.connect(self.typed)
        self.field.entered.connect(self.submitted)
        self.pad.digit_pressed.connect(self.pressed)
        self.pad.rubbed_out.connect(self.rubbed_out)
        self.pad.cleared.connect(lambda: self.typed.emit(""))
        self.last_button.clicked.connect(self.last_taken)
        self.open_button.clicked.connect(self.submitted)
        self.later_button.clicked.connect(self.close_panel)

    def attach(self, presenter: FloatPresenter) -> None:
        self.typed.connect(presenter.type)
        self.pressed.connect(presenter.press)
        self.rubbed_out.connect(presenter.rub_out)
        self.last_taken.connect(presenter.take_last)
        self.submitted.connect(presenter.submit)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: FloatState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self.retitle(words.FLOAT_STATE if state.late else words.FLOAT_TITLE)
        self._teaching.say(words.FLOAT_LATE if state.late else words.FLOAT_TEACHING)
        self.field.show_text(state.typed)
        self.field.complain(state.fault)
        appear(self.last_button, bool(state.last))
        self.last_button.say(said(words.FLOAT_LAST, amount=state.last))
        self.open_button.say(words.FLOAT_STATE if state.late else words.FLOAT_OPEN)
        if self.isHidden():
            self.open(self.field.edit)
