"""Asking head office for somebody whom this till does not keep, while the counter goes on."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.sync.fetching import Fetched
from shuke.domain.sync.finding import Find
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.wording.elsewhere import ASKING, NOT_FETCHED
from shuke.wording.said import said

__all__ = ["AskElsewhere", "asking_notice", "fetched_notice", "nobody_to_ask"]

AskElsewhere = Callable[[Find, Callable[[Fetched], None]], None]
"""Asks beside everything else; told when there is an answer, at the latest after some seconds."""

_TONES = {
    Fetched.FOUND: NoticeTone.GOOD,
    Fetched.OFFLINE: NoticeTone.OFFLINE,
    Fetched.REFUSED: NoticeTone.BAD,
}


def nobody_to_ask(_asked: Find, then: Callable[[Fetched], None]) -> None:
    """`AskElsewhere` of a till that stands alone."""
    then(Fetched.OFFLINE)


def asking_notice(shown: str) -> Notice:
    return Notice(said(ASKING, text=shown), NoticeTone.CALM)


def fetched_notice(fetched: Fetched, shown: str) -> Notice:
    """What came of it."""
    return Notice(said(NOT_FETCHED[fetched.value], text=shown), _TONES.get(fetched, NoticeTone.WARN))
