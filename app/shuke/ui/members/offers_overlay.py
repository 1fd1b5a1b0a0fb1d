"""The alternatives: another number of points, none, the tier now or not now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.offers import CouponChoice, OffersState, PointsChoice
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, row
from shuke.ui.kit.surfaces import Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.arrow_keys import ArrowKeys
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import members as words
from shuke.wording.shell import ACCEPT

__all__ = ["OffersOverlay"]

_ROWS_SEEN = 4


class OffersOverlay(GrowingPanel):
    moved = Signal(int)
    points_chosen = Signal(int)
    points_typed = Signal(str)
    points_entered = Signal()
    coupon_toggled = Signal(str)
    promotion_accepted = Signal()
    promotion_declined = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.OFFERS)
        self._promote = Button(speaker, "", ButtonKind.PRIMARY, Target.USUAL, icon="up")
        self._promote.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._decline = Button(speaker, words.NOT_NOW, ButtonKind.QUIET, Target.USUAL)
        self._promotion = QWidget()
        self._promotion.setLayout(row(self._promote, self._decline))
        self._known = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._list = PickList(speaker)
        self._list.setFixedHeight(SIZE.target_usual * _ROWS_SEEN)
        self._number = TextField(speaker, "", most=12)
        self._use = Button(speaker, ACCEPT, ButtonKind.PRIMARY, Target.LEAST)
        self._preview = Text(speaker, "", Role.BODY, Ink.ACCENT)
        self._own = QWidget()
        own = row(self._number, self._use)
        own.setStretch(0, 1)
        self._own.setLayout(own)
        self.column.addWidget(self._promotion)
        self._coupons = PickList(speaker)
        self._coupon_part = Section(speaker, words.COUPONS_CHOICE, self._coupons)
        self.column.addWidget(self._coupon_part)
        points = Section(speaker, words.POINTS_CHOICE, self._known, self._list, self._own, self._preview)
        self.column.addWidget(points)
        self._promote.clicked.connect(self.promotion_accepted)
        self._decline.clicked.connect(self.promotion_declined)
        self._coupons.picked.connect(self.coupon_toggled)
        self._list.picked.connect(lambda key: self.points_chosen.emit(int(key)))
        ArrowKeys(self._number.edit).moved.connect(self.moved)
        self._number.changed.connect(self.points_typed)
        self._number.entered.connect(self.points_entered)
        self._use.clicked.connect(self.points_entered)

    def render_state(self, state: OffersState) -> None:
        appear(self._promotion, bool(state.promotion))
        self._promote.say(state.promotion)
        self._known.say(state.known)
        appear(self._coupon_part, bool(state.coupons))
        self._coupons.setFixedHeight(SIZE.target_usual * min(len(state.coupons), _ROWS_SEEN))
        coupons, points = len(state.coupons), tuple(_row(one, state.used) for one in state.choices)
        self._coupons.show_rows(tuple(_coupon_row(one) for one in state.coupons), state.highlighted)
        self._list.show_rows(points, state.highlighted - coupons)
        appear(self._list, state.usable)
        appear(self._own, state.usable or coupons > 0)
        self._number.edit.setReadOnly(not state.usable)
        self._number.relabel(state.field)
        self._number.show_text(state.typed)
        self._number.complain(state.wrong)
        self._preview.say(state.preview)
        appear(self._preview, bool(state.preview))

    def start(self) -> None:
        self.open(self._number.edit if not self._own.isHidden() else None)

    @property
    def list(self) -> PickList:
        return self._list

    @property
    def coupons(self) -> PickList:
        return self._coupons

    @property
    def number(self) -> TextField:
        return self._number

    @property
    def promote_button(self) -> Button:
        return self._promote

    @property
    def decline_button(self) -> Button:
        return self._decline

    @property
    def known(self) -> str:
        return self._known.full_text


def _row(choice: PointsChoice, used: int) -> PickRow:
    return PickRow(str(choice.points), choice.words, aside="✓" if choice.points == used else "")


def _coupon_row(choice: CouponChoice) -> PickRow:
    return PickRow(choice.coupon_id, choice.effect or choice.name, aside="✓" if choice.chosen else "")
