"""The redemption screen: a code is scanned or typed, what it is for is shown, it is handed over; others wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.code_check import PrizeScan
from shuke.application.ports.prizes import PrizeKept
from shuke.application.ports.store import Work
from shuke.application.prizes.handing_over import (
    LONGEST_NOTE,
    HandingOver,
    PrizeAsked,
    PrizeDone,
    PrizeShown,
    handed_on,
)
from shuke.application.prizes.standing import StockNow, stock_now
from shuke.application.refusal import Refusal, Refused
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.explanation import Reason
from shuke.domain.programme.parts.shown import Proof
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words
from shuke.presenters.prizes.rows import HandedRow, PrizeCard, StockRow, handed_row, prize_card, stock_row
from shuke.presenters.shown import Shown
from shuke.wording import prizes as words
from shuke.wording.said import Words, said

__all__ = ["MOST_WAITING", "RedemptionPorts", "RedemptionPresenter", "RedemptionState"]

MOST_WAITING = 20
MOST_LISTED = 200
_MOST_TYPED = 60


@dataclass(frozen=True, slots=True)
class RedemptionPorts:
    """
    Attributes:
        check: looks at a scanned code.
        words: says what is wrong with one.
        ask: has whatever the member has moved here, if head office or the shop's lead answers; says whether
            something came. None on a till that stands alone.
        changed: called once something was recorded.
    """

    handing: HandingOver
    check: Callable[[str], PrizeScan]
    words: Callable[[PrizeScan], Words]
    changed: Callable[[], None]
    ask: Callable[[str, Callable[[bool], None]], None] | None = None


@dataclass(frozen=True, slots=True)
class RedemptionState:
    """
    Attributes:
        waiting: how many codes wait behind the one that is shown.
        seen: of the documents that are asked for, those staff looked at.
        chosen: a hand-over of today that may be rolled back, `note` is why.
    """

    typed: str = ""
    card: PrizeCard | None = None
    waiting: int = 0
    seen: frozenset[str] = frozenset()
    evidence: str = ""
    handed: tuple[HandedRow, ...] = ()
    chosen: str = ""
    note: str = ""
    stock: tuple[StockRow, ...] = ()
    busy: bool = False
    notice: Notice | None = None


class RedemptionPresenter(Shown[RedemptionState]):
    def __init__(self, office: OfficeWork, ports: RedemptionPorts) -> None:
        super().__init__(RedemptionState())
        self._office = office
        self._ports = ports
        self._queue: list[str] = []
        self._shown: PrizeShown | None = None

    def open(self) -> None:
        """Afresh."""
        self._queue.clear()
        self._let_go(RedemptionState())
        self._list()

    # codes

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], notice=None))

    def submit_typed(self) -> None:
        """Enter: look the typed code up; where nothing is typed, hand over what is shown."""
        typed = self._state.typed.strip()
        if typed:
            self._show(replace(self._state, typed=""))
            self.scanned(typed)
        else:
            self.confirm()

    def scanned(self, text: str) -> None:
        """The next code; while another one is shown it waits its turn."""
        if self._shown is None and not self._state.busy:
            self._look_up(text, asked=False)
        elif text not in self._queue and len(self._queue) < MOST_WAITING:
            self._queue.append(text)
            self._show(replace(self._state, waiting=len(self._queue)))

    def skip(self) -> None:
        """Not this one; the next."""
        self._let_go(replace(self._state, notice=None))
        self._next()

    # handing over

    def see(self, proof: str) -> None:
        """Staff looked at that document, or did not after all."""
        self._show(replace(self._state, seen=self._state.seen ^ {proof}, notice=None))

    def type_evidence(self, text: str) -> None:
        self._show(replace(self._state, evidence=text[:LONGEST_NOTE]))

    def confirm(self) -> None:
        """Hand over what is shown. What lies elsewhere is asked for first."""
        shown = self._shown
        if shown is None or self._state.busy or shown.why_not is not None:
            return
        self._show(replace(self._state, busy=True, notice=None))
        if shown.here or self._ports.ask is None:
            self._hand_over(shown)
        else:
            self._ports.ask(shown.prize.member_id, lambda _came: self._hand_over(shown))

    # rolling back

    def choose(self, key: str) -> None:
        self._show(replace(self._state, chosen=key, note=""))

    def type_note(self, text: str) -> None:
        self._show(replace(self._state, note=text[:LONGEST_NOTE], notice=None))

    def roll_back(self) -> None:
        """Undo the chosen hand-over, for the reason that was typed."""
        if not self._state.chosen or self._state.busy:
            return
        till, epoch, seq = self._state.chosen.rsplit("/", 2)
        note = self._state.note
        self._show(replace(self._state, busy=True, notice=None))
        self._office.change(
            lambda _desk, session: self._ports.handing.roll_back(session, (till, int(epoch), int(seq)), note),
            self._rolled_back,
            self._trouble,
        )

    # inside

    def _look_up(self, text: str, *, asked: bool) -> None:
        handing, scan = self._ports.handing, self._ports.check(text)
        code = scan.code if scan.outcome is CodeOutcome.VALID else None
        if code is None and scan.outcome is not CodeOutcome.UNKNOWN:
            self._refused(Notice(self._ports.words(scan), NoticeTone.BAD))
            return
        self._show(replace(self._state, busy=True, notice=None))

        def read(work: Work) -> PrizeShown | Refused:
            found: PrizeKept | Refused
            found = handing.coded(work, code) if code is not None else handing.named(work, text)
            return found if isinstance(found, Refused) else handing.look(work, found)

        def have_read(answer: PrizeShown | Refused) -> None:
            unknown = isinstance(answer, Refused) and answer.refusal is Refusal.PRIZE_UNKNOWN
            if unknown and code is not None and not asked and self._ports.ask is not None:
                self._ports.ask(code.member_id, lambda _came: self._look_up(text, asked=True))
            else:
                self._have_looked(answer)

        self._office.read(read, have_read, self._trouble)

    def _have_looked(self, answer: PrizeShown | Refused) -> None:
        if isinstance(answer, Refused):
            self._refused(Notice(self._office.refusal(answer), NoticeTone.WARN))
            return
        self._shown = answer
        why = "" if answer.why_not is None else self._no(answer.why_not)
        card = prize_card(answer, why)
        self._show(replace(self._state, card=card, busy=False, seen=frozenset(), evidence="", notice=None))

    def _refused(self, notice: Notice) -> None:
        self._let_go(replace(self._state, notice=notice))
        if self._queue:
            self._next()
            self._show(replace(self._state, notice=notice))

    def _hand_over(self, shown: PrizeShown) -> None:
        state = self._state
        asked = PrizeAsked(
            shown.prize.prize_id, frozenset(Proof(name) for name in state.seen), state.evidence
        )
        self._office.change(
            lambda _desk, session: self._ports.handing.hand_over(session, asked), self._done, self._trouble
        )

    def _done(self, answer: PrizeDone | Refused | Reason) -> None:
        if not isinstance(answer, PrizeDone):
            self._show(replace(self._state, busy=False, notice=Notice(self._no(answer), NoticeTone.WARN)))
            return
        thing = bilingual_words(answer.prize.thing)
        self._told(said(words.HANDED_OVER, thing=thing, number=answer.number))

    def _rolled_back(self, answer: PrizeDone | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._told(said(words.ROLLED_BACK, thing=bilingual_words(answer.prize.thing), number=answer.number))

    def _told(self, sentence: Words) -> None:
        """It is done: said, listed, and the next code comes."""
        notice = Notice(sentence, NoticeTone.GOOD)
        self._let_go(replace(self._state, notice=notice, chosen="", note=""))
        self._next()
        self._show(replace(self._state, notice=self._state.notice or notice))
        self._list()
        self._ports.changed()

    def _next(self) -> None:
        if self._queue:
            text = self._queue.pop(0)
            self._show(replace(self._state, waiting=len(self._queue)))
            self._look_up(text, asked=False)

    def _list(self) -> None:
        desk = self._office.desk

        def read(work: Work) -> tuple[tuple[HandedRow, ...], list[StockNow]]:
            today = desk.recorder.today(work, desk.shop)
            rows = tuple(
                handed_row(desk, work, act, kept) for act, kept in handed_on(desk, work, today, MOST_LISTED)
            )
            return rows, stock_now(desk, work, today)

        self._office.read(read, self._have_listed, self._trouble)

    def _have_listed(self, answer: tuple[tuple[HandedRow, ...], list[StockNow]]) -> None:
        handed, stock = answer
        self._show(replace(self._state, handed=handed, stock=tuple(stock_row(one) for one in stock)))

    def _no(self, answer: Refused | Reason) -> Words:
        if isinstance(answer, Reason):
            return reason_words(answer, self._office.money)
        return self._office.refusal(answer)

    def _let_go(self, state: RedemptionState) -> None:
        self._shown = None
        self._show(
            replace(state, card=None, busy=False, seen=frozenset(), evidence="", waiting=len(self._queue))
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))
