"""The sums, and the one number that matters most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.basket_lines import NO_TOTALS, TotalsState
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Hairline
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import checkout as words
from shuke.wording.said import Words

__all__ = ["TotalsPanel"]


class TotalsPanel(QWidget):
    """Rows that appear when they have something to say; below them what is to pay, as large as it gets."""

    points_taken_back = Signal()
    coupons_taken_back = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._count = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._earns = Text(speaker, "", Role.CAPTION, Ink.ACCENT, right=True)
        self._subtotal = _Row(speaker, words.SUBTOTAL)
        self._by_hand = _Row(speaker, words.BY_HAND)
        self._rounding = _Row(speaker, words.ROUNDING)
        self._discount = _Row(speaker, words.DISCOUNT)
        self._coupons = _Row(speaker, words.COUPONS, removable=True)
        self._points = _Row(speaker, "", removable=True)
        self._to_pay = _Row(speaker, words.TO_PAY)
        self._paid = _Row(speaker, words.PAID)
        self._label = Text(speaker, words.TO_PAY, Role.EMPHASIS, Ink.NORMAL)
        self._due = Amount("", AmountSize.TOTAL)
        self._line = Hairline()
        self._points.removed.connect(self.points_taken_back)
        self._coupons.removed.connect(self.coupons_taken_back)
        top = row(self._count, self._earns, gap=SPACE.m)
        total = row(self._label, self._due, gap=SPACE.m)
        total.setStretch(1, 1)
        lowered = (self._by_hand, self._discount, self._coupons, self._points)
        rows = column(self._subtotal, *lowered, self._to_pay, self._paid, self._rounding, gap=0)
        self.setLayout(column(top, rows, self._line, total, gap=SPACE.xs))
        self.render_state(NO_TOTALS)

    def render_state(self, state: TotalsState) -> None:
        self._count.say(state.count or " ")
        self._earns.say(state.earns)
        self._subtotal.show_amount(state.subtotal)
        self._by_hand.show_amount(state.by_hand)
        self._rounding.show_amount(state.rounding)
        self._discount.show_amount(state.discount)
        self._coupons.show_amount(state.coupons, removable=not state.paid)
        self._points.relabel(state.points_words)
        self._points.show_amount(state.points_value, removable=not state.paid)
        self._to_pay.show_amount(state.to_pay)
        self._paid.show_amount(state.paid)
        appear(self._line, bool(state.subtotal or state.paid))
        self._label.say(state.due_words)
        self._due.show_text(state.due)
        self._due.write_in(Ink.STRONG if state.lines else Ink.MUTED)

    @property
    def due(self) -> Amount:
        return self._due

    @property
    def points_button(self) -> Button:
        return self._points.button


class _Row(QWidget):
    """A label and an amount; what was chosen can be taken back with a cross."""

    removed = Signal()

    def __init__(self, speaker: Speaker, label: Words, *, removable: bool = False) -> None:
        super().__init__()
        self._label = Text(speaker, label, Role.BODY, Ink.NORMAL)
        self._amount = Text(speaker, "", Role.BODY, Ink.STRONG, right=True)
        self._button = IconButton(speaker, "cross", words.TAKE_BACK)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.removed)
        self._removable = removable
        inside = row(self._label, self._amount, self._button, gap=SPACE.s)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        appear(self._button, removable)

    def relabel(self, label: Words) -> None:
        self._label.say(label)

    def show_amount(self, amount: str, *, removable: bool = True) -> None:
        self._amount.say(amount)
        appear(self._button, self._removable and removable)
        appear(self, bool(amount))

    @property
    def button(self) -> Button:
        return self._button
