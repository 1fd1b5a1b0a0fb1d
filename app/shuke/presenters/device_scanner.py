"""The hand scanner: whatever it reads is shown, and whether it came as from a scanner."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.scanning.found_code import Legibility
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import devices as words
from shuke.wording.said import Words, said

__all__ = ["DeviceScannerPresenter", "DeviceScannerState"]

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class DeviceScannerState:
    """`read` is the code's text, shortened; `length` counts all of it."""

    read: str = ""
    length: Words = ""
    notice: Notice | None = None


class DeviceScannerPresenter(Shown[DeviceScannerState]):
    def __init__(self) -> None:
        super().__init__(DeviceScannerState())

    def open(self) -> None:
        self._show(DeviceScannerState())

    def scanned(self, text: str) -> None:
        shown = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
        length = said(words.SCANNER_CHARACTERS, count=len(text))
        self._show(DeviceScannerState(shown, length, Notice(words.SCANNER_GOOD, NoticeTone.GOOD)))

    def unreadable(self, _legibility: Legibility) -> None:
        self._show(DeviceScannerState(notice=Notice(words.SCANNER_UNREADABLE, NoticeTone.WARN)))

    def typed(self, text: str) -> None:
        """Keys came one by one into the field and Enter after them."""
        if text.strip():
            self._show(
                DeviceScannerState(text[:_MOST_SHOWN], "", Notice(words.SCANNER_BY_HAND, NoticeTone.WARN))
            )
