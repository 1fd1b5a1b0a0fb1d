"""A till's backup as one file: what it is of, the secrets as the recovery sheet opens them, and the database.

A ZIP archive without compression (encrypted pages do not shrink) of exactly three members: `about.json`,
`recovery.sealed`, `till.db`. The database is encrypted as on the till; its key is among the sealed secrets.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from shuke.application.ports.backup import BackupProblem, BackupRefused

__all__ = ["About", "read_about", "read_sealed", "unpack_database", "write_archive"]

FORM = 1
MOST_ABOUT_BYTES = 16 * 1024
MOST_SEALED_BYTES = 4096

_ABOUT, _SEALED, _DATABASE = "about.json", "recovery.sealed", "till.db"
_PIECE_BYTES = 1024 * 1024
_STEADY = (2026, 1, 1, 0, 0, 0)
"""Members bear no time of their own; `About` says when."""


@dataclass(frozen=True, slots=True)
class About:
    """What anybody who finds the file may know of it.

    Attributes:
        made_ms: milliseconds since 1970, by the till's clock.
        schema: the revision of the database.
        epoch, seq: the place of the newest fact of the till's own journal.
        sha256: of the database file, hexadecimal.
    """

    tenant: str
    shop: str
    till: str
    made_ms: int
    schema: str
    epoch: int
    seq: int
    facts: int
    sha256: str


def write_archive(path: Path, about: About, sealed: bytes, database: Path) -> None:
    """Write it down to the disk, and read it back.

    Raises:
        BackupRefused: what was read back is not what was written.
        OSError: the disk.
    """
    said = json.dumps({"form": FORM, **asdict(about)}, ensure_ascii=False, indent=1).encode()
    with path.open("xb") as file:
        path.chmod(0o600)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr(zipfile.ZipInfo(_ABOUT, _STEADY), said)
            archive.writestr(zipfile.ZipInfo(_SEALED, _STEADY), sealed)
            whole = zipfile.ZipInfo(_DATABASE, _STEADY)
            whole.file_size = database.stat().st_size
            with database.open("rb") as source, archive.open(whole, "w", force_zip64=True) as member:
                shutil.copyfileobj(source, member, _PIECE_BYTES)
        file.flush()
        os.fsync(file.fileno())
    if read_about(path) != about or read_sealed(path) != sealed or _hash_in(path) != about.sha256:
        raise BackupRefused(BackupProblem.UNTRUE, "read back otherwise than written")


def read_about(path: Path) -> About:
    """Raises:
    BackupRefused: no backup of a till, a newer release's, or damaged.
    """
    with _member(path, _ABOUT, MOST_ABOUT_BYTES) as content:
        said = content.read(MOST_ABOUT_BYTES)
    try:
        found = json.loads(said)
        form = found.pop("form")
        if isinstance(form, int) and form > FORM:
            raise BackupRefused(BackupProblem.NEWER)
        about = About(**found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupRefused(BackupProblem.DAMAGED, _ABOUT) from error
    if not _well_formed(about):
        raise BackupRefused(BackupProblem.DAMAGED, _ABOUT)
    return about


def _well_formed(about: About) -> bool:
    texts = (about.tenant, about.shop, about.till, about.schema, about.sha256)
    numbers = (about.made_ms, about.epoch, about.seq, about.facts)
    return all(isinstance(text, str) for text in texts) and all(type(number) is int for number in numbers)


def read_sealed(path: Path) -> bytes:
    """The sealed secrets.

    Raises:
        BackupRefused: as `read_about`.
    """
    with _member(path, _SEALED, MOST_SEALED_BYTES) as content:
        return content.read(MOST_SEALED_BYTES)


def unpack_database(path: Path, into: Path, sha256: str) -> None:
    """Write the database to a new file, down to the disk.

    Raises:
        BackupRefused: it is not as it was written.
        OSError: the disk.
    """
    hashed = hashlib.sha256()
    with _member(path, _DATABASE, None) as content, into.open("xb") as file:
        into.chmod(0o600)
        while piece := content.read(_PIECE_BYTES):
            hashed.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if hashed.hexdigest() != sha256:
        raise BackupRefused(BackupProblem.DAMAGED, _DATABASE)


def _hash_in(path: Path) -> str:
    hashed = hashlib.sha256()
    with _member(path, _DATABASE, None) as content:
        while piece := content.read(_PIECE_BYTES):
            hashed.update(piece)
    return hashed.hexdigest()


@contextmanager
def _member(path: Path, name: str, most: int | None) -> Iterator[zipfile.ZipExtFile]:
    """A member as it was stored; nothing is inflated, so nothing can grow beyond the file's own size."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sorted(one.filename for one in archive.infolist()) != sorted((_ABOUT, _SEALED, _DATABASE)):
                raise BackupRefused(BackupProblem.NOT_A_BACKUP)
            found = archive.getinfo(name)
            too_large = most is not None and found.file_size > most
            if found.compress_type != zipfile.ZIP_STORED or found.flag_bits & 1 or too_large:
                raise BackupRefused(BackupProblem.DAMAGED, name)
            with archive.open(found) as content:
                yield content  # type: ignore[misc]  # typed as IO[bytes], which has what is asked of it
    except zipfile.BadZipFile as error:
        said = str(error)
        problem = BackupProblem.NOT_A_BACKUP if "not a zip" in said else BackupProblem.DAMAGED
        raise BackupRefused(problem, name) from error
    except (EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError, ValueError) as error:
        raise BackupRefused(BackupProblem.DAMAGED, name) from error
