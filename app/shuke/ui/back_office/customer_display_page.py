"""The page of the customer display."""

from __future__ import annotations

from shuke.presenters.customer_display import CustomerLanguage
from shuke.presenters.device_customer_display import (
    DeviceCustomerDisplayPresenter,
    DeviceCustomerDisplayState,
    DisplayStanding,
)
from shuke.presenters.signing import SignedOn
from shuke.ui.back_office.desktop_picture import DesktopPicture
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import customer_display as words

__all__ = ["CustomerDisplayPage"]

_SCREENS_BESIDE, _LANGUAGES_BESIDE, _WAYS_BESIDE = 2, 3, 3


class CustomerDisplayPage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "customer_display")
        self.desktop = DesktopPicture(speaker)
        self.screens = PickGrid(speaker, columns=_SCREENS_BESIDE, target=Target.USUAL)
        self.test_button = Button(speaker, words.TEST, ButtonKind.QUIET, Target.USUAL, icon="eye")
        self.languages = PickGrid(speaker, columns=_LANGUAGES_BESIDE, target=Target.USUAL)
        self.signing = PickGrid(speaker, columns=_WAYS_BESIDE, target=Target.USUAL)
        self.motion = PickGrid(speaker, columns=_SCREENS_BESIDE, target=Target.USUAL)
        self.sound = PickGrid(speaker, columns=_SCREENS_BESIDE, target=Target.USUAL)
        self.lay_out(
            self.desktop,
            Text(speaker, words.CHOOSE, Role.CAPTION, Ink.MUTED),
            self.screens,
            row(self.test_button, None),
            SPACE.s,
            Text(speaker, words.LANGUAGE_TITLE, Role.CAPTION, Ink.MUTED),
            self.languages,
            SPACE.s,
            Text(speaker, words.SIGN_TITLE, Role.CAPTION, Ink.MUTED),
            self.signing,
            SPACE.s,
            Text(speaker, words.MOTION_TITLE, Role.CAPTION, Ink.MUTED),
            self.motion,
            SPACE.s,
            Text(speaker, words.SOUND_TITLE, Role.CAPTION, Ink.MUTED),
            self.sound,
        )

    def attach(self, presenter: DeviceCustomerDisplayPresenter) -> None:
        self.screens.picked.connect(presenter.choose_screen)
        self.test_button.clicked.connect(presenter.test)
        self.languages.picked.connect(lambda key: presenter.choose_language(CustomerLanguage(key)))
        self.signing.picked.connect(lambda key: presenter.choose_signing(SignedOn(key)))
        self.motion.picked.connect(presenter.choose_motion)
        self.sound.picked.connect(presenter.choose_sound)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceCustomerDisplayState) -> None:
        tell(self.notice, state.notice)
        self.desktop.show_screens(state.screens, state.use.screen)
        self.screens.offer(state.choices, state.use.screen)
        self.test_button.say(words.TEST_END if state.testing else words.TEST)
        self.test_button.setEnabled(state.standing is DisplayStanding.SHOWN)
        self.languages.offer(words.LANGUAGES, state.use.language.value)
        self.signing.offer(words.SIGNS_ON, state.use.signs.value)
        self.motion.offer(words.MOTION, state.use.motion)
        self.sound.offer(words.SOUND, state.use.sound)
