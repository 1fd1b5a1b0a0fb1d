"""A backup as a file: records, compressed, sealed to the recovery key, written and read as a stream.

Bytes: "shuke-backup/1\n" ‖ which recovery key (8) ‖ one-time X25519 public key (32) ‖ pieces. A piece is
ChaCha20-Poly1305 of 64 KiB (the last one: of the rest); its nonce is its number (11 bytes, big-endian) and one byte
that is 1 for the last piece, so that pieces cannot be left out, swapped or cut off; what stands before the pieces is
bound to each. Unsealed and inflated (zlib) they are records: four bytes of length, then the deterministic CBOR of
[kind, content].
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from shuke.adapters.strict_cbor import decode_strictly, encode_deterministically
from shuke.adapters.vault.recovery import KEY_BYTES, key_for, key_of, recovery_public
from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.domain.facts.plain import Plain
from shuke.domain.recovery_key import RecoveryKey

__all__ = [
    "MOST_RECORD_BYTES",
    "PIECE_BYTES",
    "BackupReader",
    "BackupWriter",
    "ContentKey",
    "by_recovery_key",
]

PIECE_BYTES = 64 * 1024
MOST_RECORD_BYTES = 64 * 1024 * 1024

_NAME = b"shuke-backup/"
_MAGIC = _NAME + b"1\n"
_INFO = b"shuke/backup/1"
_WHOSE_BYTES = 8
_TAG_BYTES = 16
_LENGTH_BYTES = 4
_BINARY = getattr(os, "O_BINARY", 0)
_LEVEL = 1
"""Hashes and signatures do not shrink, whatever the effort."""

_HEAD_BYTES = len(_MAGIC) + _WHOSE_BYTES + KEY_BYTES

ContentKey = Callable[[bytes, bytes], bytes]
"""(which recovery key, one-time public key) → the key of the pieces; raises `BackupRefused`."""


def by_recovery_key(key: RecoveryKey) -> ContentKey:
    """For whoever has the sheet."""

    def content_key(whose: bytes, once_public: bytes) -> bytes:
        if whose != _whose(recovery_public(key)):
            raise BackupRefused(BackupProblem.OTHER_KEY)
        try:
            return key_of(once_public, key, _INFO)
        except ValueError as error:
            raise BackupRefused(BackupProblem.DAMAGED, "no one-time key") from error

    return content_key


class BackupWriter:
    """`BackupSink` into a new file. It is whole, and safe from a power cut, when `finish` has returned."""

    def __init__(self, path: Path, recovery_public: bytes) -> None:
        self._once_public, self._key = key_for(recovery_public, _INFO)
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb")
        self._bound = _MAGIC + _whose(recovery_public) + self._once_public
        self._file.write(self._bound)
        self._packing = zlib.compressobj(_LEVEL)
        self._cipher = ChaCha20Poly1305(self._key)
        self._waiting = bytearray()
        self._pieces = 0
        self._hash = hashlib.sha256()

    def write(self, kind: str, content: Plain) -> None:
        record = encode_deterministically([kind, content], MOST_RECORD_BYTES)
        framed = len(record).to_bytes(_LENGTH_BYTES, "big") + record
        self._hash.update(framed)
        self._waiting += self._packing.compress(framed)
        while len(self._waiting) > PIECE_BYTES:  # the last piece is written by `finish`, so one is kept back
            self._seal(bytes(self._waiting[:PIECE_BYTES]), last=False)
            del self._waiting[:PIECE_BYTES]

    @property
    def digest(self) -> bytes:
        return self._hash.digest()

    def finish(self) -> ContentKey:
        """Write the rest down to the disk. What it gives opens this file once more, to read it back; nobody else
        can without the recovery key."""
        self._waiting += self._packing.flush()
        while len(self._waiting) > PIECE_BYTES:
            self._seal(bytes(self._waiting[:PIECE_BYTES]), last=False)
            del self._waiting[:PIECE_BYTES]
        self._seal(bytes(self._waiting), last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self.close()
        key = self._key
        return lambda _whose, _once_public: key

    def close(self) -> None:
        self._file.close()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._pieces, last=last), piece, self._bound))
        self._pieces += 1


class BackupReader:
    """`BackupSource` of a file.

    Raises:
        BackupRefused: it is no backup, of a newer release, or sealed to another key.
    """

    def __init__(self, path: Path, content_key: ContentKey) -> None:
        self._file = path.open("rb")
        self._hash = hashlib.sha256()
        self._before = self._hash.digest()
        try:
            self._bound = self._file.read(_HEAD_BYTES)
            self._check_head()
            whose = self._bound[len(_MAGIC) : len(_MAGIC) + _WHOSE_BYTES]
            self._cipher = ChaCha20Poly1305(content_key(whose, self._bound[-KEY_BYTES:]))
        except BaseException:
            self.close()
            raise

    def records(self) -> Iterator[tuple[str, Plain]]:
        unpacked = _Unpacked(_pieces(self._file, self._cipher, self._bound))
        while (length := unpacked.take(_LENGTH_BYTES)) is not None:
            size = int.from_bytes(length, "big")
            content = unpacked.take(size) if size <= MOST_RECORD_BYTES else None
            if content is None:
                raise BackupRefused(BackupProblem.DAMAGED, "a record that ends too soon")
            self._before = self._hash.digest()
            self._hash.update(length + content)
            yield _record(content)

    @property
    def digest(self) -> bytes:
        return self._before

    def close(self) -> None:
        self._file.close()

    def _check_head(self) -> None:
        head = self._bound
        if not head.startswith(_NAME[: len(head)]) or not head:
            raise BackupRefused(BackupProblem.NOT_A_BACKUP)
        if len(head) < _HEAD_BYTES:
            raise BackupRefused(BackupProblem.DAMAGED, "cut off")
        if not head.startswith(_MAGIC):
            raise BackupRefused(BackupProblem.NEWER)


class _Unpacked:
    """The inflated stream, taken by so many bytes; never more of it in memory than a record and a piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._inflating = zlib.decompressobj()
        self._ready = bytearray()
        self._ended = False

    def take(self, size: int) -> bytes | None:
        """None at the end.

        Raises:
            BackupRefused: the end comes within what was asked for.
        """
        while len(self._ready) < size and not self._ended:
            self._inflate_more()
        if size and not self._ready:
            return None
        if len(self._ready) < size:
            raise BackupRefused(BackupProblem.DAMAGED, "a record that ends too soon")
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def _inflate_more(self) -> None:
        packed = self._inflating.unconsumed_tail or next(self._pieces, b"")
        try:
            inflated = self._inflating.decompress(packed, PIECE_BYTES)
        except zlib.error as error:
            raise BackupRefused(BackupProblem.DAMAGED, "packed wrongly") from error
        self._ready += inflated
        if self._inflating.eof:
            self._ended = True
            if self._inflating.unused_data or next(self._pieces, b""):
                raise BackupRefused(BackupProblem.DAMAGED, "something follows the end")
        elif not packed and not inflated:
            raise BackupRefused(BackupProblem.DAMAGED, "packed data that ends too soon")


def _pieces(file: BinaryIO, cipher: ChaCha20Poly1305, bound: bytes) -> Iterator[bytes]:
    """Unsealed, in order; the one after which nothing comes must be the last."""
    number = 0
    piece = file.read(PIECE_BYTES + _TAG_BYTES)
    while True:
        following = file.read(PIECE_BYTES + _TAG_BYTES)
        try:
            opened = cipher.decrypt(_nonce(number, last=not following), piece, bound)
        except (InvalidTag, ValueError) as error:
            raise BackupRefused(BackupProblem.DAMAGED, f"piece {number}") from error
        yield opened
        if not following:
            return
        number, piece = number + 1, following


def _record(content: bytes) -> tuple[str, Plain]:
    try:
        match decode_strictly(content, MOST_RECORD_BYTES):
            case [str(kind), plain]:
                return kind, plain
    except ValueError as error:
        raise BackupRefused(BackupProblem.DAMAGED, "a record that is none") from error
    raise BackupRefused(BackupProblem.DAMAGED, "a record that is none")


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _whose(public: bytes) -> bytes:
    return hashlib.sha256(b"shuke/recovery-public/1" + public).digest()[:_WHOSE_BYTES]
