"""Ed25519: signed by the `cryptography` library, checked by libsodium, which takes half the time for it."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from shuke.domain.codes.keys import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, key_id_of

__all__ = ["SEED_BYTES", "Ed25519Check", "Ed25519Signer", "new_seed"]

SEED_BYTES = 32


def new_seed() -> bytes:
    """A fresh private key; it belongs into the vault and nowhere else."""
    return secrets.token_bytes(SEED_BYTES)


class Ed25519Signer:
    """A signer whose private key is kept in memory.

    Raises:
        ValueError: the seed has not 32 bytes.
    """

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError(f"a signing seed has {SEED_BYTES} bytes, not {len(seed)}")
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public_key = self._key.public_key().public_bytes_raw()
        self._key_id = key_id_of(self._public_key)

    @property
    def key_id(self) -> bytes:
        return self._key_id

    @property
    def public_key(self) -> bytes:
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

    def __repr__(self) -> str:
        return f"Ed25519Signer({self._key_id.hex()})"


class Ed25519Check:
    def verifies(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        # The library does not look at the lengths.
        if len(public_key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
            return False
        try:
            crypto_sign_open(signature + message, public_key)
        except BadSignatureError:
            return False
        return True
