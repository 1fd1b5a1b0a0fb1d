"""Names of public keys."""

from __future__ import annotations

import hashlib

__all__ = [
    "FINGERPRINT_BYTES",
    "KEY_ID_BYTES",
    "PUBLIC_KEY_BYTES",
    "SIGNATURE_BYTES",
    "fingerprint",
    "key_id_of",
]

PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64
FINGERPRINT_BYTES = 32
KEY_ID_BYTES = 8


def fingerprint(public_key: bytes) -> bytes:
    """32 bytes that stand for the key where it is compared with one known from elsewhere."""
    return hashlib.sha256(b"shuke/key/1" + public_key).digest()


def key_id_of(public_key: bytes) -> bytes:
    """The fingerprint's first 8 bytes: enough to find a key in a list, never a proof by itself."""
    return fingerprint(public_key)[:KEY_ID_BYTES]
