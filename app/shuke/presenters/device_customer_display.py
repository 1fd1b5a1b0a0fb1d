"""The page of the customer display: which screen, its language, where members sign, a test picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.customer_display import CustomerLanguage
from shuke.presenters.shown import Shown
from shuke.presenters.signing import SignedOn
from shuke.wording import customer_display as words
from shuke.wording.said import Words, said

__all__ = [
    "NOWHERE",
    "WINDOW",
    "CustomerDisplayPorts",
    "CustomerDisplayUse",
    "DeviceCustomerDisplayPresenter",
    "DeviceCustomerDisplayState",
    "DisplayStanding",
    "ScreenSeen",
    "standing_of",
]

NOWHERE, WINDOW = "-", "window"
"""Beside the names of screens: no display; an ordinary window."""


class DisplayStanding(StrEnum):
    """How it is with the display now."""

    OFF = "off"
    SHOWN = "shown"
    AWAY = "away"
    ON_TILL = "on_till"
    CLOSED = "closed"


_STANDINGS = {
    DisplayStanding.OFF: (words.OFF, NoticeTone.CALM),
    DisplayStanding.AWAY: (words.AWAY, NoticeTone.WARN),
    DisplayStanding.ON_TILL: (words.ON_TILL, NoticeTone.WARN),
    DisplayStanding.CLOSED: (words.CLOSED, NoticeTone.WARN),
}


@dataclass(frozen=True, slots=True)
class ScreenSeen:
    """A screen of this machine: where it lies on the desktop, in px. `till`: the till's own window stands on it."""

    key: str
    x: int
    y: int
    width: int
    height: int
    till: bool = False


def standing_of(chosen: str, screens: tuple[ScreenSeen, ...], *, shut: bool = False) -> DisplayStanding:
    """How it is with the display that was chosen. It never covers the till's own window."""
    if chosen in ("", NOWHERE):
        return DisplayStanding.OFF
    if shut:
        return DisplayStanding.CLOSED
    if chosen == WINDOW:
        return DisplayStanding.SHOWN
    there = next((screen for screen in screens if screen.key == chosen), None)
    if there is None:
        return DisplayStanding.AWAY
    return DisplayStanding.ON_TILL if there.till else DisplayStanding.SHOWN


@dataclass(frozen=True, slots=True)
class CustomerDisplayUse:
    """What was chosen: `screen` is NOWHERE, WINDOW or a screen's key; `motion` and `sound` are settings."""

    screen: str = NOWHERE
    language: CustomerLanguage = CustomerLanguage.ZH
    signs: SignedOn = SignedOn.PAPER
    motion: str = ""
    sound: str = ""


@dataclass(frozen=True, slots=True)
class CustomerDisplayPorts:
    """`use` changes the display at once; `put` keeps a setting, on `COUNTER`; `test` shows the test picture."""

    screens: Callable[[], tuple[ScreenSeen, ...]]
    current: Callable[[], CustomerDisplayUse]
    use: Callable[[CustomerDisplayUse], None]
    test: Callable[[bool], None]
    put: Callable[[Setting, str], None]


@dataclass(frozen=True, slots=True)
class DeviceCustomerDisplayState:
    """`choices` are those to choose from, by key; `screens` is the picture of the desktop."""

    choices: Mapping[str, Words] = field(default_factory=dict)
    screens: tuple[ScreenSeen, ...] = ()
    use: CustomerDisplayUse = field(default_factory=CustomerDisplayUse)
    standing: DisplayStanding = DisplayStanding.OFF
    testing: bool = False
    touched: bool = False
    notice: Notice | None = None


class DeviceCustomerDisplayPresenter(Shown[DeviceCustomerDisplayState]):
    """`stands` tells it how it is with the display, whoever changed it; `touched`, that somebody touched it."""

    def __init__(self, office: OfficeWork, ports: CustomerDisplayPorts) -> None:
        super().__init__(DeviceCustomerDisplayState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        self._look()

    def close(self) -> None:
        if self._state.testing:
            self._ports.test(False)
            self._show(replace(self._state, testing=False, touched=False))

    def stands(self, standing: DisplayStanding) -> None:
        """Also called when screens came or went."""
        if standing is not DisplayStanding.SHOWN:
            self.close()
        self._show(replace(self._state, standing=standing))
        self._look()

    def touched(self) -> None:
        self._show(replace(self._state, touched=True))
        self._look()

    def choose_screen(self, key: str) -> None:
        self._keep(replace(self._ports.current(), screen=key), Setting.CUSTOMER_SCREEN, key)

    def choose_language(self, language: CustomerLanguage) -> None:
        use = replace(self._ports.current(), language=language)
        self._keep(use, Setting.CUSTOMER_LANGUAGE, language.value)

    def choose_signing(self, on: SignedOn) -> None:
        self._keep(replace(self._ports.current(), signs=on), Setting.CUSTOMER_SIGNS, on.value)

    def choose_motion(self, motion: str) -> None:
        self._keep(replace(self._ports.current(), motion=motion), Setting.CUSTOMER_MOTION, motion)

    def choose_sound(self, sound: str) -> None:
        self._keep(replace(self._ports.current(), sound=sound), Setting.SOUND, sound)

    def test(self) -> None:
        """Show the test picture, or take it away again."""
        testing = not self._state.testing and self._state.standing is DisplayStanding.SHOWN
        self._ports.test(testing)
        self._show(replace(self._state, testing=testing, touched=False))
        self._look()

    def _keep(self, use: CustomerDisplayUse, setting: Setting, value: str) -> None:
        self.close()

        def kept(refused: Refused | None) -> None:
            if refused is not None:
                self._trouble(self._office.refusal(refused))
            else:
                self._ports.use(use)
                self._look()

        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, ((setting, value),)),
            kept,
            self._trouble,
        )

    def _look(self) -> None:
        use, screens = self._ports.current(), self._ports.screens()
        self._show(
            replace(
                self._state,
                choices=_choices(screens, use.screen),
                screens=screens,
                use=use,
                notice=self._standing_notice(screens, use),
            )
        )

    def _standing_notice(self, screens: tuple[ScreenSeen, ...], use: CustomerDisplayUse) -> Notice:
        state = self._state
        if state.touched:
            return Notice(words.TOUCHED, NoticeTone.GOOD)
        if state.testing:
            return Notice(words.TESTING, NoticeTone.CALM)
        if state.standing is DisplayStanding.SHOWN:
            shown = _choices(screens, use.screen).get(use.screen, "")
            return Notice(said(words.SHOWN, screen=shown), NoticeTone.GOOD)
        if state.standing is DisplayStanding.OFF and len(screens) == 1:
            return Notice(words.NO_OTHER, NoticeTone.CALM)
        sentence, tone = _STANDINGS[state.standing]
        return Notice(sentence, tone)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _choices(screens: tuple[ScreenSeen, ...], chosen: str) -> Mapping[str, Words]:
    """The till's own screen is none to choose, unless it was chosen before it became that."""
    found: dict[str, Words] = {NOWHERE: words.NONE}
    for number, screen in enumerate(screens, start=1):
        if not screen.till or screen.key == chosen:
            found[screen.key] = said(words.SCREEN, number=number, width=screen.width, height=screen.height)
    if chosen not in found and chosen != WINDOW:
        found[chosen] = said(words.MISSING, name=chosen)
    return {**found, WINDOW: words.WINDOW}
