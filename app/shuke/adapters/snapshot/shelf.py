"""Snapshots as files: the sealed bytes, and beside them what is known of them, written last and sealed too: it holds
the content key."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shuke.adapters.strict_cbor import decode_strictly, encode_deterministically
from shuke.application.ports.snapshot import KeptSnapshot
from shuke.domain.facts.plain import from_plain, to_plain

__all__ = ["SnapshotFiles"]

_BYTES, _KNOWN = ".snapshot", ".known"
_MOST_KNOWN_BYTES = 4 * 1024 * 1024
_NONCE_BYTES = 12
_LONGEST_MAKING_S = 3600


class SnapshotFiles:
    """`SnapshotShelf` in a folder of its own. Processes with the same key (32 bytes) may share it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._sealing = AESGCM(key)

    def kept(self) -> list[KeptSnapshot]:
        found = []
        for path in sorted(self._folder.glob(f"*{_KNOWN}")):
            try:
                sealed = path.read_bytes()
                known = self._sealing.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
                kept = from_plain(KeptSnapshot, decode_strictly(known, _MOST_KNOWN_BYTES))
                if path.with_suffix(_BYTES).stat().st_size == sum(kept.sizes):
                    found.append(kept)
            except (OSError, ValueError, InvalidTag):
                continue  # removed meanwhile, of another release, or not ours
        return found

    @contextmanager
    def writing(self, snapshot_id: str) -> Iterator[_File]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = self._folder / snapshot_id
        file = _File(stem.with_suffix(_BYTES), stem.with_suffix(_KNOWN), self._sealing)
        try:
            yield file
        finally:
            file.close()

    def read(self, snapshot_id: str, offset: int, most: int) -> bytes:
        try:
            with (self._folder / f"{snapshot_id}{_BYTES}").open("rb") as file:
                file.seek(offset)
                return file.read(most)
        except OSError:
            return b""

    def keep_only(self, snapshot_ids: Collection[str]) -> None:
        """What another process is writing just now has no notes yet, and is young."""
        stale_s = time.time() - _LONGEST_MAKING_S
        known = {path.stem for path in self._folder.glob(f"*{_KNOWN}")}
        for path in list(self._folder.iterdir()):
            with suppress(FileNotFoundError):  # removed by somebody else
                if path.stem not in snapshot_ids and (path.stem in known or path.stat().st_mtime < stale_s):
                    path.unlink()


class _File:
    def __init__(self, bytes_at: Path, known_at: Path, sealing: AESGCM) -> None:
        self._bytes_at, self._known_at, self._sealing = bytes_at, known_at, sealing
        self._file = os.fdopen(os.open(bytes_at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._is_kept = False

    def append(self, sealed: bytes) -> None:
        self._file.write(sealed)

    def keep(self, kept: KeptSnapshot) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        aside = self._known_at.with_suffix(".new")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as known:
            nonce = os.urandom(_NONCE_BYTES)
            content = encode_deterministically(to_plain(kept), _MOST_KNOWN_BYTES)
            known.write(nonce + self._sealing.encrypt(nonce, content, None))
            known.flush()
            os.fsync(known.fileno())
        aside.replace(self._known_at)
        self._is_kept = True

    def close(self) -> None:
        self._file.close()
        if not self._is_kept:
            self._bytes_at.unlink(missing_ok=True)
