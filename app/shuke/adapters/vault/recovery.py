"""Sealing to the recovery key: anybody with the public half can seal, only the sheet in the drawer can open.

Sealed bytes: "shuke-sealed/1\\n" ‖ one-time X25519 public key (32) ‖ ChaCha20-Poly1305 of the content. Its key is
HKDF-SHA-256 of the shared secret (salt: one-time key ‖ recovery public key; info "shuke/sealed/1"); it is used
once, so its nonce is zero. The recovery private key is HKDF-SHA-256 of the 160 bits (info "shuke/recovery-key/1").
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shuke.domain.recovery_key import SECRET_BYTES, RecoveryKey

__all__ = [
    "KEY_BYTES",
    "MOST_CONTENT_BYTES",
    "SealRefused",
    "key_for",
    "key_of",
    "new_recovery_key",
    "open_sealed",
    "recovery_public",
    "seal",
]

MOST_CONTENT_BYTES = 1024 * 1024 * 1024

_MAGIC = b"shuke-sealed/1\n"
KEY_BYTES = 32
_INFO = b"shuke/sealed/1"
_NO_NONCE = bytes(12)


class SealRefused(ValueError):
    """Not sealed to this recovery key, or damaged; it cannot be told which."""


def new_recovery_key(random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> RecoveryKey:
    return RecoveryKey(random_bytes(SECRET_BYTES))


def recovery_public(key: RecoveryKey) -> bytes:
    """The 32 bytes that a till keeps: good for sealing, and for seeing whether a typed key is the right one."""
    return _private(key).public_key().public_bytes_raw()


def seal(content: bytes, public: bytes, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
    """Raises:
    ValueError: more than `MOST_CONTENT_BYTES`, or no public key.
    """
    if len(content) > MOST_CONTENT_BYTES:
        raise ValueError(f"at most {MOST_CONTENT_BYTES} bytes are sealed at once")
    once_public, key = key_for(public, _INFO, random_bytes)
    return _MAGIC + once_public + ChaCha20Poly1305(key).encrypt(_NO_NONCE, content, _MAGIC)


def key_for(
    public: bytes, info: bytes, random_bytes: Callable[[int], bytes] = secrets.token_bytes
) -> tuple[bytes, bytes]:
    """(one-time public key, content key): whoever holds the recovery key makes the second of the first.

    Args:
        info: what the content key is for; another word gives another key.
    """
    once = X25519PrivateKey.from_private_bytes(random_bytes(KEY_BYTES))
    once_public = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return once_public, _derived(shared, once_public + public, info)


def key_of(once_public: bytes, key: RecoveryKey, info: bytes) -> bytes:
    """The content key of `key_for`.

    Raises:
        ValueError: no public key.
    """
    private = _private(key)
    shared = private.exchange(X25519PublicKey.from_public_bytes(once_public))
    return _derived(shared, once_public + private.public_key().public_bytes_raw(), info)


def open_sealed(sealed: bytes, key: RecoveryKey) -> bytes:
    """What was sealed to this key.

    Raises:
        SealRefused: anything else.
    """
    once_public = sealed[len(_MAGIC) : len(_MAGIC) + KEY_BYTES]
    if not sealed.startswith(_MAGIC) or len(once_public) != KEY_BYTES:
        raise SealRefused("not a sealed file")
    try:
        cipher = ChaCha20Poly1305(key_of(once_public, key, _INFO))
        return cipher.decrypt(_NO_NONCE, sealed[len(_MAGIC) + KEY_BYTES :], _MAGIC)
    except (InvalidTag, ValueError) as error:
        raise SealRefused("sealed to another key, or damaged") from error


def _private(key: RecoveryKey) -> X25519PrivateKey:
    seed = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"shuke/recovery-key/1").derive(key.secret)
    return X25519PrivateKey.from_private_bytes(seed)


def _derived(shared: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=info).derive(shared)
