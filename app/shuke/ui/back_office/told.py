"""A presenter's notice in the kit's widget."""

from __future__ import annotations

from shuke.presenters.counter_words import Notice
from shuke.ui.kit.notices import Notice as NoticeLine
from shuke.ui.tokens import Tone

__all__ = ["tell"]


def tell(line: NoticeLine, notice: Notice | None) -> None:
    """Show it, or nothing."""
    if notice is None:
        line.be_silent()
    else:
        line.say(notice.words, Tone(notice.tone.value), action=notice.action)
