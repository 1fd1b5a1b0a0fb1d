"""The journal: verified while the counter goes on, and searched for one sale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.journal_check import MOST_FINDINGS, Finding, JournalCheck, KnownKeys
from shuke.application.journal_reading import (
    JournalHeld,
    SaleRecord,
    find_sale,
    journals_held,
    verify_slice,
)
from shuke.application.ports.encoding import FactSealing
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.pace import Pace, Progress
from shuke.presenters.sale_words import SaleState, sale_state
from shuke.presenters.shown import Shown
from shuke.wording import journal_view as words
from shuke.wording.figures import points_text
from shuke.wording.journal import FINDINGS
from shuke.wording.said import Words, said

__all__ = [
    "JournalPhase",
    "JournalPorts",
    "JournalViewPresenter",
    "JournalViewState",
    "ScannedReceipt",
]

_MOST_TYPED = 60
_HASH_SHOWN = 16
_BEGUN = Progress()


class JournalPhase(StrEnum):
    IDLE = "idle"
    CHECKING = "checking"
    WHOLE = "whole"
    BROKEN = "broken"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ScannedReceipt:
    """What a receipt's code says, and whether it is valid; without a number it was no receipt."""

    number: str
    words: Words
    tone: NoticeTone


@dataclass(frozen=True, slots=True)
class JournalPorts:
    """What reading the journal takes.

    Attributes:
        keys: public keys known from elsewhere than the journal itself, by till.
        read_receipt: checks the text of a receipt's code.
        clock_s: only goes forward.
    """

    sealing: FactSealing
    keys: Callable[[], KnownKeys]
    read_receipt: Callable[[str], ScannedReceipt]
    clock_s: Callable[[], float]


@dataclass(frozen=True, slots=True)
class JournalViewState:
    """What the screen shows.

    Attributes:
        facts: how many lie here.
        heads: the last fact of each journal, in words.
        read: how many were verified so far.
        findings: what is wrong, one sentence each.
    """

    phase: JournalPhase = JournalPhase.IDLE
    facts: int = 0
    heads: tuple[Words, ...] = ()
    read: int = 0
    progress: Progress = _BEGUN
    verdict: Notice | None = None
    findings: tuple[Words, ...] = ()
    typed: str = ""
    sale: SaleState | None = None
    notice: Notice | None = None


class JournalViewPresenter(Shown[JournalViewState]):
    def __init__(self, office: OfficeWork, ports: JournalPorts) -> None:
        super().__init__(JournalViewState())
        self._office = office
        self._ports = ports
        self._pace = Pace(ports.clock_s, 1)
        self._stop = False

    def open(self) -> None:
        """How much there is; a check under way goes on."""
        self._look(self._office.session())

    def verify(self) -> None:
        if self._state.phase is JournalPhase.CHECKING:
            return
        self._stop = False
        session, ports = self._office.session(), self._ports
        self._pace = Pace(ports.clock_s, self._state.facts)
        self._show(
            replace(
                self._state,
                phase=JournalPhase.CHECKING,
                read=0,
                progress=Progress(),
                verdict=None,
                findings=(),
            )
        )
        self._read_on(session, JournalCheck(ports.sealing, ports.keys()))

    def stop(self) -> None:
        self._stop = True

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_MOST_TYPED], notice=None))

    def submit(self) -> None:
        """Enter: the sale with the receipt's number that is typed."""
        number = self._state.typed.strip().upper()
        if number:
            self._find(number, None)

    def scanned(self, text: str) -> None:
        """A receipt's code: what it says, and its sale."""
        scanned = self._ports.read_receipt(text)
        notice = Notice(scanned.words, scanned.tone)
        if scanned.number:
            self._show(replace(self._state, typed=scanned.number))
            self._find(scanned.number, notice)
        else:
            self._show(replace(self._state, sale=None, notice=notice))

    # verifying

    def _read_on(self, session: Session, check: JournalCheck) -> None:
        """A slice at a time: whoever looks for a member meanwhile does not wait."""
        self._office.read(
            lambda work: verify_slice(work, session, check),
            lambda answer: self._have_read(answer, session, check),
            lambda sentence: self._end(JournalPhase.IDLE, Notice(sentence)),
        )

    def _have_read(self, answer: bool | Refused, session: Session, check: JournalCheck) -> None:
        if isinstance(answer, Refused):
            self._end(JournalPhase.IDLE, Notice(self._office.refusal(answer)))
            return
        self._show(replace(self._state, read=check.facts, progress=self._pace.at(check.facts)))
        if not answer:
            self._verified(session, check)
        elif self._stop:
            self._end(JournalPhase.STOPPED, Notice(words.STOPPED, NoticeTone.WARN))
        else:
            self._read_on(session, check)

    def _verified(self, session: Session, check: JournalCheck) -> None:
        findings = check.report.findings
        if findings:
            count = len(findings)
            told = [_finding(finding) for finding in findings]
            if count >= MOST_FINDINGS:
                told.append(said(words.MOST_FINDINGS, count=count))
            self._end(JournalPhase.BROKEN, Notice(said(words.BROKEN, count=count)), tuple(told))
        else:
            whole = said(words.WHOLE, facts=points_text(check.facts))
            self._end(JournalPhase.WHOLE, Notice(whole, NoticeTone.GOOD))
        self._look(session)

    def _end(self, phase: JournalPhase, verdict: Notice, findings: tuple[Words, ...] = ()) -> None:
        self._show(replace(self._state, phase=phase, verdict=verdict, findings=findings))

    def _look(self, session: Session) -> None:
        self._office.read(lambda work: journals_held(work, session), self._held, self._trouble)

    def _held(self, answer: tuple[JournalHeld, ...] | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        facts = sum(held.facts for held in answer)
        self._show(replace(self._state, facts=facts, heads=tuple(_head(held) for held in answer)))

    # one sale

    def _find(self, number: str, notice: Notice | None) -> None:
        session, ports = self._office.session(), self._ports
        self._office.read(
            lambda work: find_sale(work, ports.sealing, ports.keys(), session, number),
            lambda answer: self._found(answer, number, notice),
            self._trouble,
        )

    def _found(self, answer: SaleRecord | Refused, number: str, notice: Notice | None) -> None:
        if isinstance(answer, SaleRecord):
            sold_at = self._office.desk.local_time(answer.header.recorded_at_ms)
            sale = sale_state(answer, sold_at, self._office.money)
            self._show(replace(self._state, sale=sale, notice=notice))
        elif answer.refusal is Refusal.NO_RECEIPT:
            missing = Notice(said(words.NO_RECEIPT, number=number), NoticeTone.WARN)
            self._show(replace(self._state, sale=None, notice=notice or missing))
        else:
            self._trouble(self._office.refusal(answer))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, sale=None, notice=Notice(sentence)))


def _finding(finding: Finding) -> Words:
    place = f"{finding.till}.{finding.epoch}/{finding.seq}"
    return said(FINDINGS[finding.kind.value], place=place)


def _head(held: JournalHeld) -> Words:
    shown = held.hash.hex()[:_HASH_SHOWN]
    return said(words.HEAD, till=held.till, epoch=held.epoch, seq=points_text(held.seq), hash=shown)
