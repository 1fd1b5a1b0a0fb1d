"""Stored value over the checkout: what there is, and a page each for topping up, paying back, the PIN."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.money_held.stored_value import StoredValuePresenter, StoredValueState, ValuePage
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import appear
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.money_held.pay_back_page import PayBackPage
from shuke.ui.money_held.pin_page import PinPage
from shuke.ui.money_held.top_up_page import TopUpPage
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import money_held as words

__all__ = ["ValueOverlay"]


class ValueOverlay(GrowingPanel):
    def __init__(self, speaker: Speaker, screen: QWidget, presenter: StoredValuePresenter) -> None:
        super().__init__(speaker, screen, words.TITLE, width=SIZE.field_width * 2 + SPACE.xxxl * 2)
        self._presenter = presenter
        self._now = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self._none = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.pages = ChoiceList(speaker, columns=len(ValuePage), height=SIZE.target_least)
        self.pages.offer([Choice(key, sentence) for key, sentence in presenter.state.pages])
        self.pages.chosen.connect(presenter.choose_page)
        self.pages.picked.connect(lambda page: self._by_page[ValuePage(page)].start().setFocus())
        self.top_up = TopUpPage(speaker, presenter.top_up)
        self.pay_back = PayBackPage(speaker, presenter.pay_back)
        self.pin = PinPage(speaker, presenter.pin)
        self._by_page: dict[ValuePage, TopUpPage | PayBackPage | PinPage] = {
            ValuePage.TOP_UP: self.top_up,
            ValuePage.PAY_BACK: self.pay_back,
            ValuePage.PIN: self.pin,
        }
        self.column.setSpacing(SPACE.m)
        for part in (self._now, self._none, self.pages, *self._by_page.values()):
            self.column.addWidget(part)
        presenter.attach(self.render_state)

    def render_state(self, state: StoredValueState) -> None:
        self._now.say(state.now)
        appear(self._now, bool(state.now))
        self._none.say(state.none)
        appear(self._none, bool(state.none))
        appear(self.pages, not state.none)
        self.pages.choose(state.page.value)
        for page, part in self._by_page.items():
            appear(part, page is state.page and not state.none)

    def start(self) -> None:
        """Open on the presets, where the programme has some; what is typed goes into the amount."""
        page = self._by_page[self._presenter.state.page]
        self.open(page.start())
        if page is self.top_up:
            self.top_up.presets.focus_choice()
