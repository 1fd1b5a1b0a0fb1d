"""Pages that ask: language, head office, shop, programme, administrator."""

from __future__ import annotations

from shuke.domain.pin import MOST_DIGITS
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.first_start import FirstStartState
from shuke.presenters.first_start_form import LONGEST_LINE, Field
from shuke.ui.first_start.page import FirstStartEvents, WizardPage
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.notices import EmptyState
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import Language, first_start
from shuke.wording.said import said

__all__ = ["AdministratorPage", "HeadOfficePage", "LanguagePage", "ProgrammePage", "ShopPage"]

_JOIN, _ALONE = "join", "alone"
_LONGEST_TYPED = LONGEST_LINE * 2
"""More than may stay, so that somebody sees that it was too much."""


class LanguagePage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self.choices = ChoiceList(speaker, columns=2, height=SIZE.tile_height)
        self.choices.chosen.connect(lambda key: events.language_chosen.emit(Language(key)))
        self.setLayout(column(self.choices, None))

    def render_state(self, state: FirstStartState) -> None:
        offered = [Choice(key, name, icon="language") for key, name in first_start.LANGUAGES.items()]
        self.choices.offer(offered, state.form.language.value)

    def focus_first(self) -> None:
        self.choices.focus_choice()


class HeadOfficePage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self.choices = ChoiceList(speaker, columns=2, height=SIZE.tile_height_long)
        self.choices.chosen.connect(lambda key: events.head_office_chosen.emit(key == _JOIN))
        self._address = TextField(
            speaker, first_start.HEAD_OFFICE_ADDRESS, hint="https://shuke.example.com", most=200
        )
        self._code = TextField(speaker, first_start.CODE, hint=first_start.CODE_HINT, most=768)
        self._keep(Field.HEAD_OFFICE_ADDRESS, self._address)
        self._keep(Field.CODE, self._code)
        self.setLayout(column(self.choices, SPACE.s, self._address, self._code, None))

    def render_state(self, state: FirstStartState) -> None:
        super().render_state(state)
        offered = (
            Choice(_ALONE, first_start.STAND_ALONE, first_start.STAND_ALONE_DETAIL, icon="shop"),
            Choice(_JOIN, first_start.JOIN, first_start.JOIN_DETAIL, icon="head_office"),
        )
        self.choices.offer(offered, _JOIN if state.form.joins else _ALONE)
        for field in (self._address, self._code):
            appear(field, state.form.joins)

    def focus_first(self) -> None:
        self.choices.focus_choice()


class ShopPage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        name = TextField(speaker, first_start.SHOP_NAME, hint=first_start.SHOP_NAME_HINT, most=_LONGEST_TYPED)
        lines = [
            TextField(speaker, said(first_start.ADDRESS_LINE, number=number), most=_LONGEST_TYPED)
            for number in (1, 2)
        ]
        self._keep(Field.SHOP_NAME, name)
        self._keep(Field.ADDRESS_1, lines[0])
        self._keep(Field.ADDRESS_2, lines[1])
        self.currencies = ChoiceList(speaker, columns=4, height=SIZE.target_digit)
        self.currencies.chosen.connect(events.currency_chosen)
        label = Text(speaker, first_start.CURRENCY, Role.CAPTION, Ink.MUTED)
        self.setLayout(column(name, *lines, label, self.currencies, None, gap=SPACE.s))

    def render_state(self, state: FirstStartState) -> None:
        super().render_state(state)
        offered = [
            Choice(key, f"{CURRENCY_SIGNS[key]} {key}", first_start.CURRENCIES[key])
            for key in state.currencies
        ]
        self.currencies.offer(offered, state.form.currency)


class ProgrammePage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self.choices = ChoiceList(speaker, columns=3, height=SIZE.tile_height_long)
        self.choices.chosen.connect(events.programme_chosen)
        self._none = EmptyState(speaker, "tag", first_start.PAGES["programme"], first_start.NO_PROGRAMMES)
        self.setLayout(column(self.choices, self._none, None))

    def render_state(self, state: FirstStartState) -> None:
        offered = [Choice(p.key, p.name, p.description) for p in state.programmes]
        self.choices.offer(offered, state.form.programme)
        appear(self.choices, bool(offered))
        appear(self._none, not offered)

    def focus_first(self) -> None:
        self.choices.focus_choice()


class AdministratorPage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        name = TextField(speaker, first_start.YOUR_NAME, hint=first_start.DEFAULT_ADMINISTRATOR, most=60)
        pin = TextField(speaker, first_start.PIN, hint=first_start.PIN_HINT, most=MOST_DIGITS, secret=True)
        again = TextField(speaker, first_start.PIN_AGAIN, most=MOST_DIGITS, secret=True)
        self._keep(Field.ADMINISTRATOR_NAME, name)
        self._keep(Field.PIN, pin)
        self._keep(Field.PIN_AGAIN, again)
        self.setLayout(column(name, pin, again, None, gap=SPACE.s))
