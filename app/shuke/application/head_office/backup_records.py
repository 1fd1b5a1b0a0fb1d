"""What stands in a backup, record by record: `Opening`, `SealedKeys`, then facts in the order they arrived,
attachments, kept rows, and `Closing`. No word of any database: whatever keeps head office's journal can take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.domain.facts.plain import NotPlain, Plain, from_plain
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.messages import AttachmentSent, FactSent, JournalPlace

__all__ = [
    "FORMAT",
    "RECORD_KINDS",
    "Attached",
    "Closing",
    "Facts",
    "Head",
    "Kept",
    "Opening",
    "Record",
    "SealedKeys",
    "closing_bytes",
    "read_record",
]

FORMAT = 1

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Opening:
    """Whose backup, as of when. `tables_form` says which release's projections `Closing.digest` is of."""

    format: int
    tenant: str
    name: str
    generation: int
    made_at_ms: int
    tables_form: str
    head_office_key: bytes


@dataclass(frozen=True, slots=True)
class SealedKeys:
    """Head office's signing key, sealed to the recovery key by itself: opening the rest does not open it."""

    sealed: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """Neighbours of one journal, in the place where head office took them in."""

    till: str
    epoch: int
    facts: tuple[FactSent, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    attachments: tuple[AttachmentSent, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest fact of a journal in the backup."""

    till: str
    place: JournalPlace


@dataclass(frozen=True, slots=True)
class Closing:
    """What must have come before. `digest` is over head office's projections, `signature` head office's over
    `closing_bytes`."""

    facts: int
    attachments: int
    kept: int
    heads: tuple[Head, ...]
    digest: bytes
    signature: bytes


Record = Opening | SealedKeys | Facts | Attached | Kept | Closing

RECORD_KINDS: dict[str, type[Record]] = {
    "opening": Opening,
    "keys": SealedKeys,
    "facts": Facts,
    "attachments": Attached,
    "kept": Kept,
    "closing": Closing,
}


def closing_bytes(records_digest: bytes) -> bytes:
    """What head office signs: SHA-256 over every record before the closing one."""
    return b"shuke/backup-closing/1" + records_digest


def read_record(kind: str, content: Plain) -> Record:
    """Raises:
    BackupRefused: no record of this release.
    """
    shape = RECORD_KINDS.get(kind)
    if shape is None:
        raise BackupRefused(BackupProblem.NEWER, f"a record called {kind[:20]}")
    if shape is Opening and isinstance(content, dict) and content.get("format") != FORMAT:
        raise BackupRefused(BackupProblem.NEWER, f"format {content.get('format')!r}")
    try:
        return from_plain(shape, content)
    except NotPlain as error:
        raise BackupRefused(BackupProblem.DAMAGED, str(error)) from error
