"""Telephones that scan for a till, at head office: what a till says of them, and what their page does."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.head_office.often_asked import OftenAsked
from shuke.application.ports.clock import Clock
from shuke.application.ports.phones import ScanningPhone
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again
from shuke.domain.codes.scan import MOST_CODE_TEXT
from shuke.domain.sync.phone_messages import AskPhones, PhoneSeen, PhonesSent

__all__ = ["NotScanning", "PhoneDesk", "PhoneOpened", "PhoneState", "note_phones", "phones_sent"]

_LINK = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})")
_OPENS_AN_ADDRESS, _SCANS_A_PHONE = 20, 1_200
"""In ten minutes; two scans a second are more than anybody holds up."""


class NotScanning(StrEnum):
    """OVER: the till does not want it any more, or never did. USED: another telephone opened it. WAIT: the till has
    not taken the scan before yet."""

    OVER = "phone_over"
    USED = "phone_used"
    WAIT = "phone_wait"
    NO_CODE = "phone_code"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class PhoneState:
    """`heard`: the number of the last scan that the till has; `fate`: what became of it."""

    till: str
    till_name: str
    of: str
    number: int
    heard: int
    fate: str


@dataclass(frozen=True, slots=True)
class PhoneOpened:
    """`token` is shown once and kept nowhere."""

    token: str
    state: PhoneState


def note_phones(work: Work, till: str, told: AskPhones) -> None:
    """What a till says of its telephones counts at once; those it does not name are gone."""
    known = {phone.phone_id: phone for phone in work.phones.of_till(till)}
    heard = {one.phone_id: one for one in told.heard}
    offered = {one.phone_id: one for one in told.offered}
    for phone_id in known.keys() - offered.keys():
        work.phones.forget(phone_id)
    for phone_id, one in offered.items():
        before = known.get(phone_id)
        if before is None:
            other = work.phones.get(phone_id)
            if other is None:  # an id of another till's is not taken from it
                work.phones.put(ScanningPhone(phone_id, till, one.word_hash, b"", one.of, one.until_ms))
        elif phone_id in heard and before.heard < heard[phone_id].number <= before.number:
            last = heard[phone_id]
            work.phones.put(replace(before, heard=last.number, fate=last.fate.value, scanned=""))


def phones_sent(work: Work, till: str) -> PhonesSent:
    return PhonesSent(
        tuple(
            PhoneSeen(phone.phone_id, bool(phone.session_hash), phone.number, phone.scanned)
            for phone in work.phones.of_till(till)
        )
    )


class PhoneDesk:
    """`noting`: see `Store.noting`. A word or a token is compared by its hash."""

    def __init__(
        self, reading: Store, noting: Store, clock: Clock, random_bytes: Callable[[int], bytes]
    ) -> None:
        self._reading = reading
        self._noting = noting
        self._clock = clock
        self._random_bytes = random_bytes
        self._opens = OftenAsked(clock, _OPENS_AN_ADDRESS)
        self._scans = OftenAsked(clock, _SCANS_A_PHONE)

    @tried_again
    def open(self, link: str, address: str) -> PhoneOpened | NotScanning:
        """By what stands in the code on the till's screen; good once."""
        shape = _LINK.fullmatch(link)
        if shape is None:
            return NotScanning.OVER
        if self._opens.too_often(address):
            return NotScanning.TOO_OFTEN
        with self._noting.noting() as work:
            phone = self._good(work, shape[1])
            if phone is None or not hmac.compare_digest(phone.word_hash, _hash(shape[2])):
                return NotScanning.OVER
            if phone.session_hash:
                return NotScanning.USED
            secret = self._random_bytes(32).hex()
            opened = replace(phone, session_hash=_hash(secret))
            work.phones.put(opened)
            work.commit()
            return PhoneOpened(f"{phone.phone_id}.{secret}", _state(work, opened))

    def state(self, token: str) -> PhoneState | NotScanning:
        with self._reading.reading() as work:
            phone = self._whose(work, token)
            return NotScanning.OVER if phone is None else _state(work, phone)

    @tried_again
    def scan(self, token: str, text: str) -> PhoneState | NotScanning:
        """Lay it ready for the till: one at a time."""
        if not 0 < len(text) <= MOST_CODE_TEXT or not (text.isascii() and text.isprintable()):
            return NotScanning.NO_CODE
        with self._noting.noting() as work:
            phone = self._whose(work, token)
            if phone is None:
                return NotScanning.OVER
            if self._scans.too_often(phone.phone_id):
                return NotScanning.TOO_OFTEN
            if phone.heard < phone.number:
                return NotScanning.WAIT
            laid = replace(phone, number=phone.number + 1, scanned=text)
            work.phones.put(laid)
            work.commit()
            return _state(work, laid)

    def _whose(self, work: Work, token: str) -> ScanningPhone | None:
        shape = _LINK.fullmatch(token)
        phone = self._good(work, shape[1]) if shape else None
        if shape is None or phone is None or not phone.session_hash:
            return None
        return phone if hmac.compare_digest(phone.session_hash, _hash(shape[2])) else None

    def _good(self, work: Work, phone_id: str) -> ScanningPhone | None:
        phone = work.phones.get(phone_id)
        return phone if phone is not None and self._clock.now_ms() < phone.until_ms else None


def _state(work: Work, phone: ScanningPhone) -> PhoneState:
    name = work.shops.till_name(phone.till) or phone.till
    return PhoneState(phone.till, name, phone.of, phone.number, phone.heard, phone.fate)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(bytes.fromhex(secret)).digest()
