"""The desk of the till that leads: letters of the shop's other tills are admitted by their signature, opened, carried
out on the counter's lane, and answered signed. Everything else is refused before its body is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from shuke.application.counter.contact import Contact
from shuke.application.ports.clock import Clock
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.leads import LeadSealing
from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.application.ports.store import Store, StoreUnusable, Work
from shuke.application.ports.sync import TrustSealing, Wire
from shuke.application.recording import Recorder
from shuke.application.sync.conversation import Lane
from shuke.application.sync.correspondence import Claim, RawReply, claim_bytes, reply_bytes
from shuke.application.sync.epochs import witness_now
from shuke.application.sync.joining import held_roots
from shuke.application.sync.leading.doorstep import Doorstep
from shuke.application.sync.leading.envelopes import opened_ask, sealed_answer
from shuke.application.sync.leading.handing import hand_over
from shuke.application.sync.leading.taking import till_keys
from shuke.application.sync.pulling import held_trust
from shuke.domain.codes.trust import TrustList
from shuke.domain.shop import Place, Shop
from shuke.domain.sync.exchanges import LEAD_EXCHANGES, Exchange, Refusal, RefusalReason
from shuke.domain.sync.lead_messages import Envelope, Greet, Greeted, LeadAnswered, LeadAsk
from shuke.domain.sync.limits import TIME_WINDOW_MS
from shuke.domain.sync.messages import FactSent
from shuke.domain.sync.witness import Witness

__all__ = ["DeskParts", "LeadDesk"]

_LOOK_AGAIN_S, _LOOK_SOON_S = 30.0, 2.0
"""The trust list is read again after so long; for a till that it does not have, sooner."""


@dataclass(frozen=True, slots=True)
class DeskParts:
    """`store` is the counter's, used only through `at_counter`. `witnessed` is told of the newest fact before an
    answer that rests on it leaves: a file that is put back later must not hand the same over twice."""

    place: Place
    store: Store
    at_counter: Lane
    recorder: Recorder
    encoding: Encoding
    signer: Signer
    check: SignatureCheck
    wire: Wire
    trust: TrustSealing
    sealing: LeadSealing
    clock: Clock
    contact: Contact
    shop: Callable[[], Shop]
    witnessed: Callable[[Witness], None]


class LeadDesk:
    """Safe from several threads. `handed` counts what was handed over since the start, for whoever looks."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._key = parts.sealing.new_key()
        self._doorstep = Doorstep(parts.clock)
        self._trust: TrustList | None = None
        self._read_at_s = float("-inf")
        self._reading = Lock()

    def admit(self, claim: Claim) -> Exchange[object, object] | Refusal:
        """Whether to read the body at all: a till of this shop, a right signature, now, and not too often."""
        parts, exchange = self._parts, LEAD_EXCHANGES.get(claim.path)
        if exchange is None:
            return self._refusal(RefusalReason.MALFORMED)
        if claim.tenant != parts.place.tenant:
            return self._refusal(RefusalReason.OTHER_TENANT)
        unknown = self._unknown(claim, self._trusted(_LOOK_AGAIN_S))
        if unknown is not None:
            unknown = self._unknown(claim, self._trusted(_LOOK_SOON_S))
        if unknown is not None:
            return self._refusal(unknown)
        if abs(parts.clock.now_ms() - claim.time_ms) > TIME_WINDOW_MS:
            return self._refusal(RefusalReason.CLOCK)
        if not self._doorstep.has_time(claim.till):
            return self._refusal(RefusalReason.BUSY)
        if not self._doorstep.is_new(claim):
            return self._refusal(RefusalReason.REPLAYED)
        return exchange

    def reply(self, claim: Claim, exchange: Exchange[object, object], body: bytes) -> RawReply:
        """The answer to an admitted letter."""
        return self.answer(claim, self._answer(claim, exchange, body))

    def answer(self, claim: Claim, answer: object) -> RawReply:
        """As signed bytes."""
        parts = self._parts
        if isinstance(answer, Refusal):
            status, refusal, body = answer.reason.status, answer.reason.value, b""
        else:
            status, refusal, body = 200, "", parts.wire.encode(answer)
        now_ms = parts.clock.now_ms()
        signed = reply_bytes(claim.signature, status, refusal, now_ms, parts.wire.digest(body))
        return RawReply(status, body, refusal, now_ms, parts.signer.public_key, parts.signer.sign(signed))

    def _answer(self, claim: Claim, exchange: Exchange[object, object], body: bytes) -> object:
        parts = self._parts
        if parts.wire.digest(body) != claim.body_hash:
            return self._refusal(RefusalReason.NOT_SIGNED)
        try:
            message = parts.wire.decode(exchange.asked, body, exchange.most_bytes)
        except ValueError:
            return self._refusal(RefusalReason.MALFORMED)
        if isinstance(message, Greet):
            return Greeted(self._key.public)
        assert isinstance(message, Envelope)
        if message.lead_key != self._key.public:
            return self._refusal(RefusalReason.GONE)
        try:
            ask = opened_ask(parts.sealing, parts.wire, self._key, message)
        except ValueError:
            return self._refusal(RefusalReason.MALFORMED)
        try:
            answered = self._carry_out(claim.till, ask)
        except StoreUnusable:
            return self._refusal(RefusalReason.BUSY)
        return sealed_answer(parts.sealing, parts.wire, self._key, message, answered)

    def _carry_out(self, asker: str, ask: LeadAsk) -> LeadAnswered:
        parts = self._parts

        def step() -> tuple[LeadAnswered, Witness | None]:
            with parts.store.writing() as work:
                before = witness_now(work, parts.place.till)
                shop = parts.shop()
                given = hand_over(work, parts.recorder, parts.encoding, parts.contact, shop, asker, ask)
                held = work.trust_lists.held()
                newest = witness_now(work, parts.place.till)
                work.commit()
            newer = held.sealed if held and held.version > ask.trust_version else None
            facts = tuple(FactSent(fact.content, fact.signature) for fact in given)
            return LeadAnswered(facts, newer), None if newest == before else newest

        answered, newest = parts.at_counter(step)
        if newest is not None:
            parts.witnessed(newest)
        return answered

    def _unknown(self, claim: Claim, trust: TrustList | None) -> RefusalReason | None:
        """Why the till is not believed; None if it is."""
        keys = till_keys(trust, claim.till, self._parts.place.shop_id, letters=True) if trust else []
        if not keys or claim.till == self._parts.place.till:
            return RefusalReason.UNKNOWN_TILL
        message = claim_bytes(claim)
        if not any(self._parts.check.verifies(key, message, claim.signature) for key in keys):
            return RefusalReason.NOT_SIGNED
        return None

    def _trusted(self, no_older_than_s: float) -> TrustList | None:
        """The list held here, read again on the counter's lane now and then."""
        parts = self._parts
        with self._reading:
            now_s = parts.clock.monotonic_s()
            if now_s - self._read_at_s > no_older_than_s:
                self._read_at_s = now_s

                def read() -> TrustList | None:
                    with parts.store.reading() as work:
                        return self._held(work)

                self._trust = parts.at_counter(read)
            return self._trust

    def _held(self, work: Work) -> TrustList | None:
        return held_trust(work, self._parts.trust, held_roots(work, self._parts.trust))

    def _refusal(self, reason: RefusalReason) -> Refusal:
        return Refusal(reason, self._parts.clock.now_ms())
