"""A connection to an encrypted SQLite file, by its driver alone: SQLAlchemy takes a fifth of a second to import.

SQLite runs in WAL mode with FULL synchronisation: what was paid is on disk before the drawer opens. With NORMAL a
power cut takes sales back that were told (`tests/reliability/test_power_cuts.py` shows both).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import sqlcipher3

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable

__all__ = ["MEMORY", "connect", "copy_whole", "damage_in", "sqlite_version", "unusable"]

MEMORY = Path(":memory:")
"""A database that lives in this process only (rehearsals, tests)."""

_SALT_BYTES = 16

_WAL_RESET_FIXED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
"""First patch release without the WAL-reset bug, per line of SQLite; every later line is free of it."""


def connect(path: Path, key: bytes | None, *, read_only: bool = False, busy_timeout_ms: int = 2000) -> Any:
    """One connection, for the one thread (lane) that uses it.

    Args:
        path: the database file (made if missing), or `MEMORY`.
        key: 32 raw bytes (opens in 1 ms; a passphrase would cost 140 ms), None for an unencrypted file.
        read_only: refuse every write on this connection.

    Raises:
        StoreUnusable: wrong key, damaged file, locked file, or an SQLite with the WAL-reset bug.
    """
    _refuse_unsafe(sqlcipher3.sqlite_version_info)
    try:
        connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}{_salt(key).hex()}'\"")
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms}")
        # The first statement that reads the file: a wrong key or a damaged header shows here.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "wal_autocheckpoint = 0",
            "recursive_triggers = ON",  # else INSERT OR REPLACE deletes past the append-only triggers
        ):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA cache_size = -64000")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except sqlcipher3.DatabaseError as error:
        if _emptied(path):  # which SQLite calls locked, as its log cannot be begun anew
            raise StoreUnusable(StoreTrouble.WRONG_KEY_OR_DAMAGED, "an empty file beside a log") from error
        raise unusable(error) from error
    return connection


def sqlite_version() -> str:
    """Of the library that is used."""
    return str(sqlcipher3.sqlite_version)


def copy_whole(source: Any, path: Path, key: bytes) -> None:
    """What a connection sees now, as a new file that the same key opens. Others may write meanwhile.

    Raises:
        StoreUnusable: the source cannot be read, or the copy not be written.
    """
    try:
        copy = sqlcipher3.connect(str(path), isolation_level=None)
        try:
            copy.execute(f"PRAGMA key = \"x'{key.hex()}{_salt(key).hex()}'\"")
            source.backup(copy)
        finally:
            copy.close()
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error


def damage_in(connection: Any) -> str:
    """The first thing wrong with the file's pages, tables or indexes; empty if nothing is. Reads all of it."""
    try:
        for check in ("cipher_integrity_check", "integrity_check(1)"):
            found = connection.execute(f"PRAGMA {check}").fetchone()
            if found is not None and found[0] != "ok":
                return str(found[0])
    except sqlcipher3.DatabaseError as error:
        return str(error)
    return ""


def _salt(key: bytes) -> bytes:
    """Made from the key. SQLCipher would keep one of its own in the first bytes of the file alone: a power cut that
    garbles that sector while the log is folded in would take the whole database, though the log holds it all."""
    return hashlib.sha256(b"shuke/database-salt/1" + key).digest()[:_SALT_BYTES]


def _emptied(path: Path) -> bool:
    """A file with a log has at least its first page, from its first moment on."""
    return path.is_file() and not path.stat().st_size and Path(f"{path}-wal").exists()


def unusable(error: Exception) -> StoreUnusable:
    """The port's word for a driver's error; the driver's text goes along for the log, without what a row held."""
    words = str(error)
    if words.startswith("Could not decode"):  # a damaged page; the driver quotes the text it could not read
        return StoreUnusable(StoreTrouble.WRONG_KEY_OR_DAMAGED, "text that is not UTF-8")
    if isinstance(error, MemoryError):  # so SQLCipher reports some damaged pages, too
        return StoreUnusable(StoreTrouble.FAILED, "no memory, or a damaged page")
    if "locked" in words or "busy" in words:
        return StoreUnusable(StoreTrouble.LOCKED, words)
    if "readonly" in words:
        return StoreUnusable(StoreTrouble.READ_ONLY, words)
    if "full" in words:
        return StoreUnusable(StoreTrouble.DISK_FULL, words)
    if "not a database" in words or "malformed" in words or "hmac" in words:
        return StoreUnusable(StoreTrouble.WRONG_KEY_OR_DAMAGED, words)
    return StoreUnusable(StoreTrouble.FAILED, words)


def _refuse_unsafe(version: tuple[int, ...]) -> None:
    line, patch = (version[0], version[1]), version[2]
    fixed = _WAL_RESET_FIXED.get(line)
    safe = patch >= fixed if fixed is not None else line > (3, 51)
    if not safe:
        raise StoreUnusable(StoreTrouble.UNSAFE_SQLITE, f"SQLite {'.'.join(map(str, version))}")
