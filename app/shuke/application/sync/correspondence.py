"""Signed letters: what makes a request a till's own, and a reply head office's answer to just that request.

Signed for a request: "shuke/request/1", then path, tenant, till, time (ms), nonce and the body's SHA-256; for a
reply: "shuke/reply/1", then the request's signature, the status and the body's SHA-256. Every part has its length
(4 bytes) in front. So any process that knows the keys can check either, and nothing is good a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from shuke.application.ports.signing import SignatureCheck, Signer
from shuke.application.ports.sync import Wire
from shuke.application.sync.succession import believed_keys, links_of
from shuke.domain.codes.keys import fingerprint
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal, RefusalReason
from shuke.domain.sync.limits import MOST_REPLY_BYTES, NONCE_BYTES

__all__ = [
    "Claim",
    "Letter",
    "RawReply",
    "TillCorrespondence",
    "claim_bytes",
    "reply_bytes",
]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

_REPLIED = {200, 409}
"""Statuses under which a message of the exchange comes; a 409 may also be a refusal."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who asks, when, and for which body: everything but the body itself, so that it is checked first."""

    path: str
    tenant: str
    till: str
    time_ms: int
    nonce: bytes
    body_hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A request ready to be sent."""

    claim: Claim
    body: bytes


@dataclass(frozen=True, slots=True)
class RawReply:
    """What came back. `refusal` is the reason's word where head office refused; key and signature are empty
    where whoever answered did not sign; `successions` lead from head office's former keys to this one."""

    status: int
    body: bytes
    refusal: str
    now_ms: int
    key: bytes
    signature: bytes
    successions: bytes = b""


def claim_bytes(claim: Claim) -> bytes:
    """What a request's signature is made over."""
    return _joined(
        b"shuke/request/1",
        claim.path.encode(),
        claim.tenant.encode(),
        claim.till.encode(),
        str(claim.time_ms).encode(),
        claim.nonce,
        claim.body_hash,
    )


def reply_bytes(request_signature: bytes, status: int, refusal: str, now_ms: int, body_hash: bytes) -> bytes:
    """What a reply's signature is made over."""
    return _joined(
        b"shuke/reply/1",
        request_signature,
        str(status).encode(),
        refusal.encode(),
        str(now_ms).encode(),
        body_hash,
    )


class TillCorrespondence:
    """One till's letters to one head office, which it knows by its key's fingerprint.

    It keeps three things in mind: how far this machine's clock is from head office's, learned when head office
    refuses a request for its time; by which further keys head office is known, learned when it changes its own; and
    whether head office knows this till by its former key, learned when it refuses the one or the other. Safe from
    several threads.

    Args:
        former: the till's key before the one that `signer` signs with, while that is still of use.
    """

    def __init__(
        self,
        tenant: str,
        till: str,
        head_office_fingerprint: bytes,
        signer: Signer,
        check: SignatureCheck,
        wire: Wire,
        now_ms: Callable[[], int],
        random_bytes: Callable[[int], bytes],
        former: Callable[[], Signer | None] = lambda: None,
    ) -> None:
        self._tenant = tenant
        self._till = till
        self._believed = {head_office_fingerprint}
        self._office_keys: tuple[bytes, ...] = ()
        self._signer = signer
        self._check = check
        self._wire = wire
        self._now_ms = now_ms
        self._random_bytes = random_bytes
        self._ahead_ms = 0
        self._former = former
        self._by_former = False

    @property
    def office_keys(self) -> tuple[bytes, ...]:
        """Public keys of head office that signed replies which were believed."""
        return self._office_keys

    def believe(self, keys: Iterable[bytes]) -> None:
        """Head office is known by these public keys too."""
        self._believed = self._believed | {fingerprint(key) for key in keys}

    def write(self, exchange: Exchange[Asked, Reply], message: Asked) -> Letter:
        return self._letter(exchange.path, self._wire.encode(message))

    def write_empty(self, path: str) -> Letter:
        """A letter that asks for what lies at that path."""
        return self._letter(path, b"")

    def _letter(self, path: str, body: bytes) -> Letter:
        claim = Claim(
            path=path,
            tenant=self._tenant,
            till=self._till,
            time_ms=max(0, self._now_ms() + self._ahead_ms),
            nonce=self._random_bytes(NONCE_BYTES),
            body_hash=self._wire.digest(body),
            signature=b"",
        )
        former = self._former() if self._by_former else None
        signature = (former or self._signer).sign(claim_bytes(claim))
        return Letter(_signed(claim, signature), body)

    def read(
        self, exchange: Exchange[Asked, Reply], letter: Letter, reply: RawReply
    ) -> Reply | Refusal | LinkTrouble:
        """What the reply says, believed only if head office signed it as the answer to this letter."""
        if reply.refusal or not self._is_signed(letter, reply):
            return self.read_refusal(letter, reply)
        if reply.status not in _REPLIED:
            return LinkTrouble.GARBAGE
        try:
            return self._wire.decode(exchange.reply, reply.body, MOST_REPLY_BYTES)
        except ValueError:
            return LinkTrouble.GARBAGE

    def read_refusal(self, letter: Letter, reply: RawReply) -> Refusal | LinkTrouble:
        """Why there was no answer but this."""
        if not self._is_signed(letter, reply):
            return LinkTrouble.SERVER_TROUBLE if reply.status >= 500 else LinkTrouble.GARBAGE
        return self._refused(reply)

    def _refused(self, reply: RawReply) -> Refusal | LinkTrouble:
        try:
            reason = RefusalReason(reply.refusal)
        except ValueError:
            return LinkTrouble.GARBAGE
        if reason is RefusalReason.CLOCK:
            self._ahead_ms = reply.now_ms - self._now_ms()
        if reason is RefusalReason.NOT_SIGNED:
            self._by_former = not self._by_former
        return Refusal(reason, reply.now_ms)

    def _is_signed(self, letter: Letter, reply: RawReply) -> bool:
        believed = self._believed
        if fingerprint(reply.key) not in believed:
            believed = believed_keys(believed, links_of(reply.successions), self._tenant, self._check)
        if not reply.key or fingerprint(reply.key) not in believed:
            return False
        signed = reply_bytes(
            letter.claim.signature,
            reply.status,
            reply.refusal,
            reply.now_ms,
            self._wire.digest(reply.body),
        )
        if not self._check.verifies(reply.key, signed, reply.signature):
            return False
        self._believed = believed
        if reply.key not in self._office_keys:
            self._office_keys = (*self._office_keys, reply.key)
        return True


def _signed(claim: Claim, signature: bytes) -> Claim:
    return Claim(claim.path, claim.tenant, claim.till, claim.time_ms, claim.nonce, claim.body_hash, signature)


def _joined(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
