"""Tills of one shop that ask the one that leads it: real letters, seals and databases, with a line that can fail."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import TypeVar

from fakes.chain import TENANT, ChainTill, Weather, at_once
from shuke.adapters.lead_sealing import EnvelopeSealing
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.ports.leads import NamedLead
from shuke.application.sync.conversation import Lane
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.application.sync.leading.asking import Connect, LeadAsking
from shuke.application.sync.leading.desk import DeskParts, LeadDesk
from shuke.domain.codes.keys import fingerprint
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal
from shuke.domain.sync.witness import Witness

__all__ = ["LeadLine", "answered_by", "asks_by", "desk_of", "follows", "letters_to", "name_lead"]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

ADDRESS = "127.0.0.1:7413"


def desk_of(
    till: ChainTill, witnessed: Callable[[Witness], None] = lambda _: None, at_counter: Lane = at_once
) -> LeadDesk:
    """As after a start of that till's program."""
    return LeadDesk(
        DeskParts(
            place=till.place,
            store=till.store,
            at_counter=at_counter,
            recorder=till.recorder,
            encoding=till.encoding,
            signer=till.signer,
            check=Ed25519Check(),
            wire=CborWire(),
            trust=SealedTrustLists(Ed25519Check()),
            sealing=EnvelopeSealing(),
            clock=till.clock,
            contact=till.contact,
            shop=lambda: till.joined.shop,
            witnessed=witnessed,
        )
    )


def answered_by(desk: LeadDesk, letter: Letter) -> RawReply:
    """One letter through all of a lead's steps."""
    admitted = desk.admit(letter.claim)
    if isinstance(admitted, Refusal):
        return desk.answer(letter.claim, admitted)
    return desk.reply(letter.claim, admitted, letter.body)


def letters_to(till: ChainTill, keys: Sequence[bytes]) -> TillCorrespondence:
    """That till's letters to whoever signs with one of these keys."""
    letters = TillCorrespondence(
        TENANT,
        till.till,
        fingerprint(keys[0]),
        till.signer,
        Ed25519Check(),
        CborWire(),
        till.clock.now_ms,
        secrets.token_bytes,
    )
    letters.believe(keys)
    return letters


class LeadLine(HeadOfficeLink):
    """The shop's network without a network; `weather` as for head office."""

    def __init__(self, desk: Callable[[], LeadDesk], letters: TillCorrespondence, weather: Weather) -> None:
        self._desk = desk
        self._letters = letters
        self._weather = weather

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        letter, happens = self._letters.write(exchange, message), self._weather.next()
        if happens == "lost":
            return LinkTrouble.OFFLINE
        reply = answered_by(self._desk(), letter)
        if happens == "twice":
            answered_by(self._desk(), letter)
        if happens == "reply lost":
            return LinkTrouble.SLOW
        return self._letters.read(exchange, letter, reply)

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        raise AssertionError("a lead keeps no snapshots")

    def close(self) -> None:
        pass


def follows(till: ChainTill, desk: Callable[[], LeadDesk], weather: Weather | None = None) -> Weather:
    """From now on the till asks whom `desk` says, in the weather that is returned."""
    weather = weather or Weather()

    def connect(_: NamedLead, keys: Sequence[bytes]) -> HeadOfficeLink:
        return LeadLine(desk, letters_to(till, keys), weather)

    asks_by(till, connect)
    return weather


def asks_by(till: ChainTill, connect: Connect) -> None:
    """From now on the till asks its shop's lead that way."""
    till.lead = LeadAsking(
        till.place,
        connect,
        EnvelopeSealing(),
        CborWire(),
        SealedTrustLists(Ed25519Check()),
        till.clock.monotonic_s,
    )
    till.sync = till.new_sync()


def name_lead(tills: Sequence[ChainTill], lead: ChainTill, address: str = ADDRESS) -> None:
    """A manager names it at each of these tills."""
    for till in tills:
        till.record(LeadNamed(till.place.shop_id, lead.till, address))
