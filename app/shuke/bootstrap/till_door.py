"""The way into a till's folder: one program at a time, one key, one connection, and who may sign in.

Loads the vault and the database's driver, and neither SQLAlchemy nor a use case: the sign-in screen waits for this.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from filelock import FileLock, Timeout

from shuke.adapters.vault.choice import open_vault
from shuke.application.ports.store_trouble import StoreUnusable
from shuke.application.ports.vault import Secret, Vault, VaultRefused
from shuke.bootstrap.till_folder import TillFolder
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence
from shuke.wording.store import ALREADY_OPEN, NO_FOLDER, NO_KEY, TROUBLE
from shuke_db.doorstep import Greeting, greeting_in
from shuke_db.sqlite_file import connect

__all__ = ["DataUnusable", "TillDoor", "knocked", "open_door"]

KEY_BYTES = 32


class DataUnusable(Exception):
    """The till cannot start on this folder, with what to do about it."""

    def __init__(self, sentence: Sentence, **values: str) -> None:
        super().__init__(sentence.into(Language.EN, **values))
        self.sentence = sentence
        self.values = values

    def into(self, language: Language) -> str:
        return self.sentence.into(language, **self.values)

    @classmethod
    def because(cls, error: StoreUnusable) -> DataUnusable:
        return cls(TROUBLE[error.trouble.value], detail=error.detail)


@dataclass(frozen=True, slots=True)
class TillDoor:
    """The open folder. Without the lock nothing can be written."""

    folder: TillFolder
    vault: Vault
    key: bytes
    connection: Any
    lock: FileLock | None

    def greeting(self) -> Greeting | None:
        """What the sign-in screen shows; None where first start or a new schema comes before.

        Raises:
            StoreUnusable: the file cannot be read.
        """
        return greeting_in(self.connection)

    def close(self) -> None:
        """Twice does no harm."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


def open_door(folder: TillFolder, *, writable: bool = True) -> TillDoor:
    """Open the database, making folder and key at the very first start.

    Raises:
        DataUnusable: another program has it, or it cannot be opened; nothing was changed.
        VaultRefused: the vault cannot be reached.
    """
    lock = _locked(folder) if writable else None
    try:
        vault = open_vault(folder.vault, f"shuke {folder.root}")
        key = _key(folder, vault)
        return TillDoor(folder, vault, key, connect(folder.database, key, read_only=not writable), lock)
    except BaseException as error:
        if lock is not None:
            lock.release()
        if isinstance(error, StoreUnusable):
            raise DataUnusable.because(error) from error
        raise


def knocked(folder: TillFolder) -> tuple[TillDoor, Greeting | None] | Words:
    """The open door and whom it shows, or what to do about it."""
    try:
        door = open_door(folder)
    except (DataUnusable, VaultRefused) as refused:
        return said(refused.sentence, **refused.values)
    try:
        return door, door.greeting()
    except StoreUnusable as error:
        door.close()
        refusal = DataUnusable.because(error)
        return said(refusal.sentence, **refusal.values)
    except BaseException:
        door.close()
        raise


def _locked(folder: TillFolder) -> FileLock:
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        # Taken on the counter's lane, given back by the window's thread.
        lock = FileLock(folder.root / "till.lock", timeout=0, thread_local=False)
        lock.acquire()
    except Timeout as error:
        raise DataUnusable(ALREADY_OPEN) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataUnusable(NO_FOLDER, path=str(folder.root), reason=reason) from error
    return lock


def _key(folder: TillFolder, vault: Vault) -> bytes:
    """The database's key. A new one is made only where there is no database yet."""
    key = vault.get(Secret.DATABASE_KEY)
    if key is not None:
        return key
    if folder.database.exists():
        raise DataUnusable(NO_KEY)
    fresh = secrets.token_bytes(KEY_BYTES)
    vault.put(Secret.DATABASE_KEY, fresh)
    return fresh
