"""A presenter's notice on the kit's."""

from __future__ import annotations

from shuke.presenters.counter_words import Notice as NoticeState
from shuke.ui.kit.notices import Notice
from shuke.ui.tokens import Tone

__all__ = ["tell"]


def tell(notice: Notice, state: NoticeState | None) -> None:
    """Show what a presenter says, or be silent."""
    if state is None:
        notice.be_silent()
    else:
        notice.say(state.words, Tone(state.tone.value), action=state.action)
