"""The languages of screen and receipts, and the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice
from shuke.presenters.shown import Shown
from shuke.wording import Language
from shuke.wording.said import Words

__all__ = ["DeviceLanguagePresenter", "DeviceLanguageState", "LanguagePorts", "Look"]


class Look(StrEnum):
    """The values are those of `ui.tokens.ThemeName`."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class LanguagePorts:
    """`speak` and `dress` change the windows, and keep what was chosen; `put` keeps a setting, on `COUNTER`."""

    receipts: Callable[[], Language]
    speak: Callable[[Language], None]
    dress: Callable[[Look], None]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceLanguageState:
    screen: Language = Language.ZH
    receipts: Language = Language.ZH
    look: Look = Look.LIGHT
    notice: Notice | None = None


class DeviceLanguagePresenter(Shown[DeviceLanguageState]):
    """`spoken` and `dressed` tell it what the windows show, whoever changed it."""

    def __init__(self, office: OfficeWork, ports: LanguagePorts) -> None:
        super().__init__(DeviceLanguageState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        self._show(replace(self._state, receipts=self._ports.receipts(), notice=None))

    def spoken(self, language: Language) -> None:
        self._show(replace(self._state, screen=language, receipts=self._ports.receipts()))

    def dressed(self, look: Look) -> None:
        self._show(replace(self._state, look=look))

    def choose_screen(self, language: Language) -> None:
        if language is not self._state.screen:
            self._ports.speak(language)

    def choose_look(self, look: Look) -> None:
        if look is not self._state.look:
            self._ports.dress(look)

    def choose_receipts(self, language: Language) -> None:
        kept = ((Setting.RECEIPT_LANGUAGE, language.value),)
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, kept),
            self._kept,
            self._trouble,
        )

    def _kept(self, refused: Refused | None) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
        else:
            self._show(replace(self._state, receipts=self._ports.receipts(), notice=None))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))
