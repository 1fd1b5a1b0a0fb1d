"""The scan overlay: a camera while it is open, and a sentence about each code it read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.identification import Identified, IdentifiedKind
from shuke.presenters.shown import Shown
from shuke.wording import preview as words
from shuke.wording.said import said

__all__ = ["ScanPresenter", "ScanState"]


@dataclass(frozen=True, slots=True)
class ScanState:
    """`open`: the camera shall run. `result` is what the last code was."""

    open: bool = False
    result: Notice | None = None


class ScanPresenter(Shown[ScanState]):
    """`done` is called when a member was found: the overlay closes by itself."""

    def __init__(self, done: Callable[[], None]) -> None:
        super().__init__(ScanState())
        self._done = done

    def open(self) -> None:
        self._show(ScanState(open=True))

    def close(self) -> None:
        self._show(ScanState())

    def heard(self, identified: Identified) -> None:
        """What a code turned out to be."""
        if identified.kind is IdentifiedKind.MEMBER:
            self._done()
            return
        result = Notice(identified.words, identified.tone, identified.action, identified.does)
        if identified.kind is IdentifiedKind.ARTICLE:
            result = Notice(said(words.SCAN_RUNG_UP, name=identified.words), NoticeTone.GOOD)
        self._show(replace(self._state, result=result))
