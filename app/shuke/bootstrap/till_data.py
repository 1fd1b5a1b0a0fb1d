"""A till's data on this machine: one folder, one database, one key, one program at a time."""

from __future__ import annotations

import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from shuke.adapters.vault.choice import open_vault
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import Secret, Vault
from shuke.application.settings import Setting, stored_place
from shuke.domain.shop import Place
from shuke.wording.sentence import Language, Sentence
from shuke.wording.store import ALREADY_OPEN, NO_FOLDER, NO_KEY, TROUBLE
from shuke_db.engine import open_sqlite, run_checkpoint
from shuke_db.schema import bring_up_to_date, require_current
from shuke_db.unit_of_work import SqlStore

__all__ = ["DataUnusable", "Greeting", "TillData", "TillFolder", "open_till_data", "open_till_reports"]

KEY_BYTES = 32


class DataUnusable(Exception):
    """The till cannot start on this folder, with what to do about it."""

    def __init__(self, sentence: Sentence, **values: str) -> None:
        super().__init__(sentence.into(Language.EN, **values))
        self.sentence = sentence
        self.values = values

    def into(self, language: Language) -> str:
        return self.sentence.into(language, **self.values)


@dataclass(frozen=True, slots=True)
class TillFolder:
    """Where a till keeps what is its own. The vault's folder lies apart from data and backups."""

    root: Path
    vault: Path

    @property
    def database(self) -> Path:
        return self.root / "till.db"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def paper(self) -> Path:
        """What the virtual printer printed."""
        return self.root / "paper"


@dataclass(frozen=True, slots=True)
class Greeting:
    shop_name: str
    language: str
    dark: bool


class TillData:
    """The open database. `counter` is the writer's store, `reports` a second connection that cannot write."""

    def __init__(self, folder: TillFolder, vault: Vault, key: bytes, lock: FileLock | None) -> None:
        """Without the lock nothing can be written."""
        self.folder = folder
        self.vault = vault
        self._lock = lock
        self._writer = open_sqlite(folder.database, key, read_only=lock is None)
        try:
            if lock is None:
                require_current(self._writer)
            else:
                bring_up_to_date(self._writer)
        except BaseException:
            self._writer.dispose()
            raise
        self._reader = open_sqlite(folder.database, key, read_only=True)
        self._place: Place | None = None
        self.counter = SqlStore(self._writer, self._tenant)
        self.reports = SqlStore(self._reader, self._tenant)
        self.refresh_place()

    @property
    def place(self) -> Place | None:
        """Which till this is; None before first start."""
        return self._place

    def refresh_place(self) -> None:
        """Look again which till this is, after first start."""
        with self.counter.reading() as work:
            self._place = stored_place(work)

    def take_place(self, place: Place) -> None:
        """Be this till from now on: first start writes its first rows under that name."""
        self._place = place

    def greeting(self) -> Greeting | None:
        """What the sign-in screen shows before anything else is made; None while the shop is not known."""
        with self.counter.reading() as work:
            shop = work.shops.get(self._place.shop_id) if self._place else None
            if shop is None:
                return None
            language, look = (work.settings.get(name.value) for name in (Setting.LANGUAGE, Setting.THEME))
        return Greeting(shop.name, language or "", look == "dark")

    def free_bytes(self) -> int:
        return shutil.disk_usage(self.folder.root).free

    def checkpoint(self) -> None:
        """For idle moments; see `run_checkpoint`."""
        run_checkpoint(self._writer)

    def close(self) -> None:
        if self._lock is not None:
            with suppress(StoreUnusable):  # a full disk: the log keeps it all until the next start
                self.checkpoint()
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.release()

    def _tenant(self) -> str:
        return self._place.tenant if self._place else ""


def open_till_data(folder: TillFolder) -> TillData:
    """Open the database, making folder, key and schema at the very first start.

    Raises:
        DataUnusable: another program has it, or it cannot be opened; nothing was changed.
        VaultRefused: the vault cannot be reached.
    """
    lock = _locked(folder)
    try:
        vault = open_vault(folder.vault, f"shuke {folder.root}")
        return TillData(folder, vault, _key(folder, vault), lock)
    except StoreUnusable as error:
        lock.release()
        raise DataUnusable(TROUBLE[error.trouble.value], detail=error.detail) from error
    except BaseException:
        lock.release()
        raise


def open_till_reports(folder: TillFolder) -> TillData:
    """The same data beside a till that may be running: both stores read only, no lock is taken.

    Raises:
        DataUnusable, VaultRefused: as `open_till_data`; also for a schema that is not this release's.
    """
    try:
        vault = open_vault(folder.vault, f"shuke {folder.root}")
        return TillData(folder, vault, _key(folder, vault), None)
    except StoreUnusable as error:
        raise DataUnusable(TROUBLE[error.trouble.value], detail=error.detail) from error


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
