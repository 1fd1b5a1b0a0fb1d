"""The window of what the shop settled with others: months, and the slip of one as it comes out of the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.ports.printing import PrintJob, PrintKind
from shuke.application.printed_content import packed_content
from shuke.application.refusal import Refused
from shuke.application.settled_months import (
    SettledMonth,
    print_settlement,
    settled_months,
    settlement_slip,
)
from shuke.application.settlement_slip import SettlementSlip
from shuke.domain.money import Money
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import settlement as words
from shuke.wording.said import Words, said

__all__ = ["MonthRow", "SettlementPresenter", "SettlementState"]


@dataclass(frozen=True, slots=True)
class MonthRow:
    month: str
    settled: Words
    outcome: Words


@dataclass(frozen=True, slots=True)
class SettlementState:
    """`rows` is None while they are looked for; `picture`: the chosen month's slip, empty while it is drawn."""

    rows: tuple[MonthRow, ...] | None = None
    chosen: str = ""
    picture: bytes = b""
    notice: Notice | None = None


class SettlementPresenter(Shown[SettlementState]):
    """
    Args:
        picture: a job as PNG, equal to the paper; on the printer's lane.
        queued: called after something was queued to print.
    """

    def __init__(
        self, office: OfficeWork, picture: Callable[[PrintJob], bytes], queued: Callable[[], None]
    ) -> None:
        super().__init__(SettlementState())
        self._office = office
        self._picture = picture
        self._queued = queued

    def open(self) -> None:
        self._show(SettlementState())
        desk, session = self._office.desk, self._office.session()
        self._office.read(lambda work: settled_months(desk, work, session), self._have_read, self._trouble)

    def choose(self, month: str) -> None:
        if all(row.month != month for row in self._state.rows or ()):
            return
        self._show(replace(self._state, chosen=month, picture=b"", notice=None))
        desk, session = self._office.desk, self._office.session()
        self._office.read(
            lambda work: settlement_slip(desk, work, session, month),
            lambda answer: self._draw(month, answer),
            self._trouble,
        )

    def print_slip(self) -> None:
        """Of the month that is chosen."""
        month = self._state.chosen
        if not month:
            return

        def printed(answer: SettlementSlip | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._show(replace(self._state, notice=Notice(words.PRINTED, NoticeTone.GOOD)))
            self._queued()

        self._office.change(
            lambda desk, session: print_settlement(desk, session, month), printed, self._trouble
        )

    def _have_read(self, answer: tuple[SettledMonth, ...] | Refused) -> None:
        if isinstance(answer, Refused):
            self._show(replace(self._state, rows=()))
            self._trouble(self._office.refusal(answer))
            return
        self._show(replace(self._state, rows=tuple(self._row(one) for one in answer)))
        if answer:
            self.choose(answer[0].month)

    def _row(self, one: SettledMonth) -> MonthRow:
        settled = said(words.SETTLED_ON, day=one.settled_at[:10])
        if not one.gets:
            return MonthRow(one.month, settled, words.EVEN)
        sentence = words.GETS_SO_MUCH if one.gets.minor > 0 else words.PAYS_SO_MUCH
        amount = self._office.money(Money(abs(one.gets.minor)))
        return MonthRow(one.month, settled, said(sentence, amount=amount))

    def _draw(self, month: str, answer: SettlementSlip | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        job = PrintJob(0, PrintKind.SETTLEMENT_SLIP, "", packed_content(answer), 0, opens_drawer=False)

        def drawn(picture: bytes) -> None:
            if self._state.chosen == month:
                self._show(replace(self._state, picture=picture))

        self._office.background.run(Lane.PRINTER, lambda: self._picture(job), drawn)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))
