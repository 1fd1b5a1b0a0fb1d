"""The middle of the checkout: the field, what was said, the basket or what takes its place, the tray."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.basket import BasketState
from shuke.presenters.entry import EntryState, ResultState
from shuke.presenters.paying import PayingState
from shuke.ui.checkout.basket_list import BasketList
from shuke.ui.checkout.entry_bar import EntryBar
from shuke.ui.checkout.thanks import Thanks
from shuke.ui.checkout.tray import Departments, PaidTenders, Presets
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Card, Scrolling
from shuke.ui.parts.bound_keys import FreeToAct, bind_button
from shuke.ui.parts.even_grid import EvenGrid
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import checkout as words
from shuke.wording.said import said

__all__ = ["Middle"]


class Middle(QWidget):
    """One thing at a time stands in the large card: the teaching, the lines, what was found, the thanks."""

    hold_wanted = Signal()
    resume_wanted = Signal()
    void_wanted = Signal()
    price_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> None:
        super().__init__()
        self.entry = EntryBar(speaker, keys)
        self.notice = Notice(speaker)
        self.basket = BasketList(speaker, keys)
        self.results = PickList(speaker)
        self.thanks = Thanks(speaker, keys, free)
        self.empty = EmptyState(speaker, "basket", words.BASKET_EMPTY, words.BASKET_TEACHING)
        self.departments = Departments(speaker)
        self.presets = Presets(speaker)
        self.tenders = PaidTenders(speaker)
        self._basket, self._entry, self._paying = BasketState(), EntryState(), PayingState()
        self._tools = EvenGrid(even=False)
        self._tools.show_cells(self._tool_buttons(speaker, keys, free))
        self._empty_page, self._thanks_page = Scrolling(self.empty), Scrolling(self.thanks)
        whole = (self._empty_page, self.basket, self.results, self._thanks_page)
        self.card = card = Card(*whole, gap=0, margin=SPACE.s)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        below = (self.tenders, self.presets, self.departments, self._tools)
        self.setLayout(column(self.entry, self.notice, card, *below, gap=SPACE.s, margin=SPACE.l))
        inside = self.layout()
        assert inside is not None  # it was set a line before
        inside.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.m)
        self._choose()

    def render_entry(self, state: EntryState) -> None:
        self._entry = state
        self.entry.render_state(state, paying=self._paying.paying)
        self.departments.render_keys(state.departments)
        self.results.show_rows(tuple(_row(one) for one in state.results), state.highlighted)
        self._choose()

    def render_basket(self, state: BasketState) -> None:
        self._basket = state
        self.basket.render_state(state)
        self._choose()

    def render_paying(self, state: PayingState) -> None:
        self._paying = state
        self.entry.render_state(self._entry, paying=state.paying)
        self.presets.render_state(state)
        self.tenders.render_tenders(state.tenders)
        if state.thanks is not None:
            self.thanks.render_thanks(state.thanks)
        self._choose()

    def show_held(self, count: int) -> None:
        self._resume.say(said(words.FROM_HELD, held=count) if count else words.RESUME)

    @property
    def hold_button(self) -> Button:
        return self._hold

    @property
    def resume_button(self) -> Button:
        return self._resume

    @property
    def void_button(self) -> Button:
        return self._void

    def _tool_buttons(self, speaker: Speaker, keys: Keys, free: FreeToAct) -> list[Button]:
        self._hold = Button(speaker, words.HOLD, ButtonKind.QUIET, Target.LEAST)
        self._resume = Button(speaker, words.RESUME, ButtonKind.QUIET, Target.LEAST)
        self._void = Button(speaker, words.VOID, ButtonKind.QUIET, Target.LEAST)
        self._price = Button(speaker, words.CHANGE_PRICE, ButtonKind.QUIET, Target.LEAST)
        self._check = Button(speaker, words.PRICE_CHECK, ButtonKind.QUIET, Target.LEAST)
        for button, action, signal in (
            (self._price, Action.BY_HAND, self.price_wanted),
            (self._check, Action.PRICE_CHECK, self.check_wanted),
            (self._hold, Action.HOLD, self.hold_wanted),
            (self._resume, Action.RESUME, self.resume_wanted),
            (self._void, Action.VOID_BASKET, self.void_wanted),
        ):
            button.clicked.connect(signal)
            bind_button(button, keys, action, free)
        return [self._hold, self._resume, self._price, self._check, self._void]

    def _choose(self) -> None:
        """What stands in the card, and in the tray."""
        results = bool(self._entry.results)
        thanks = self._paying.thanks is not None and not results
        lines = bool(self._basket.lines) and not results and not thanks
        paying = self._paying.paying
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.results, results),
            (self._thanks_page, thanks),
            (self.basket, lines),
            (self._empty_page, not (results or thanks or lines)),
            (self.presets, paying),
            (self.departments, not paying and not thanks and bool(self._entry.departments)),
        )
        for part, shown in sorted(parts, key=lambda one: one[1]):
            appear(part, shown)  # first what goes: both together would stretch the window


def _row(result: ResultState) -> PickRow:
    return PickRow(result.key, result.name, result.detail, aside=result.price)
