"""The sale is done: the change as the hero, the receipt, what the member has now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.paying import ThanksState
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.text import Amount, AmountSize, IconMark, Ink, Role, Text
from shuke.ui.parts.bound_keys import FreeToAct, bind_button, touch_only
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import checkout as words
from shuke.wording.preview import PRINT_AGAIN
from shuke.wording.said import said

__all__ = ["Thanks"]

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Thanks(QWidget):
    """Calm; it goes when the next customer is served."""

    reprint_wanted = Signal()
    receipt_wanted = Signal()
    promotion_accepted = Signal()

    def __init__(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> None:
        super().__init__()
        self._speaker = speaker
        self._title = Text(speaker, words.THANK_YOU, Role.TITLE, Ink.STRONG)
        self._label = Text(speaker, words.CHANGE, Role.EMPHASIS, Ink.NORMAL)
        self._change = Amount("", AmountSize.TOTAL)
        self._change.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._points = _middle(Text(speaker, "", Role.EMPHASIS, Ink.ACCENT, wrapping=True))
        self._receipt = _middle(Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True))
        self._next = _middle(Text(speaker, words.NEXT_CUSTOMER, Role.BODY, Ink.MUTED, wrapping=True))
        self._buttons = EvenGrid(even=False)
        self._make_buttons(speaker, keys, free)
        mark = IconMark("good", SIZE.icon_large, "good")
        title = row(None, mark, self._title, None, gap=SPACE.m)
        change = row(None, self._label, self._change, None, gap=SPACE.l)
        self._buttons.setMaximumWidth(SIZE.panel_width)
        buttons = row(None, self._buttons, None, gap=0)
        buttons.setStretch(1, 1)
        parts = (title, change, self._points, self._receipt, buttons, self._next)
        self.setLayout(column(None, *parts, None, gap=SPACE.m, margin=SPACE.s))

    def _make_buttons(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> None:
        self._promotion = Button(speaker, "", ButtonKind.PRIMARY, Target.LEAST, icon="up")
        self._promotion.clicked.connect(self.promotion_accepted)
        bind_button(self._promotion, keys, Action.ACCEPT_OFFER, free)
        chord = keys.chord(Action.REPRINT)
        self._see = touch_only(
            Button(speaker, words.SEE_RECEIPT, ButtonKind.QUIET, Target.LEAST, icon="receipt", key=chord)
        )
        self._see.clicked.connect(self.receipt_wanted)
        self._reprint = touch_only(
            Button(speaker, PRINT_AGAIN, ButtonKind.QUIET, Target.LEAST, icon="printer")
        )
        self._reprint.clicked.connect(self.reprint_wanted)
        self._buttons.show_cells([self._promotion, self._see, self._reprint])

    def render_thanks(self, state: ThanksState) -> None:
        self._label.say(words.CHANGE if state.change else words.CHANGE_NONE)
        self._change.show_text(state.change)
        appear(self._change, bool(state.change))
        self._points.say(state.points)
        appear(self._points, bool(state.points))
        self._receipt.say(said(words.RECEIPT_PAID, number=state.receipt_number, paid=state.paid))
        self._title.say(words.THANK_YOU_MEMBER if state.points else words.THANK_YOU)
        self._promotion.say(state.promotion)
        self._buttons.leave_out(() if state.promotion else (self._promotion,))

    @property
    def change(self) -> str:
        return self._change.text

    @property
    def promotion_button(self) -> Button:
        return self._promotion

    @property
    def reprint_button(self) -> Button:
        return self._reprint

    @property
    def receipt_button(self) -> Button:
        return self._see


def _middle(text: Text) -> Text:
    text.setAlignment(_CENTRE)
    return text
