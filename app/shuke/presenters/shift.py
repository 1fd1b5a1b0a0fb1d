"""The shift's window: how it stands, counting and closing it, the reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.ports.store import Work
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refused
from shuke.application.shifts.counting import LONGEST_REASON as LONGEST_REASON_OF_A_DIFFERENCE
from shuke.application.shifts.counting import Counted, close_shift, count_drawer, outstanding_now
from shuke.application.shifts.report import (
    ClosedShift,
    closed_shifts,
    print_x,
    print_z_again,
    x_report,
    z_name,
    z_report,
)
from shuke.application.shifts.shift_report import ShiftReport
from shuke.domain.facts.shift_closed import Outstanding
from shuke.domain.money import Money, total
from shuke.domain.shift import DENOMINATIONS, MOST_PIECES, Pieces, Shift
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import shift_window as words
from shuke.wording.said import Words, said

__all__ = ["CountRow", "CountState", "Outcome", "PastShift", "ShiftPage", "ShiftPresenter", "ShiftState"]


class ShiftPage(StrEnum):
    """What the middle shows. PAPER: a report; EMPTY: nothing that whoever is signed in may see."""

    EMPTY = "empty"
    PAPER = "paper"
    COUNT = "count"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class PastShift:
    key: str
    name: str
    detail: Words
    difference: Words
    short: bool


@dataclass(frozen=True, slots=True)
class CountRow:
    """One note or coin. `typed` is how many pieces, as it stands in the field; `wrong`: it is no number."""

    denomination: int
    name: str
    typed: str = ""
    amount: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class CountState:
    rows: tuple[CountRow, ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """After the count. `reason_asked` is empty where the difference needs no explanation."""

    counted: str
    expected: str
    difference: Words
    fits: bool
    reason_asked: Words = ""


@dataclass(frozen=True, slots=True)
class ShiftState:
    """
    Attributes:
        opened: since when and by whom; empty where none is open.
        float_words: what it began with; `float_known`: somebody counted it.
        stale: the business date has changed since; empty if not.
        may_read: whoever is signed in sees reports.
        chosen: the report that is shown; empty for that of the open shift.
    """

    opened: Words = ""
    float_words: Words = ""
    float_known: bool = False
    stale: Words = ""
    may_read: bool = False
    page: ShiftPage = ShiftPage.EMPTY
    past: tuple[PastShift, ...] = ()
    chosen: str = ""
    picture: bytes = b""
    count: CountState = CountState()
    outcome: Outcome | None = None
    reason: str = ""
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    shift: Shift | None
    opened_by: str
    stale: bool
    past: tuple[ClosedShift, ...]


class ShiftPresenter(Shown[ShiftState]):
    """
    Args:
        picture: a job as PNG, equal to the paper; on the printer's lane.
        changed: called after anything was recorded or queued.
    """

    def __init__(
        self, office: OfficeWork, picture: Callable[[PrintJob], bytes], changed: Callable[[], None]
    ) -> None:
        super().__init__(ShiftState())
        self._office = office
        self._picture = picture
        self._changed = changed
        self._counted: Pieces = ()

    def open(self) -> None:
        """As things stand now."""
        self._show(ShiftState(may_read=self._may_read))
        self.refresh()

    def refresh(self, notice: Notice | None = None) -> None:
        """Read anew; what is being counted stays."""
        if notice is not None:
            self._show(replace(self._state, notice=notice))
        self._office.read(self._read, self._have_read, self._trouble)

    # reports

    def show_now(self) -> None:
        """The open shift so far."""
        self._show(replace(self._state, chosen="", picture=b"", page=ShiftPage.PAPER, notice=None))
        session, desk = self._office.session(), self._office.desk
        self._office.read(
            lambda work: x_report(desk, work, session, outstanding_now(desk, work)),
            lambda answer: self._draw("", answer),
            self._trouble,
        )

    def choose(self, shift_id: str) -> None:
        """A shift that was closed; empty: the open one."""
        if not shift_id:
            self.show_now()
            return
        self._show(replace(self._state, chosen=shift_id, picture=b"", page=ShiftPage.PAPER, notice=None))
        session, desk = self._office.session(), self._office.desk
        self._office.read(
            lambda work: z_report(desk, work, session, shift_id),
            lambda answer: self._draw(shift_id, answer),
            self._trouble,
        )

    def print_report(self) -> None:
        """What is shown, on paper."""
        chosen = self._state.chosen
        if chosen:
            self._office.change(
                lambda desk, session: print_z_again(desk, session, chosen), self._queued, self._trouble
            )
            return
        self._with_outstanding(
            lambda outstanding: self._office.change(
                lambda desk, session: print_x(desk, session, outstanding), self._queued, self._trouble
            )
        )

    # counting

    def begin_count(self) -> None:
        desk = self._office.desk
        rows = tuple(
            CountRow(one, self._office.money(Money(one))) for one in DENOMINATIONS[desk.shop.currency]
        )
        count = CountState(rows, self._office.money(Money(0)))
        self._show(replace(self._state, page=ShiftPage.COUNT, count=count, outcome=None, notice=None))

    def leave_count(self) -> None:
        """Not now; nothing was recorded that would be lost."""
        self._show(replace(self._state, page=ShiftPage.EMPTY, outcome=None, reason=""))
        if self._may_read and self._state.opened:
            self.show_now()

    def type_pieces(self, denomination: int, text: str) -> None:
        rows = tuple(
            self._row(row, text) if row.denomination == denomination else row
            for row in self._state.count.rows
        )
        together = total(Money(one * pieces) for one, pieces in _pieces(rows))
        count = CountState(rows, self._office.money(together))
        self._show(replace(self._state, count=count, notice=None))

    def count(self) -> None:
        """All of it is counted: record it, then say what should have been there."""
        rows = self._state.count.rows
        if any(row.wrong for row in rows):
            self._show(replace(self._state, notice=Notice(words.NOT_PIECES)))
            return
        pieces = self._counted = _pieces(rows)
        self._office.change(
            lambda desk, session: count_drawer(desk, session, pieces), self._have_counted, self._trouble
        )

    def type_reason(self, text: str) -> None:
        reason = text[:LONGEST_REASON_OF_A_DIFFERENCE]
        self._show(replace(self._state, reason=reason, notice=None))

    def close_shift(self) -> None:
        """As it was counted."""
        pieces, reason = self._counted, self._state.reason
        self._with_outstanding(
            lambda outstanding: self._office.change(
                lambda desk, session: close_shift(desk, session, pieces, reason, outstanding),
                self._closed,
                self._trouble,
            )
        )

    # inside

    @property
    def _may_read(self) -> bool:
        return self._office.session().may(Right.READ_SHIFTS)

    def _with_outstanding(self, then: Callable[[tuple[Outstanding, ...]], None]) -> None:
        desk = self._office.desk
        self._office.read(lambda work: outstanding_now(desk, work), then, self._trouble)

    def _read(self, work: Work) -> _Read:
        desk, session = self._office.desk, self._office.session()
        shift = work.shifts.open_at(desk.till)
        person = work.shops.staff_member(shift.opened_by) if shift else None
        past = closed_shifts(desk, work, session)
        return _Read(
            shift,
            person.name if person else "",
            shift is not None and desk.recorder.today(work, desk.shop) > shift.opened_on,
            () if isinstance(past, Refused) else past,
        )

    def _have_read(self, read: _Read) -> None:
        shift, office = read.shift, self._office
        opened: Words = ""
        if shift is not None:
            at = f"{office.desk.local_time(shift.opened_at_ms):%m-%d %H:%M}"
            opened = said(words.OPENED_AT, at=at, by=read.opened_by or shift.opened_by)
        known = shift is not None and shift.float_known
        self._show(
            replace(
                self._state,
                opened=opened,
                float_known=known,
                float_words=said(words.FLOAT_OF, amount=office.money(shift.started_with))
                if shift is not None and known
                else words.FLOAT_UNKNOWN
                if shift
                else "",
                stale=said(words.SINCE_ANOTHER_DAY, day=shift.opened_on.isoformat())
                if shift is not None and read.stale
                else "",
                may_read=self._may_read,
                past=tuple(self._past(one) for one in read.past),
            )
        )
        if self._state.page is ShiftPage.EMPTY and self._may_read:
            if shift is not None:
                self.show_now()
            elif read.past:
                self.choose(read.past[0].shift.shift_id)

    def _past(self, one: ClosedShift) -> PastShift:
        at = f"{self._office.desk.local_time(one.shift.closed_at_ms):%m-%d %H:%M}"
        return PastShift(
            one.shift.shift_id,
            z_name(one.shift),
            said(words.PAST_LINE, at=at, by=one.closed_by),
            self._difference(one.shift),
            one.shift.difference.minor < 0,
        )

    def _difference(self, shift: Shift) -> Words:
        minor = shift.difference.minor
        if not minor:
            return words.DIFFERENCE_NONE
        sentence = words.DIFFERENCE_MORE if minor > 0 else words.DIFFERENCE_SHORT
        return said(sentence, amount=self._office.money(Money(abs(minor))))

    def _draw(self, chosen: str, answer: ShiftReport | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        job = PrintJob(0, PrintKind.SHIFT_REPORT, "", packed_content(answer), 0, opens_drawer=False)

        def drawn(picture: bytes) -> None:
            if self._state.chosen == chosen and self._state.page is ShiftPage.PAPER:
                self._show(replace(self._state, picture=picture))

        self._office.background.run(Lane.PRINTER, lambda: self._picture(job), drawn)

    def _row(self, row: CountRow, text: str) -> CountRow:
        text = text.strip()[: len(str(MOST_PIECES)) + 1]
        fine = not text or (text.isascii() and text.isdigit() and int(text) <= MOST_PIECES)
        pieces = int(text) if fine and text else 0
        amount = self._office.money(Money(row.denomination * pieces)) if pieces else ""
        return replace(row, typed=text, amount=amount, wrong=not fine)

    def _have_counted(self, answer: Counted | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        shift, money = answer.shift, self._office.money
        limit = money(self._office.desk.shift_policy().unexplained)
        outcome = Outcome(
            counted=money(shift.counted),
            expected=money(shift.expected),
            difference=self._difference(shift),
            fits=not shift.difference,
            reason_asked=said(words.REASON_NEEDED, limit=limit) if answer.reason_needed else "",
        )
        self._show(replace(self._state, page=ShiftPage.OUTCOME, outcome=outcome, reason="", notice=None))

    def _closed(self, answer: ShiftReport | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        notice = Notice(said(words.CLOSED, number=answer.number), NoticeTone.GOOD)
        self._show(
            ShiftState(may_read=self._may_read, page=ShiftPage.PAPER, past=self._state.past, notice=notice)
        )
        self._draw("", answer)  # whoever closed it sees it once, whatever the role
        self._changed()
        self.refresh()

    def _queued(self, answer: ShiftReport | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._show(replace(self._state, notice=Notice(words.PRINTED, NoticeTone.GOOD)))
        self._changed()

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _pieces(rows: tuple[CountRow, ...]) -> Pieces:
    return tuple((row.denomination, int(row.typed)) for row in rows if row.typed and not row.wrong)
