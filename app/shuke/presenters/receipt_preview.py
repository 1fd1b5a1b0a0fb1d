"""The last receipt as the paper shows it: look, print again, keep as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.ports.printing import PrintJob
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
    """What the receipt printer can show.

    Attributes:
        job: what was printed under that number, None if nothing was; on the counter's lane.
        picture: the job as PNG, equal to the paper; half a second for a long one, on the printer's lane.
        save: keep the picture of that number as a file; where it lies. On the printer's lane, too; raises OSError.
    """

    job: Callable[[str], PrintJob | None]
    picture: Callable[[PrintJob], bytes]
    save: Callable[[str, bytes], Path]


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
        known, desk, receipts = self._counter.last_receipt, self._counter.desk, self._receipts

        def find() -> PrintJob | None:
            number = known or latest_receipt(desk)
            return receipts.job(number) if number else None

        self._show(ReceiptPreviewState())
        self._counter.look_up(find, self._found)

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
        number, picture, receipts = self._state.number, self._state.picture, self._receipts
        if picture:
            self._counter.draw(lambda: receipts.save(number, picture), self._saved, self._not_saved)

    def _found(self, job: PrintJob | None) -> None:
        if job is None:
            self._refuse(Refused(Refusal.NO_RECEIPT))
            return
        picture, number = self._receipts.picture, job.document
        self._counter.draw(lambda: picture(job), lambda drawn: self._show(ReceiptPreviewState(number, drawn)))

    def _queued(self, queued: tuple[str, int | Refused]) -> None:
        number, job = queued
        if isinstance(job, Refused):
            self._refuse(job)
            return
        notice = Notice(said(words.REPRINTED, number=number), NoticeTone.GOOD)
        self._show(replace(self._state, notice=notice))
        self._counter.say(notice.words, notice.tone)

    def _saved(self, path: Path) -> None:
        notice = Notice(said(words.SAVED_AT, path=str(path)), NoticeTone.GOOD)
        self._show(replace(self._state, notice=notice))

    def _not_saved(self, problem: OSError) -> None:
        sentence = said(words.NOT_SAVED, reason=problem.strerror or type(problem).__name__)
        self._show(replace(self._state, notice=Notice(sentence)))

    def _refuse(self, refused: Refused) -> None:
        self._show(replace(self._state, notice=Notice(refused_words(refused, self._counter.money))))
        self._counter.refuse(refused)
