"""Signatures: made with a key that never leaves its holder, checked with a key that everybody may have."""

from __future__ import annotations

from typing import Protocol

__all__ = ["SignatureCheck", "Signer"]


class Signer(Protocol):
    """One signing key. Whoever signs puts a label in front that says what for, so that no signature made
    for one purpose is ever good for another."""

    @property
    def key_id(self) -> bytes:
        """The first 8 bytes of the key's fingerprint."""

    @property
    def public_key(self) -> bytes:
        """The 32 bytes others check with."""

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same for the same message."""


class SignatureCheck(Protocol):
    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether this key signed exactly this message. A wrong length or impossible key is just False."""
