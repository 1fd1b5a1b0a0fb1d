"""Digits for fingers: four across, so that a sale is keyed without looking for the next row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.checkout import ENTER
from shuke.wording.shell import RUB_OUT

__all__ = ["Pad"]

_ROWS = ("789", "456", "123")
_LAST = ("0", "00", ".")


class Pad(QWidget):
    """4 × 4 keys of 72 px. It takes no focus away from the field."""

    sign_pressed = Signal(str)
    rubbed_out = Signal()
    entered = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._buttons: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setSpacing(SIZE.target_gap)
        grid.setContentsMargins(0, 0, 0, 0)
        for down, signs in enumerate((*_ROWS, _LAST)):
            for across, sign in enumerate(signs):
                grid.addWidget(self._sign(sign), down, across)
        self._rub_out = _key(IconButton(speaker, "backspace", RUB_OUT, ButtonKind.QUIET, Target.DIGIT))
        self._rub_out.clicked.connect(self.rubbed_out)
        grid.addWidget(self._rub_out, 0, 3)
        grid.addWidget(self._sign("*", "×"), 1, 3)
        self._enter = _key(IconButton(speaker, "enter", ENTER, ButtonKind.PRIMARY, Target.DIGIT))
        self._enter.setFixedHeight(SIZE.target_digit * 2 + SIZE.target_gap)
        self._enter.clicked.connect(self.entered)
        grid.addWidget(self._enter, 2, 3, 2, 1)
        for across in range(4):
            grid.setColumnStretch(across, 1)

    def button(self, sign: str) -> Button:
        return self._buttons[sign]

    @property
    def enter_button(self) -> Button:
        return self._enter

    @property
    def rub_out_button(self) -> Button:
        return self._rub_out

    def _sign(self, sign: str, shown: str = "") -> Button:
        button = _key(Button(self._speaker, shown or sign, ButtonKind.QUIET, Target.DIGIT, digit=True))
        button.clicked.connect(lambda: self.sign_pressed.emit(sign))
        self._buttons[sign] = button
        return button


def _key(button: Button) -> Button:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setMinimumWidth(SIZE.target_digit)
    return button
