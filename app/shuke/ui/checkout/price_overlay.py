"""What something costs: type or scan, see, go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.presenters.price_check import PriceCheckPresenter, PriceCheckState, PriceRow, ToldState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.parts.arrow_keys import ArrowKeys
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import price_check as words
from shuke.wording.listed import Listed

__all__ = ["PriceOverlay"]

_ROWS_SEEN = 5


class PriceOverlay(GrowingPanel):
    moved = Signal(int)

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.TITLE, width=SIZE.field_width + SIZE.tile_width)
        self._speaker = speaker
        self._told_last: ToldState | None = None
        self.field = TextField(speaker, words.FIELD, hint=words.HINT, most=60, target=Target.USUAL)
        self.teaching = Text(speaker, words.TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        self.notice = Notice(speaker, small=True)
        self.list = PickList(speaker)
        self.list.setFixedHeight(SIZE.target_usual * _ROWS_SEEN)
        self.name = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.detail = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.price = Amount("", AmountSize.TOTAL)
        self.prices = QGridLayout()
        self.prices.setColumnStretch(0, 1)
        self.reasons = Text(speaker, "", Role.CAPTION, Ink.NORMAL, wrapping=True)
        self.ring_button = Button(speaker, words.RING_UP, ButtonKind.QUIET, Target.USUAL, icon="plus")
        self._told = QWidget()
        heading = row(column(self.name, self.detail, gap=SPACE.xs), self.price, gap=SPACE.m)
        heading.setStretch(0, 1)
        heading.setStretch(1, 1)
        self._told.setLayout(column(heading, self.prices, self.reasons, self.ring_button, gap=SPACE.s))
        for part in (self.field, self.notice, self.teaching, self.list, self._told):
            self.column.addWidget(part)
        self._arrows = ArrowKeys(self.field.edit)
        self._arrows.moved.connect(self.moved)

    def attach(self, presenter: PriceCheckPresenter) -> None:
        self.moved.connect(presenter.move)
        self.field.changed.connect(presenter.type)
        self.field.entered.connect(presenter.submit)
        self.list.picked.connect(presenter.choose)
        self.ring_button.clicked.connect(presenter.ring_up)
        presenter.attach(self.render_state)

    def render_state(self, state: PriceCheckState) -> None:
        self.field.show_text(state.typed)
        tell(self.notice, state.notice)
        self.list.show_rows(tuple(_row(one) for one in state.rows), state.highlighted)
        appear(self.list, bool(state.rows))
        appear(self.teaching, not state.rows and state.told is None)
        appear(self._told, state.told is not None)
        if state.told is not None and state.told != self._told_last:
            self._tell(state.told)
        self._told_last = state.told

    def start(self) -> None:
        self.open(self.field.edit)

    def _tell(self, told: ToldState) -> None:
        self.name.say(told.name)
        self.detail.say(told.detail)
        self.price.show_text(told.price)
        emptied(self.prices)
        rows = [(told.member_words, told.member)] if told.member else []
        for at, (name, price) in enumerate((*rows, *told.tiers)):
            strong = at == 0 and bool(told.member)
            role, size = (Role.EMPHASIS, AmountSize.EMPHASIS) if strong else (Role.BODY, AmountSize.LINE)
            self.prices.addWidget(
                Text(self._speaker, name, role, Ink.STRONG if strong else Ink.NORMAL), at, 0
            )
            self.prices.addWidget(Amount(price, size), at, 1)
        self.reasons.say(Listed(told.reasons, on_lines=True))
        appear(self.reasons, bool(told.reasons))


def _row(one: PriceRow) -> PickRow:
    return PickRow(one.key, one.name, one.detail, aside=one.price)
