"""Bytes that are written once: facts, profiles, working state."""

from __future__ import annotations

from typing import Protocol

from shuke.domain.facts.fact import FactHeader, SealedFact
from shuke.domain.facts.plain import Plain
from shuke.domain.profile import Attachment

__all__ = ["Encoding", "FactSealing"]


class Encoding(Protocol):
    """Plain values as deterministic bytes and back."""

    def encode(self, plain: Plain) -> bytes:
        """The one encoding of the value."""
        ...

    def decode(self, content: bytes) -> Plain:
        """The value of bytes that `encode` wrote.

        Raises:
            ValueError: anything else.
        """
        ...


class FactSealing(Protocol):
    """Turns a fact into the bytes that are hashed and signed, and reads them back, checking both."""

    @property
    def public_key(self) -> bytes:
        """Of the key that `seal` signs with now."""
        ...

    def seal(self, header: FactHeader, kind: str, kind_version: int, body: Plain) -> SealedFact:
        """Encoded once, hashed over the previous hash, signed with this till's key."""
        ...

    def open(self, content: bytes) -> tuple[FactHeader, str, int, Plain]:
        """Header, kind, kind version, body of exact bytes; no signature is checked here.

        Raises:
            ValueError: the bytes are no fact.
        """
        ...

    def hash(self, content: bytes) -> bytes:
        """The hash the next fact names as `previous`."""
        ...

    def signed_by(self, public_key: bytes, fact_hash: bytes, signature: bytes) -> bool:
        """Whether this key signed the fact with this hash."""
        ...

    def sign_seed(self, message: bytes) -> bytes:
        """By the key that facts are signed with; the same for the same message."""
        ...

    def attach(self, content: bytes) -> Attachment:
        """An attachment of these bytes under a fresh salt."""
        ...

    def is_attached(self, attachment: Attachment) -> bool:
        """Whether salt and content still give the attachment's hash."""
        ...
