"""Envelopes between two tills: X25519 between a key for one question and the lead's of that day, HKDF, AES-GCM."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shuke.application.ports.snapshot import ExchangeKey

__all__ = ["EnvelopeSealing"]

_KEY_BYTES = 32
_ONCE = bytes(12)
"""A key that was derived for one envelope seals nothing else."""


class EnvelopeSealing:
    """`LeadSealing`."""

    def new_key(self) -> ExchangeKey:
        private = os.urandom(_KEY_BYTES)
        return ExchangeKey(
            private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
        )

    def seal(self, own: ExchangeKey, other: bytes, about: bytes, content: bytes) -> bytes:
        return AESGCM(_derived(own, other, about)).encrypt(_ONCE, content, None)

    def open(self, own: ExchangeKey, other: bytes, about: bytes, sealed: bytes) -> bytes:
        try:
            return AESGCM(_derived(own, other, about)).decrypt(_ONCE, sealed, None)
        except InvalidTag as error:
            raise ValueError("an envelope for somebody else") from error


def _derived(own: ExchangeKey, other: bytes, about: bytes) -> bytes:
    """
    Raises:
        ValueError: a point of low order, which would give everybody the same key.
    """
    private = X25519PrivateKey.from_private_bytes(own.private)
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))
    both = b"".join(sorted((own.public, other)))
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"shuke/lead/1" + both + about).derive(shared)
