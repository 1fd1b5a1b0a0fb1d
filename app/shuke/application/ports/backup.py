"""What a backup of head office is written to and read from, and the rows that only a backup can bring back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shuke.domain.facts.plain import Plain
from shuke.domain.facts.rows import Cell

__all__ = ["BackupProblem", "BackupRefused", "BackupSink", "BackupSource", "Keepsakes", "KeptRows"]


class BackupProblem(StrEnum):
    """Each has a sentence in `shuke.wording.backups`."""

    NOT_A_BACKUP = "not_a_backup"
    NEWER = "newer"
    OTHER_KEY = "other_key"
    DAMAGED = "damaged"
    UNTRUE = "untrue"
    """Every byte is as it was written, but what they say does not hold together: a fact that its till did not
    sign, a gap, other projections than head office had."""


class BackupRefused(Exception):
    """Nothing of this file can be used, and nothing was changed; `detail` is for whoever looks after it."""

    def __init__(self, problem: BackupProblem, detail: str = "") -> None:
        super().__init__(f"{problem.value}: {detail}")
        self.problem = problem
        self.detail = detail


class BackupSink(Protocol):
    """Takes records in their order; they are packed and sealed on the way."""

    def write(self, kind: str, content: Plain) -> None: ...

    @property
    def digest(self) -> bytes:
        """SHA-256 over all records written so far."""
        ...


class BackupSource(Protocol):
    """Gives the records back, one after the other, without ever holding all of them."""

    def records(self) -> Iterator[tuple[str, Plain]]:
        """(kind, content). To be gone through once.

        Raises:
            BackupRefused: at the first byte that is not as it was written, and at an end that comes too soon.
        """
        ...

    @property
    def digest(self) -> bytes:
        """SHA-256 over all records before the newest one that was given."""
        ...


@dataclass(frozen=True, slots=True)
class KeptRows:
    """Rows of a table of working state, without their tenant."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Keepsakes(Protocol):
    """Head office's working state that no fact says: settings, cursors, invitations, contacts, facts set aside."""

    def pages(self, most: int) -> Iterator[KeptRows]:
        """All of them, at most so many rows at a time."""
        ...

    def put_back(self, kept: KeptRows) -> None:
        """Into a database that holds none of them. Tables and columns this release does not know are left out."""
        ...
