"""Why a store refuses. Apart from its port, which knows half the domain: a till that starts needs this first."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["StoreTrouble", "StoreUnusable"]


class StoreTrouble(StrEnum):
    """Why the store cannot be used; each has a sentence in `shuke.wording.store`.

    UNREACHABLE: a database server does not let us in. CONFLICT: it gave this transaction up for another one's sake;
    done again it succeeds (`shuke.application.trying_again`).
    """

    WRONG_KEY_OR_DAMAGED = "wrong_key_or_damaged"
    LOCKED = "locked"
    DISK_FULL = "disk_full"
    NEWER_VERSION = "newer_version"
    OLDER_VERSION = "older_version"
    UNSAFE_SQLITE = "unsafe_sqlite"
    READ_ONLY = "read_only"
    UNREACHABLE = "unreachable"
    CONFLICT = "conflict"
    FAILED = "failed"


class StoreUnusable(Exception):
    """The store refused. Nothing of the transaction under way was kept."""

    def __init__(self, trouble: StoreTrouble, detail: str) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble
        self.detail = detail
