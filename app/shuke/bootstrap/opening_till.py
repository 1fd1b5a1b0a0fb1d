"""From the painted sign-in screen to a till that lets people in: the door, the tiles, the data, the use cases.

Each step runs on the counter's lane and imports there what it needs; the window never waits for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.presenters.background import Lane
from shuke.presenters.sign_in import SignInPhase
from shuke.ui import theme
from shuke.ui.tokens import ThemeName
from shuke.wording.sentence import Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from shuke.application.approving import Approving
    from shuke.application.forgotten_pin import ForgottenPin
    from shuke.application.signing_in import SigningIn
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_data import TillData
    from shuke.bootstrap.till_door import TillDoor
    from shuke.bootstrap.till_folder import TillFolder
    from shuke.bootstrap.till_opening import People, Plugs
    from shuke.wording.said import Words
    from shuke_db.doorstep import Greeting

__all__ = ["OpeningTill"]

_MADE_WITHIN_S = 60.0
"""Whoever typed a PIN waits so long for the use cases at most."""

_TOLD_AGAIN_MS = 5_000
"""A till of a chain that never heard its shop and programme asks head office again so soon."""


class OpeningTill:
    """What is open so far of one till's data. Its methods run on the window's thread, but for `signing_in` and
    `approving`."""

    def __init__(self, till: TillApplication, folder: TillFolder) -> None:
        from concurrent.futures import Future  # noqa: PLC0415 - not before the first paint

        self._till = till
        self._folder = folder
        self._door: TillDoor | None = None
        self._greeted = False
        self._people: Future[People] = Future()
        self._unwatch: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Digits typed meanwhile are kept."""

        def opened() -> tuple[TillDoor, Greeting | None] | Words:
            from shuke.bootstrap.till_door import knocked  # noqa: PLC0415 - off the window's thread

            return knocked(self._folder)

        self._till.background.run(Lane.COUNTER, opened, self._door_open, self._broke)

    def signing_in(self) -> SigningIn:
        """Off the window's thread: the first PIN may be typed before everything behind it is made."""
        return self._people.result(_MADE_WITHIN_S).signing_in

    def approving(self) -> Approving:
        """The same for somebody else's PIN."""
        return self._people.result(_MADE_WITHIN_S).approving

    def forgotten(self) -> ForgottenPin:
        """The same for a PIN that nobody knows any more."""
        return self._people.result(_MADE_WITHIN_S).forgotten

    def let_go(self) -> None:
        """Nobody will be signed in: whoever typed a PIN and waits, or types one yet, gets a CancelledError."""
        self._people.cancel()

    def close(self) -> None:
        """After the lanes have ended: lock and connection are given back, whoever holds them."""
        if self._door is not None:
            self._door.close()
        self._unwatch()

    def _door_open(self, found: tuple[TillDoor, Greeting | None] | Words) -> None:
        if not isinstance(found, tuple):
            self._till.sign_in.refuse(found)
            return
        door, greeting = found
        self._door = door
        if greeting is not None:
            self._greet(greeting)

        def opened() -> TillData:
            from shuke.bootstrap.till_data import data_behind  # noqa: PLC0415 - off the window's thread

            return data_behind(door)

        self._till.background.run(Lane.COUNTER, opened, self._data_open, self._broke, expected=_expected())

    def _greet(self, greeting: Greeting) -> None:
        """Name, language, look and tiles first; everything else is made while a PIN is typed."""
        till = self._till
        self._greeted = True
        till.shell.entitle(greeting.shop_name)
        till.speaker.speak(Language(greeting.language or till.speaker.language.value))
        if greeting.theme == ThemeName.DARK and theme.current().name is ThemeName.LIGHT:
            till.shell.switch_theme()
        till.sign_in.greet(greeting.shop_name, greeting.staff)

    def _data_open(self, data: TillData) -> None:
        from shuke.bootstrap.crashes import watch_for_crashes  # noqa: PLC0415

        till = self._till
        till.data = data
        self._unwatch = watch_for_crashes(till.shell, till.speaker, self._folder, data.place)
        till.shell.dress_window()
        if data.place is None:
            from shuke.bootstrap.first_start_window import show_first_start  # noqa: PLC0415 - once in a life

            till.first_start = show_first_start(till, data)
        elif self._greeted:
            self.plug_in()
        else:
            till.background.run(Lane.COUNTER, data.greeting, self._greet_late, self._refuse)

    def _greet_late(self, greeting: Greeting | None) -> None:
        if greeting is not None:
            self._greet(greeting)
        self.plug_in()

    def plug_in(self) -> None:
        """The data is open and knows which till it is: make the use cases, then let people sign in."""
        data = self._till.data
        assert data is not None  # opened before
        assert data.place is not None  # first start is over
        place = data.place

        def made() -> Plugs | None:
            from shuke.bootstrap.till_opening import plugs  # noqa: PLC0415 - off the window's thread

            return plugs(data, place, self._till.on_counter)

        self._till.background.run(Lane.COUNTER, made, self._plugged_in, self._refuse, expected=_expected())

    def _plugged_in(self, made: Plugs | None) -> None:
        from concurrent.futures import Future  # noqa: PLC0415 - not before the first paint

        from shuke.wording.store import NOT_TOLD_YET  # noqa: PLC0415

        till = self._till
        if made is None:
            till.ask_for_pin()
            till.sign_in.refuse(NOT_TOLD_YET)
            self._people.cancel()
            self._people = Future()
            till.later(_TOLD_AGAIN_MS, self.plug_in)
            return
        services, people, (rounds, questions) = made
        self._people.set_result(people)
        till.use_services(services, rounds, questions)
        if till.sign_in.state.phase is SignInPhase.TROUBLE or not till.sign_in.state.tiles:
            till.sign_in.open(services.shop.name)

    def _broke(self, error: Exception) -> None:
        """Said on the screen; a bug is from now on shown with a support file like any other."""
        from shuke.bootstrap.crashes import watch_for_crashes  # noqa: PLC0415

        till = self._till
        self._unwatch = watch_for_crashes(till.shell, till.speaker, self._folder, None)
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        """Nobody can be signed in: say why, and let go of whoever typed a PIN meanwhile."""
        self._till.sign_in.refuse(_why(error))
        self.let_go()


def _expected() -> tuple[type[Exception], ...]:
    from shuke.bootstrap.till_door import DataUnusable  # noqa: PLC0415 - loaded by now

    return (DataUnusable,)


def _why(error: Exception) -> Words:
    from shuke.bootstrap.till_door import DataUnusable  # noqa: PLC0415
    from shuke.wording.said import said  # noqa: PLC0415
    from shuke.wording.store import CANNOT_OPEN  # noqa: PLC0415

    return said(error.sentence, **error.values) if isinstance(error, DataUnusable) else CANNOT_OPEN
