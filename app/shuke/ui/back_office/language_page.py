"""Languages and look."""

from __future__ import annotations

from shuke.presenters.device_language import DeviceLanguagePresenter, DeviceLanguageState, Look
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Target
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import Language, first_start
from shuke.wording import devices as words

__all__ = ["LanguagePage"]

_COLUMNS = 2


class LanguagePage(DevicePageView):
    """Each choice takes effect at once."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "language")
        self.languages = PickGrid(speaker, columns=_COLUMNS, target=Target.USUAL)
        self.receipts = PickGrid(speaker, columns=_COLUMNS, target=Target.USUAL)
        self.looks = PickGrid(speaker, columns=_COLUMNS, target=Target.USUAL)
        parts = (
            (words.SCREEN_LANGUAGE, self.languages),
            (words.RECEIPT_LANGUAGE, self.receipts),
            (words.LOOK_TITLE, self.looks),
        )
        items = [
            item
            for title, grid in parts
            for item in (Text(speaker, title, Role.CAPTION, Ink.MUTED), grid, SPACE.s)
        ]
        self.lay_out(*items)

    def attach(self, presenter: DeviceLanguagePresenter) -> None:
        self.languages.picked.connect(lambda key: presenter.choose_screen(Language(key)))
        self.receipts.picked.connect(lambda key: presenter.choose_receipts(Language(key)))
        self.looks.picked.connect(lambda key: presenter.choose_look(Look(key)))
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceLanguageState) -> None:
        tell(self.notice, state.notice)
        self.languages.offer(first_start.LANGUAGES, state.screen.value)
        self.receipts.offer(first_start.LANGUAGES, state.receipts.value)
        self.looks.offer(words.LOOKS, state.look.value)
