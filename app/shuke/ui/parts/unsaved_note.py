"""That something was changed and not saved yet, with a way back to what is saved."""

from __future__ import annotations

from shuke.ui.kit.layouts import appear
from shuke.ui.kit.notices import Notice
from shuke.ui.speech import Speaker
from shuke.ui.tokens import Tone
from shuke.wording.unsaved import GIVE_UP, UNSAVED

__all__ = ["UnsavedNote"]


class UnsavedNote(Notice):
    """`action_chosen` gives the changes up."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, small=True)
        self.say(UNSAVED, Tone.CALM, action=GIVE_UP)
        self.setVisible(False)

    def show_unsaved(self, unsaved: bool) -> None:
        appear(self, unsaved)
