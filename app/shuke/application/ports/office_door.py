"""What the store keeps of people who sign in to head office's pages, and what seals their secrets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = [
    "OfficeAccount",
    "OfficeAccounts",
    "OfficeSecrets",
    "OfficeTries",
    "OfficeVisit",
    "OfficeVisits",
    "Stage",
]


@dataclass(frozen=True, slots=True)
class OfficeAccount:
    """How one of the staff gets in.

    Attributes:
        password: its hash, wrapped; `is_once`: it was printed, and has to be changed by whoever comes with it.
        second: the authenticator's secret, wrapped; empty before the first sign-in.
        last_step: the newest step of the authenticator that was used.
        recovery: hashes of the recovery codes that are left.
    """

    staff_id: str
    login: str
    password: bytes
    is_once: bool
    second: bytes = b""
    last_step: int = 0
    recovery: tuple[bytes, ...] = ()


class OfficeAccounts(Protocol):
    def put(self, account: OfficeAccount) -> None: ...

    def of_staff(self, staff_id: str) -> OfficeAccount | None: ...

    def by_login(self, login: str) -> OfficeAccount | None: ...

    def all(self) -> list[OfficeAccount]:
        """By login."""
        ...

    def close(self, staff_id: str) -> None: ...


class Stage(StrEnum):
    """How far somebody has come in."""

    NEW_PASSWORD = "new_password"  # noqa: S105 - a stage
    """With the printed password: another one has to be chosen."""
    ENROL_SECOND = "enrol_second"
    """The authenticator has to be set up."""
    SECOND = "second"
    """The authenticator's code is missing."""
    IN = "in"


@dataclass(frozen=True, slots=True)
class OfficeVisit:
    """One browser of one person. `visit_hash` is of the secret in its cookie; `pending` the wrapped secret of an
    authenticator that is being set up; `is_locked`: the password is asked for again."""

    visit_hash: bytes
    staff_id: str
    stage: Stage
    began_ms: int
    seen_ms: int
    pending: bytes = b""
    is_locked: bool = False


class OfficeVisits(Protocol):
    def put(self, visit: OfficeVisit) -> None: ...

    def get(self, visit_hash: bytes) -> OfficeVisit | None: ...

    def end(self, visit_hash: bytes) -> None: ...

    def end_all(self, staff_id: str) -> int:
        """How many there were."""
        ...

    def forget_before(self, seen_ms: int) -> None: ...


class OfficeTries(Protocol):
    """Counts by name within a stretch of time; the same from every process."""

    def count(self, who: str, window: int) -> int:
        """One more; which of them it is."""
        ...

    def forget_before(self, window: int) -> None: ...


class OfficeSecrets(Protocol):
    """Bound to the person and wrapped by head office's own secret."""

    def seal_password(self, staff_id: str, password: str) -> bytes:
        """Slow on purpose: never inside a transaction."""
        ...

    def is_password(self, staff_id: str, password: str, sealed: bytes) -> bool:
        """As slow; also for what nobody's password was sealed to."""
        ...

    def wrap(self, staff_id: str, secret: bytes) -> bytes: ...

    def unwrap(self, staff_id: str, sealed: bytes) -> bytes | None:
        """None for what was not wrapped here for that person."""
        ...
