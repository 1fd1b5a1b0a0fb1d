"""The last receipt as the paper shows it: look, print again, keep as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.refusal import Refusal, Refused
from shuke.application.reprinting import latest_receipt, reprint
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.shown import Shown
from shuke.wording import preview as words
from shuke.wording.said import said

__all__ = ["ReceiptPreviewPresenter", "ReceiptPreviewState", "Receipts"]


@dataclass(frozen=True, slots=True)
class Receipts:
    """What the receipt printer can show. Both run on the counter's lane; None for a number nobody printed.

    Attributes:
        picture: the receipt as PNG, equal to the paper.
        save: keep the picture as a file; where it lies.
    """

    picture: Callable[[str], bytes | None]
    save: Callable[[str], Path | None]


@dataclass(frozen=True, slots=True)
class ReceiptPreviewState:
    """`picture` is empty until it is drawn."""

    number: str = ""
    picture: bytes = b""
    notice: Notice | None = None


class ReceiptPreviewPresenter(Shown[ReceiptPreviewState]):
    def __init__(self, counter: Counter, receipts: Receipts) -> None:
        super().__init__(ReceiptPreviewState())
        self._counter = counter
        self._receipts = receipts

    def open(self) -> None:
        """Show the last receipt."""
        known, desk, picture = self._counter.last_receipt, self._counter.desk, self._receipts.picture

        def draw() -> tuple[str, bytes]:
            number = known or latest_receipt(desk) or ""
            return number, (picture(number) or b"") if number else b""

        self._show(ReceiptPreviewState())
        self._counter.look_up(draw, self._drawn)

    def reprint(self) -> None:
        """A marked copy of the receipt that is shown, or of the last one."""
        known, desk = self._state.number or self._counter.last_receipt, self._counter.desk
        session = self._counter.session

        def queue() -> tuple[str, int | Refused]:
            number = known or latest_receipt(desk) or ""
            return number, reprint(desk, session, number)

        self._counter.look_up(queue, self._queued)

    def save(self) -> None:
        """Keep it as a picture."""
        number, receipts = self._state.number, self._receipts
        if number:
            self._counter.look_up(lambda: receipts.save(number), self._saved)

    def _drawn(self, drawn: tuple[str, bytes]) -> None:
        number, picture = drawn
        self._show(ReceiptPreviewState(number, picture))
        if not picture:
            self._refuse(Refused(Refusal.NO_RECEIPT))

    def _queued(self, queued: tuple[str, int | Refused]) -> None:
        number, job = queued
        if isinstance(job, Refused):
            self._refuse(job)
            return
        notice = Notice(said(words.REPRINTED, number=number), NoticeTone.GOOD)
        self._show(replace(self._state, notice=notice))
        self._counter.say(notice.words, notice.tone)

    def _saved(self, path: Path | None) -> None:
        if path is None:
            self._refuse(Refused(Refusal.NO_RECEIPT))
        else:
            notice = Notice(said(words.SAVED_AT, path=str(path)), NoticeTone.GOOD)
            self._show(replace(self._state, notice=notice))

    def _refuse(self, refused: Refused) -> None:
        self._show(replace(self._state, notice=Notice(refused_words(refused, self._counter.money))))
        self._counter.refuse(refused)
