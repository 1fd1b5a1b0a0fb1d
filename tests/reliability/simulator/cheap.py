"""What costs time and proves nothing here: signatures, messages as bytes, facts that are read again and again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from shuke.adapters.fact_bytes import SignedFacts, decode_fact
from shuke.application.ports.snapshot import ExchangeKey
from shuke.domain.codes.keys import SIGNATURE_BYTES, key_id_of
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.plain import Plain

__all__ = ["CheapCheck", "CheapFacts", "CheapSigner", "CheapWire", "PlainEnvelopes"]

Message = TypeVar("Message")


class CheapSigner:
    """Whoever knows the public key could sign with it, and nobody here does."""

    def __init__(self, name: str) -> None:
        self._public_key = hashlib.sha256(b"simulated key" + name.encode()).digest()
        self._key_id = key_id_of(self._public_key)

    @property
    def key_id(self) -> bytes:
        return self._key_id

    @property
    def public_key(self) -> bytes:
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        return _signature(self._public_key, message)


class CheapCheck:
    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        return len(signature) == SIGNATURE_BYTES and _signature(public_key, message) == signature


def _signature(public_key: bytes, message: bytes) -> bytes:
    return hashlib.sha512(public_key + message).digest()


class CheapWire:
    """Messages travel as tickets for the frozen objects themselves. One for a whole chain."""

    def __init__(self) -> None:
        self._handed_in: list[Any] = []

    def encode(self, message: object) -> bytes:
        self._handed_in.append(message)
        return b"%015d." % (len(self._handed_in) - 1)

    def decode(self, shape: type[Message], content: bytes, most_bytes: int) -> Message:
        message = self.unpack(content)
        if not isinstance(message, shape):
            raise ValueError("another message")  # noqa: TRY004 - what a wire says to garbage
        return message

    def pack(self, plain: Plain) -> bytes | None:
        return self.encode(plain)

    def unpack(self, content: bytes) -> Any:
        if len(content) != 16:
            raise ValueError("damaged")
        return self._handed_in[int(content[:15])]

    def digest(self, content: bytes) -> bytes:
        return content.rjust(32, b"0")


class PlainEnvelopes:
    """Whoever holds neither key could read them, and nobody here tries."""

    def __init__(self, random_bytes: Callable[[int], bytes]) -> None:
        self._random_bytes = random_bytes

    def new_key(self) -> ExchangeKey:
        key = self._random_bytes(32)
        return ExchangeKey(key, key)

    def seal(self, own: ExchangeKey, other: bytes, about: bytes, content: bytes) -> bytes:
        return _seal(own, other, about) + content

    def open(self, own: ExchangeKey, other: bytes, about: bytes, sealed: bytes) -> bytes:
        if sealed[:32] != _seal(own, other, about):
            raise ValueError("an envelope for somebody else")
        return sealed[32:]


def _seal(own: ExchangeKey, other: bytes, about: bytes) -> bytes:
    return hashlib.sha256(b"".join(sorted((own.public, other))) + about).digest()


class CheapFacts(SignedFacts):
    """The real bytes, hashes and chains; what was read once is known."""

    def open(self, content: bytes) -> tuple[FactHeader, str, int, Plain]:
        return _opened(content)


@lru_cache(maxsize=4096)
def _opened(content: bytes) -> tuple[FactHeader, str, int, Plain]:
    decoded = decode_fact(content)
    return decoded.header, decoded.kind, decoded.kind_version, dict(decoded.body)
