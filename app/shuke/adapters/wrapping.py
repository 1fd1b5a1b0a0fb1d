"""Small secrets wrapped by a pepper that is not in the database, bound to whom they belong to.

Bytes: version (1) ‖ nonce (12) ‖ ChaCha20-Poly1305.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

__all__ = ["PEPPER_BYTES", "PepperWrapping"]

PEPPER_BYTES = 32

_VERSION = b"\x01"
_NONCE_BYTES = 12
_MOST_BYTES = 512


class PepperWrapping:
    """
    Args:
        pepper: 32 secret bytes from the vault.
        purpose: what the key is derived for, so that no two uses share one.
    """

    def __init__(
        self, pepper: bytes, purpose: bytes, random_bytes: Callable[[int], bytes] = secrets.token_bytes
    ) -> None:
        if len(pepper) != PEPPER_BYTES:
            raise ValueError(f"a pepper has {PEPPER_BYTES} bytes, not {len(pepper)}")
        self._cipher = ChaCha20Poly1305(HKDF(SHA256(), 32, salt=None, info=purpose).derive(pepper))
        self._random_bytes = random_bytes

    def wrap(self, content: bytes, about: bytes) -> bytes:
        nonce = self._random_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, content, about)

    def unwrap(self, sealed: bytes, about: bytes) -> bytes | None:
        """None for anything that was not wrapped so, about that."""
        if not sealed.startswith(_VERSION) or not 1 + _NONCE_BYTES < len(sealed) <= _MOST_BYTES:
            return None
        nonce, wrapped = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, wrapped, about)
        except InvalidTag:
            return None
