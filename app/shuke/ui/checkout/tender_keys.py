"""How the money comes in: one key for each tender, the pay key the largest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.domain.basket import TenderKind
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear
from shuke.ui.parts.bound_keys import FreeToAct, bind_button
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Sentence
from shuke.wording import checkout as words
from shuke.wording.keys import CASH, PAY

__all__ = ["TenderKeys"]

_OTHERS = (
    (TenderKind.ALIPAY, words.ALIPAY, Action.ALIPAY),
    (TenderKind.WECHAT, words.WECHAT, Action.WECHAT),
    (TenderKind.BANK_CARD, words.CARD, Action.BANK_CARD),
)


class TenderKeys(QWidget):
    """`tender_chosen` names the tender; `pay_chosen` is the key that begins to pay."""

    tender_chosen = Signal(str)
    pay_chosen = Signal()

    def __init__(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> None:
        super().__init__()
        self._speaker, self._keys, self._free = speaker, keys, free
        self._buttons: dict[TenderKind, Button] = {}
        self._pay = Button(speaker, PAY, ButtonKind.PRIMARY, Target.DIGIT)
        self._pay.clicked.connect(self.pay_chosen)
        self._grid = grid = QGridLayout(self)
        grid.setSpacing(SIZE.target_gap)
        grid.setContentsMargins(0, 0, 0, 0)
        self._first = (
            self._tender(TenderKind.CASH, CASH, Action.CASH),
            self._tender(TenderKind.STORED_VALUE, words.STORED_VALUE, Action.STORED_VALUE),
            _wide(bind_button(self._pay, keys, Action.PAY, free)),
        )
        for at, (kind, label, action) in enumerate(_OTHERS):
            grid.addWidget(self._tender(kind, label, action), 1, at * 2, 1, 2)
        for across in range(6):
            grid.setColumnStretch(across, 1)
        self._stored: bool | None = None
        self.offer_stored_value(False)

    def offer_stored_value(self, there: bool) -> None:
        """Its key stands between cash and pay, where the programme has stored value."""
        if there is self._stored:
            return
        self._stored = there
        shown = [button for button in self._first if there or button is not self._first[1]]
        across = 6 // len(shown)
        for button in self._first:
            self._grid.removeWidget(button)
            appear(button, button in shown)
        for at, button in enumerate(shown):
            self._grid.addWidget(button, 0, at * across, 1, across)

    def _tender(self, kind: TenderKind, label: Sentence, action: Action) -> Button:
        button = self._buttons[kind] = Button(self._speaker, label, ButtonKind.QUIET, Target.DIGIT)
        button.clicked.connect(lambda: self.tender_chosen.emit(kind.value))
        return _wide(bind_button(button, self._keys, action, self._free))

    def allow(self, payable: bool) -> None:
        """Whether there is anything to pay for; the keys answer in words all the same."""
        self._pay.dress(ButtonKind.PRIMARY if payable else ButtonKind.QUIET)

    def button(self, kind: TenderKind) -> Button:
        return self._buttons[kind]

    @property
    def pay_button(self) -> Button:
        return self._pay


def _wide(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button
