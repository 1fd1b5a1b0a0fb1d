"""Sealing snapshots: AES-256-GCM part by part under one content key, which goes to each till by X25519 and HKDF."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shuke.application.ports.snapshot import ExchangeKey

__all__ = ["X25519Sealing", "shelf_key"]

_KEY_BYTES, _NONCE_BYTES = 32, 12
_ONCE = bytes(_NONCE_BYTES)
"""A wrapping key is used once."""


class X25519Sealing:
    """`PartSealing`. A part's nonce is its number: a content key seals one snapshot only."""

    def new_content_key(self) -> bytes:
        return AESGCM.generate_key(8 * _KEY_BYTES)

    def seal(self, content_key: bytes, snapshot_id: str, number: int, content: bytes) -> bytes:
        return AESGCM(content_key).encrypt(_nonce(number), content, _name(snapshot_id))

    def open(self, content_key: bytes, snapshot_id: str, number: int, sealed: bytes) -> bytes:
        try:
            return AESGCM(content_key).decrypt(_nonce(number), sealed, _name(snapshot_id))
        except InvalidTag as error:
            raise ValueError("a part that was not sealed so") from error

    def new_exchange_key(self) -> ExchangeKey:
        private = os.urandom(_KEY_BYTES)
        return ExchangeKey(private, _public(X25519PrivateKey.from_private_bytes(private)))

    def seal_key(self, content_key: bytes, for_public: bytes, snapshot_id: str) -> tuple[bytes, bytes]:
        once = X25519PrivateKey.generate()
        mine = _public(once)
        wrapping = _wrapping(once, for_public, mine + for_public, snapshot_id)
        return mine, AESGCM(wrapping).encrypt(_ONCE, content_key, None)

    def open_key(self, key: ExchangeKey, from_public: bytes, sealed: bytes, snapshot_id: str) -> bytes:
        private = X25519PrivateKey.from_private_bytes(key.private)
        wrapping = _wrapping(private, from_public, from_public + key.public, snapshot_id)
        try:
            return AESGCM(wrapping).decrypt(_ONCE, sealed, None)
        except InvalidTag as error:
            raise ValueError("a key sealed for somebody else") from error


def shelf_key(seed: bytes) -> bytes:
    """What head office seals its own notes with, from its signing seed."""
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"shuke/snapshot-shelf/1").derive(seed)


def _wrapping(private: X25519PrivateKey, other: bytes, both: bytes, snapshot_id: str) -> bytes:
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))  # refuses points of low order
    about = b"shuke/snapshot-key/1" + both + snapshot_id.encode()
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=about).derive(shared)


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")


def _name(snapshot_id: str) -> bytes:
    return b"shuke/snapshot/1" + snapshot_id.encode()
