"""`shuke backup` and `shuke restore`: a till in a file that only its recovery sheet opens.

Backing up reads beside a till that sells; it is a process of its own also where the till asks for it.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from shuke.adapters.clock import SystemClock
from shuke.adapters.durable import make_names_durable
from shuke.adapters.till_archive import About, read_about, read_sealed, unpack_database, write_archive
from shuke.adapters.vault.choice import open_vault
from shuke.adapters.vault.file_vault import write_privately
from shuke.adapters.vault.recovery import SealRefused, open_sealed
from shuke.application.misread_key import misread
from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import Secret, Vault, VaultRefused
from shuke.application.sync.epochs import witness_now
from shuke.bootstrap.recovery_file import MOST_SEALED_BYTES, RECOVERY_FILE, opened_secrets
from shuke.bootstrap.till_data import TillData, open_till_reports
from shuke.bootstrap.till_door import DataUnusable
from shuke.bootstrap.till_folder import TillFolder
from shuke.domain.facts.fact import GENESIS
from shuke.domain.recovery_key import Misread, read_recovery_key
from shuke.domain.shop import Place
from shuke.domain.sync.witness import Witness
from shuke.wording import recovery
from shuke.wording import till_backups as words
from shuke.wording.command_line import NOT_SET_UP
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language
from shuke.wording.store import ALREADY_OPEN, TROUBLE
from shuke_db.engine import open_sqlite
from shuke_db.revisions import NEWEST, REVISIONS
from shuke_db.sqlite_file import connect, damage_in
from shuke_db.unit_of_work import SqlStore

__all__ = ["back_up_till", "restore_till"]

GOOD, REFUSED = 0, 2

_FIRST_YEAR_S = 1_767_225_600
"""1 January 2026."""
_HOUR_S = 3600


def back_up_till(folder: TillFolder, path: Path, language: Language) -> int:
    """Write a backup to a new file and read it back: 0, else 2 with what to do."""
    return _carried_out(lambda: _backed_up(folder, path), path, language)


def restore_till(folder: TillFolder, path: Path, language: Language) -> int:
    """Ask for the recovery key and put the till into an empty folder: 0, else 2; then nothing was changed."""
    sys.stdout.write(recovery.ASK.into(language) + "\n")
    sys.stdout.flush()
    return _carried_out(lambda: _restored(folder, path, sys.stdin.readline().strip()), path, language)


class _Refused(Exception):
    def __init__(self, told: Words) -> None:
        super().__init__(str(told))
        self.told = told


def _carried_out(command: Any, path: Path, language: Language) -> int:
    status = REFUSED
    try:
        told = command()
        status = GOOD
    except _Refused as refused:
        told = refused.told
    except BackupRefused as problem:
        told = said(words.PROBLEMS[problem.problem.value], path=path, detail=problem.detail)
    except (DataUnusable, VaultRefused) as refused:
        told = said(refused.sentence, **refused.values)
    except StoreUnusable as trouble:
        told = said(TROUBLE[trouble.trouble.value], detail=trouble.detail)
    except Timeout:
        told = ALREADY_OPEN
    except OSError as error:
        told = said(words.NO_FILE, path=path, detail=error.strerror or type(error).__name__)
    (sys.stdout if status == GOOD else sys.stderr).write(told.into(language) + "\n")
    return status


def _backed_up(folder: TillFolder, path: Path) -> Words:
    if not folder.database.exists():
        raise _Refused(said(NOT_SET_UP, path=folder.root))
    if path.exists():
        raise _Refused(said(words.FILE_EXISTS, path=path))
    sealed = _sealed_beside(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _till_at(folder) as till, _working_folder(path) as working:
        copy = working / "till.db"
        about = _copied(till, copy)
        archive = working / "whole"
        write_archive(archive, about, sealed, copy)
        archive.rename(path)
    make_names_durable(path.parent)
    return said(words.BACKED_UP, till=about.till, path=path, facts=about.facts)


def _sealed_beside(folder: TillFolder) -> bytes:
    """The secrets as the recovery sheet opens them; first start laid them there."""
    try:
        with (folder.root / RECOVERY_FILE).open("rb") as file:
            return file.read(MOST_SEALED_BYTES)
    except FileNotFoundError as error:
        raise _Refused(said(words.NO_RECOVERY_FILE, path=folder.root / RECOVERY_FILE)) from error


def _copied(till: TillData, copy: Path) -> About:
    """Copy the database; what the copy holds. It is read through before it counts."""
    assert till.place is not None  # `_till_at` has seen to it
    place = till.place
    till.copy_whole(copy)
    _refuse_damage(copy, till.key, BackupProblem.UNTRUE)
    facts, head = _journal_in(copy, till.key, place)
    return About(
        place.tenant,
        place.shop_id,
        place.till,
        SystemClock().now_ms(),
        NEWEST,
        head.epoch,
        head.seq,
        facts,
        _sha256(copy),
    )


def _refuse_damage(database: Path, key: bytes, problem: BackupProblem) -> None:
    connection = connect(database, key)
    try:
        damage = damage_in(connection)
    finally:
        connection.close()
    if damage:
        raise BackupRefused(problem, damage)


def _journal_in(database: Path, key: bytes, place: Place) -> tuple[int, Witness]:
    """How many facts there are, and the newest of the till's own."""
    engine = open_sqlite(database, key)
    try:
        with SqlStore(engine, lambda: place.tenant, own_settings=True).reading() as work:
            facts = sum(work.journal.count_after(till, 0, 0) for till in work.journal.tills())
            head = witness_now(work, place.till)
    finally:
        engine.dispose()
    if head is None:
        raise BackupRefused(BackupProblem.UNTRUE, "no fact")
    return facts, head


