"""Something small for one reader: HPKE (RFC 9180) in base mode, X25519, HKDF-SHA-256, AES-256-GCM."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

__all__ = ["HpkeBoxes"]

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class HpkeKey:
    """`BoxKey`."""

    def __init__(self) -> None:
        self._private = X25519PrivateKey.generate()

    @property
    def public(self) -> bytes:
        return self._private.public_key().public_bytes_raw()

    def open(self, sealed: bytes, about: bytes) -> bytes:
        try:
            return _SUITE.decrypt(sealed, self._private, info=about)
        except InvalidTag as error:
            raise ValueError("a box for somebody else, or about something else") from error


class HpkeBoxes:
    """`BoxSealing`."""

    def new_key(self) -> HpkeKey:
        return HpkeKey()

    def seal(self, content: bytes, for_public: bytes, about: bytes) -> bytes:
        return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(for_public), info=about)
