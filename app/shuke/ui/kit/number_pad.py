"""The number pad: digits for fingers, the same signals for a mouse. Keyboards type by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE
from shuke.wording.said import Words
from shuke.wording.shell import CLEAR, RUB_OUT

__all__ = ["NumberPad"]

_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class NumberPad(QWidget):
    """3 × 4 keys of 72 px. Below the digits: a clearing key, zero, and rubbing out; or `extra` keys such as
    ``00`` and ``.`` in a row of their own. It takes no focus away from the field that is typed into.
    """

    digit_pressed = Signal(str)
    rubbed_out = Signal()
    cleared = Signal()
    entered = Signal()

    def __init__(self, speaker: Speaker, *, extra: Sequence[str] = (), enter: Words = "") -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setSpacing(SIZE.target_gap)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, digit in enumerate(_DIGITS):
            grid.addWidget(self._digit(speaker, digit), at // 3, at % 3)
        clear = self._key(Button(speaker, CLEAR, ButtonKind.PLAIN, Target.DIGIT))
        clear.clicked.connect(self.cleared)
        rub_out = self._key(Button(speaker, "", ButtonKind.PLAIN, Target.DIGIT, icon="backspace"))
        named(rub_out, speaker, RUB_OUT)
        rub_out.clicked.connect(self.rubbed_out)
        self._clear, self._rub_out = clear, rub_out
        grid.addWidget(clear, 3, 0)
        grid.addWidget(self._digit(speaker, "0"), 3, 1)
        grid.addWidget(rub_out, 3, 2)
        for at, sign in enumerate(extra[:3]):
            grid.addWidget(self._digit(speaker, sign), 4, at)
        if enter:
            button = self._key(Button(speaker, enter, ButtonKind.PRIMARY, Target.DIGIT))
            button.clicked.connect(self.entered)
            grid.addWidget(button, 5, 0, 1, 3)

    def button(self, digit: str) -> Button:
        return self._buttons[digit]

    @property
    def clear_button(self) -> Button:
        return self._clear

    @property
    def rub_out_button(self) -> Button:
        return self._rub_out

    def _digit(self, speaker: Speaker, digit: str) -> Button:
        button = self._key(Button(speaker, digit, ButtonKind.QUIET, Target.DIGIT, digit=True))
        button.clicked.connect(lambda: self.digit_pressed.emit(digit))
        self._buttons[digit] = button
        return button

    @staticmethod
    def _key(button: Button) -> Button:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(SIZE.target_digit)
        return button