def _restored(folder: TillFolder, path: Path, typed: str) -> Words:
    about = read_about(path)
    if about.schema not in REVISIONS:
        raise BackupRefused(BackupProblem.NEWER)
    key = read_recovery_key(typed)
    if isinstance(key, Misread):
        raise _Refused(misread(key))
    sealed = read_sealed(path)
    try:
        secrets = opened_secrets(open_sealed(sealed, key))
    except SealRefused as error:
        raise BackupRefused(BackupProblem.OTHER_KEY) from error
    folder.root.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.root / "till.lock", timeout=0), _working_folder(folder.database) as working:
        if folder.database.exists():
            raise _Refused(said(words.NOT_EMPTY, path=folder.root))
        vault = open_vault(folder.vault, f"shuke {folder.root}")
        saw = _seen_before(vault, secrets, about)
        database = working / "till.db"
        unpack_database(path, database, about.sha256)
        _refuse_damage(database, secrets[Secret.DATABASE_KEY], BackupProblem.DAMAGED)
        for secret, value in secrets.items():
            if (
                vault.get(secret) is None
            ):  # a key that was changed since the backup stays the newer one (0021)
                vault.put(secret, value)
        vault.put(Secret.WITNESS, saw.written)
        write_privately(folder.root / RECOVERY_FILE, sealed)
        database.rename(folder.database)  # last: until then there is no till here
    make_names_durable(folder.root)
    made = datetime.fromtimestamp(about.made_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M")
    return said(words.RESTORED, shop=about.shop, till=about.till, made=made, facts=about.facts)


def _seen_before(vault: Vault, secrets: dict[Secret, bytes], about: About) -> Witness:
    """What the vault is to remember, so that the till begins an epoch that no other restore of this backup has had:
    greater than what the vault knows of, and counted in hours, since nobody knows where else it was restored."""
    key = vault.get(Secret.DATABASE_KEY)  # of all its keys the one that a till never changes
    if key is not None and key != secrets[Secret.DATABASE_KEY]:
        raise _Refused(words.OTHER_TILL)
    hours = (SystemClock().now_ms() // 1000 - _FIRST_YEAR_S) // _HOUR_S
    kept = vault.get(Secret.WITNESS)
    known = Witness.read(kept).epoch if kept else 0
    return Witness(max(about.epoch, known, hours, 1), 1, GENESIS)


@contextmanager
def _till_at(folder: TillFolder) -> Iterator[TillData]:
    till = open_till_reports(folder)
    try:
        if till.place is None:
            raise _Refused(said(NOT_SET_UP, path=folder.root))
        yield till
    finally:
        till.close()


@contextmanager
def _working_folder(beside: Path) -> Iterator[Path]:
    """On the same disk, for this user alone, gone afterwards."""
    folder = beside.with_name(beside.name + ".part")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
