"""`backup`, `restore` and `recovery-key`: head office in a file that only the recovery key opens."""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shuke.adapters.backup_file import BackupReader, BackupWriter, ContentKey, by_recovery_key
from shuke.adapters.durable import make_names_durable
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.vault.recovery import SealRefused, new_recovery_key, recovery_public
from shuke.application.head_office.backing_up import BackedUp, note_backed_up, write_backup
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity, OfficeSetting
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.head_office.restoring import NotEmpty, holds_anything, restore
from shuke.application.head_office.taking_back import TakingBack, read_opening
from shuke.application.misread_key import misread
from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.bootstrap.head_office.speaking import DONE, refused, say, say_recovery_key
from shuke.bootstrap.office_data import OfficeData, opened_keys
from shuke.domain.recovery_key import Misread, RecoveryKey, read_recovery_key
from shuke.domain.shop import HEAD_OFFICE, Shop
from shuke.wording import backups as words
from shuke.wording import head_office_command as commands
from shuke.wording import recovery
from shuke.wording.sentence import Language
from shuke_db.engine import open_sqlite
from shuke_db.schema import bring_up_to_date
from shuke_db.unit_of_work import SqlStore

__all__ = ["back_up", "bring_keys", "renew_recovery_key", "restore_office"]


def renew_recovery_key(
    data: OfficeData, _identity: OfficeIdentity, _options: argparse.Namespace, language: Language
) -> int:
    key = new_recovery_key()
    with data.writing.writing() as work:
        work.settings.put(OfficeSetting.RECOVERY_PUBLIC.value, recovery_public(key).hex())
        work.commit()
    say_recovery_key(key, language)
    return DONE


def back_up(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    path: Path = options.file
    with data.reading.reading() as work:
        public = bytes.fromhex(work.settings.get(OfficeSetting.RECOVERY_PUBLIC.value) or "")
    if not public:
        return refused(words.NO_RECOVERY_KEY, language)
    if path.exists():
        return refused(words.FILE_EXISTS, language, path=str(path))
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        done = _written_and_read_back(data, identity, part, public)
        part.rename(path)
        make_names_durable(path.parent)
    except OSError as error:
        return refused(words.NO_FILE, language, path=str(path), detail=error.strerror or str(error))
    except BackupRefused as problem:
        return _refused_backup(problem, path, language)
    finally:
        part.unlink(missing_ok=True)
    note_backed_up(data.writing, done.heads)
    said = words.BACKED_UP.into(language, path=path, facts=done.facts, attachments=done.attachments)
    say(said)
    return DONE


def _written_and_read_back(data: OfficeData, identity: OfficeIdentity, part: Path, public: bytes) -> BackedUp:
    """Raises:
    BackupRefused: the journal is not whole, or what was written is not what was to be written.
    """
    sealed_keys = data.sealed_keys(public)
    with closing(BackupWriter(part, public)) as writer, data.reading.reading() as work:
        now_ms = data.clock.now_ms()
        done = write_backup(work, writer, identity, data.signer, sealed_keys, now_ms, _quietly)
        opens = writer.finish()
    with _scratch(part, identity) as scratch, scratch.writing() as work, _open(part, opens) as reader:
        recorder = data.recorder(identity)
        taking = TakingBack(
            work, lambda: OfficeEntry(work, recorder, identity.calendar), data.sealing, Ed25519Check()
        )
        taking.take(reader, _quietly)
        if taking.sealed_keys != sealed_keys:
            raise BackupRefused(BackupProblem.UNTRUE, "other keys")
    return done


def restore_office(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    path: Path = options.file
    if holds_anything(data.writing):
        return refused(words.NOT_EMPTY, language, path=str(data.folder))
    say(recovery.ASK.into(language))
    key = read_recovery_key(sys.stdin.readline().strip())
    if isinstance(key, Misread):
        said = misread(key)
        return refused(said.sentence, language, **{name: str(value) for name, value in said.values})
    try:
        name, done = _restored(data, path, key)
    except OSError as error:
        return refused(words.NO_FILE, language, path=str(path), detail=error.strerror or str(error))
    except NotEmpty:
        return refused(words.NOT_EMPTY, language, path=str(data.folder))
    except BackupRefused as problem:
        return _refused_backup(problem, path, language)
    data.look_again()
    say(words.RESTORED.into(language, name=name, facts=done.facts, attachments=done.attachments))
    with data.reading.reading() as work:
        awaited = ", ".join(silent_tills(work))
    if awaited:
        say(words.TILLS_AWAITED.into(language, tills=awaited))
    return DONE


def bring_keys(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    """Another process, on another machine perhaps, is to serve the same database: it signs with the same key."""
    path: Path = options.file
    if data.identity is not None:
        return refused(commands.FOUNDED_ALREADY, language, name=data.identity.name)
    say(recovery.ASK.into(language))
    key = read_recovery_key(sys.stdin.readline().strip())
    if isinstance(key, Misread):
        said = misread(key)
        return refused(said.sentence, language, **{name: str(value) for name, value in said.values})
    try:
        with _open(path, by_recovery_key(key)) as reader:
            _, sealed_keys = read_opening(reader)
        data.take_over(opened_keys(sealed_keys, key))
    except OSError as error:
        return refused(words.NO_FILE, language, path=str(path), detail=error.strerror or str(error))
    except (BackupRefused, SealRefused) as problem:
        untrue = BackupRefused(BackupProblem.UNTRUE, str(problem))
        return _refused_backup(problem if isinstance(problem, BackupRefused) else untrue, path, language)
    data.look_again()
    if data.identity is None:
        return refused(commands.NOT_FOUNDED, language, path=str(data.folder))
    say(commands.KEYS_BROUGHT.into(language, name=data.identity.name))
    return DONE


def _restored(data: OfficeData, path: Path, key: RecoveryKey) -> tuple[str, BackedUp]:
    with _open(path, by_recovery_key(key)) as reader:
        opening, sealed_keys = read_opening(reader)
    try:
        keys = opened_keys(sealed_keys, key)
    except SealRefused as error:
        raise BackupRefused(BackupProblem.UNTRUE, str(error)) from error
    identity = OfficeIdentity(opening.tenant, opening.name, Shop(HEAD_OFFICE, opening.name))
    signer = Ed25519Signer(keys.seed)
    sealing = SignedFacts(signer, Ed25519Check())
    recorder = Recorder(identity.place, sealing, CborEncoding(), data.clock)
    data.be(identity)
    try:
        with _open(path, by_recovery_key(key)) as reader:
            done = restore(
                data.writing,
                reader,
                opening,
                recorder,
                sealing,
                signer.public_key,
                Ed25519Check(),
                lambda: data.take_over(keys),
                _quietly,
            )
    except BaseException:
        data.look_again()
        raise
    return opening.name, done


@contextmanager
def _open(path: Path, content_key: ContentKey) -> Iterator[BackupReader]:
    reader = BackupReader(path, content_key)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def _scratch(part: Path, identity: OfficeIdentity) -> Iterator[Store]:
    """An encrypted database beside the backup, whose key nobody keeps; gone afterwards."""
    folder = part.with_name(part.name + ".check")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        engine = open_sqlite(folder / "check.db", secrets.token_bytes(32))
        try:
            bring_up_to_date(engine)
            yield SqlStore(engine, lambda: identity.tenant, sums=True)
        finally:
            engine.dispose()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refused_backup(problem: BackupRefused, path: Path, language: Language) -> int:
    return refused(words.PROBLEMS[problem.problem.value], language, path=str(path), detail=problem.detail)


def _quietly(_count: int) -> None:
    return
