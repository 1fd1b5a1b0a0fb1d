"""The panel that pairs telephones with this till, and what the strip says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.phones.pairing import PairedPhone, PhonePairing
from shuke.application.refusal import Refused
from shuke.domain.sync.phone_messages import AskPhones, PhonesSent
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import phone_window as words
from shuke.wording.said import Words, said

__all__ = ["PhoneDots", "PhonePorts", "PhoneRow", "PhonesPresenter", "PhonesState"]

PhoneDots = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class PhoneRow:
    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class PhonesState:
    """`dots`: the code to be shown, until a telephone opened it. `rows`: those that scan."""

    shown: bool = False
    dots: PhoneDots = ()
    rows: tuple[PhoneRow, ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class PhonePorts:
    """
    Attributes:
        ask: head office, in a lane of its own; None: it did not answer.
        draw: a code's dots.
        scanned: takes what a telephone scanned, as if it were a hand scanner's.
        signed_in: whether somebody is.
        seen: told of those that scan, for the strip.
    """

    background: Background
    ask: Callable[[AskPhones], PhonesSent | None]
    draw: Callable[[str], PhoneDots]
    scanned: Callable[[str], object]
    signed_in: Callable[[], bool]
    seen: Callable[[tuple[str, ...]], object]


class PhonesPresenter(Shown[PhonesState]):
    """`look` is called about once a second while `wanted`."""

    def __init__(self, office: OfficeWork, pairing: PhonePairing, ports: PhonePorts) -> None:
        super().__init__(PhonesState())
        self._office = office
        self._pairing = pairing
        self._ports = ports
        self._asking = False
        self._told_none = True
        self._code = ""

    @property
    def wanted(self) -> bool:
        """Head office is asked while there are any, and once more so that it hears that there are none."""
        return bool(self._pairing.phones) or not self._told_none

    def open(self) -> None:
        self._show(replace(self._state, shown=True, notice=None))
        if not self._pairing.phones:
            self.pair()

    def close(self) -> None:
        """A code that nobody opened is good no more."""
        for phone in self._pairing.phones:
            if phone.link:
                self._pairing.end(phone.phone_id)
        self._show(replace(self._state, shown=False, dots=(), notice=None))

    def pair(self) -> None:
        self._office.change(
            lambda _desk, session: self._pairing.prepared(session), self._prepared, self._trouble
        )

    def end(self, phone_id: str) -> None:
        self._pairing.end(phone_id)
        self._tell()

    def locked(self) -> None:
        """Those that scan stay paired: whoever signs in next has them; a code on the screen does not stay."""
        self.close()

    def look(self) -> None:
        if self._asking or not self.wanted:
            return
        self._asking = True
        self._ports.background.run(Lane.COUNTER, self._pairing.shift, self._ask)

    # inside

    def _ask(self, shift: str) -> None:
        told = self._pairing.told(shift)
        self._tell()
        none = not told.offered

        def answered(sent: PhonesSent | None) -> None:
            self._asking = False
            if sent is None:
                return
            self._told_none = none
            self._heard(sent)

        self._ports.background.run(Lane.PHONES, lambda: self._ports.ask(told), answered)

    def _heard(self, sent: PhonesSent) -> None:
        found = self._pairing.heard(sent, locked=not self._ports.signed_in())
        self._tell()
        for _, text in found:
            self._ports.scanned(text)

    def _prepared(self, answer: PairedPhone | Refused) -> None:
        refused = answer if isinstance(answer, Refused) else self._pairing.take_in(answer)
        if refused is not None or isinstance(answer, Refused):
            self._trouble(self._office.refusal(refused) if refused else "")
            return
        self._told_none = False
        self._code = answer.link
        self._ports.background.run(
            Lane.CODE, lambda: self._ports.draw(answer.link), lambda dots: self._drawn(answer.link, dots)
        )
        self.look()

    def _drawn(self, link: str, dots: PhoneDots) -> None:
        if self._state.shown and self._code == link:
            self._show(replace(self._state, dots=dots, notice=None))

    def _tell(self) -> None:
        phones = self._pairing.phones
        scanning = [phone for phone in phones if not phone.link]
        waiting = any(phone.link == self._code for phone in phones)
        rows = tuple(
            PhoneRow(phone.phone_id, said(words.PHONE_OF, of=phone.of, count=phone.heard))
            for phone in scanning
        )
        notice = self._state.notice
        if self._state.dots and not waiting:
            notice = Notice(words.PAIRED, NoticeTone.GOOD)
        self._show(replace(self._state, rows=rows, dots=self._state.dots if waiting else (), notice=notice))
        self._ports.seen(tuple(phone.of for phone in scanning))

    def _trouble(self, words_: Words) -> None:
        self._show(replace(self._state, dots=(), notice=Notice(words_, NoticeTone.BAD)))
