"""Which telephones scan for this till: paired by somebody who may, named by them, gone with the shift. Nothing of it
is on disk: it ends with the program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.ports.code_text import CodeText
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.joining import known_head_office
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CodeKind
from shuke.domain.codes.scan import ScannedKind, lookups
from shuke.domain.shop import Right
from shuke.domain.sync.limits import MOST_PHONES
from shuke.domain.sync.phone_messages import AskPhones, PhoneOffered, PhonesSent, ScanFate, ScanHeard

__all__ = ["PairedPhone", "PhonePairing"]

PAIRED_MS = 12 * 60 * 60 * 1000
"""At most; a shift that nobody closes does not keep it."""

_OPENS_THE_CAMERA = ("https://", "http://127.0.0.1:")
"""Browsers give a page the camera over an encrypted address, or on one's own machine."""

_ID_BYTES, _WORD_BYTES = 16, 32
_KINDS = {CodeKind.CARD, CodeKind.MEMBER, CodeKind.PRIZE}
_TYPED = {ScannedKind.PHONE, ScannedKind.CARD_NUMBER}


@dataclass(frozen=True, slots=True)
class PairedPhone:
    """
    Attributes:
        of: whose it is: who paired it.
        link: what the code on the screen says; empty once a telephone opened it.
        heard: the number of its last scan that was taken or not wanted; `fate`: which.
        shift_id: the shift with which it ends; empty: none was open yet.
    """

    phone_id: str
    of: str
    link: str
    word_hash: bytes
    until_ms: int
    shift_id: str
    heard: int = 0
    fate: ScanFate | None = None


class PhonePairing:
    """Used on the window's thread but where it says so. `random_bytes` makes ids and words; `texts` reads what is
    scanned."""

    def __init__(self, desk: Desk, texts: CodeText, random_bytes: Callable[[int], bytes]) -> None:
        self._desk = desk
        self._texts = texts
        self._random_bytes = random_bytes
        self._phones: dict[str, PairedPhone] = {}

    @property
    def phones(self) -> tuple[PairedPhone, ...]:
        return tuple(self._phones.values())

    def prepared(self, session: Session) -> PairedPhone | Refused:
        """One more, whose link is to be shown once it was taken in; on the counter's lane."""
        if not session.may(Right.PAIR_PHONE):
            return Refused(Refusal.NOT_ALLOWED)
        with self._desk.store.reading() as work:
            office = known_head_office(work)
        if office is None:
            return Refused(Refusal.NO_HEAD_OFFICE)
        if not office.address.startswith(_OPENS_THE_CAMERA):
            return Refused(Refusal.PHONE_NEEDS_TLS, (("address", office.address),))
        phone_id, word = self._random_bytes(_ID_BYTES).hex(), self._random_bytes(_WORD_BYTES)
        return PairedPhone(
            phone_id=phone_id,
            of=session.staff.name,
            link=f"{office.address.rstrip('/')}/S#{phone_id}.{word.hex()}",
            word_hash=hashlib.sha256(word).digest(),
            until_ms=self._desk.recorder.now_ms() + PAIRED_MS,
            shift_id=self.shift(),
        )

    def shift(self) -> str:
        """The one that is open; on the counter's lane."""
        with self._desk.store.reading() as work:
            shift = work.shifts.open_at(self._desk.till)
        return shift.shift_id if shift is not None else ""

    def take_in(self, phone: PairedPhone) -> Refused | None:
        """It may scan from now on; another one's code that nobody opened is good no more."""
        self._phones = {key: one for key, one in self._phones.items() if not one.link}
        if len(self._phones) == MOST_PHONES:
            return Refused(Refusal.PHONES_FULL, (("most", MOST_PHONES),))
        self._phones[phone.phone_id] = phone
        return None

    def end(self, phone_id: str) -> None:
        """From now on nothing of it is heard, whatever head office still holds."""
        self._phones.pop(phone_id, None)

    def told(self, shift: str) -> AskPhones:
        """What head office is told of them. Those whose time or shift is over are gone."""
        now_ms = self._desk.recorder.now_ms()
        self._phones = {
            key: replace(one, shift_id=shift)
            for key, one in self._phones.items()
            if now_ms < one.until_ms and one.shift_id in {"", shift}
        }
        offered = (PhoneOffered(one.phone_id, one.word_hash, one.of, one.until_ms) for one in self.phones)
        heard = (ScanHeard(one.phone_id, one.heard, one.fate) for one in self.phones if one.fate is not None)
        return AskPhones(tuple(offered), tuple(heard))

    def heard(self, sent: PhonesSent, *, locked: bool) -> list[tuple[PairedPhone, str]]:
        """What was scanned since, each once, as far as it is for telephones to scan and they are still paired.

        Args:
            locked: nobody is signed in: nothing is taken.
        """
        found = []
        for seen in sent.phones:
            phone = self._phones.get(seen.phone_id)
            if phone is None:
                continue
            if seen.opened and phone.link:
                phone = replace(phone, link="")
            if seen.number > phone.heard and seen.text:
                fate = ScanFate.LOCKED if locked else self._fate(seen.text)
                phone = replace(phone, heard=seen.number, fate=fate)
                if fate is ScanFate.TAKEN:
                    found.append((phone, seen.text))
            self._phones[seen.phone_id] = phone
        return found

    def _fate(self, text: str) -> ScanFate:
        """Whether it says that it is a member or a prize; whether that is true is asked by whoever takes it."""
        kinds = lookups(text)
        if kinds[0] is ScannedKind.SIGNED_CODE:
            code = self._texts.read(text)
            wanted = not isinstance(code, CodeOutcome) and code.kind in _KINDS
        else:
            wanted = kinds[0] in _TYPED
        return ScanFate.TAKEN if wanted else ScanFate.NOT_FOR_PHONES
