"""Passwords of head office's pages by argon2id, and secrets of authenticators, both wrapped with its pepper."""

from __future__ import annotations

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from shuke.adapters.wrapping import PepperWrapping
from shuke.domain.password import MOST_LENGTH

__all__ = ["PepperedSecrets"]

_NOBODY = "nobody at all comes with this"


class PepperedSecrets:
    """`OfficeSecrets` with this machine's pepper; smaller costs are for tests."""

    def __init__(self, pepper: bytes, *, time_cost: int = 3, memory_kib: int = 64 * 1024) -> None:
        self._wrapping = PepperWrapping(pepper, b"shuke/office-secret/1")
        self._hasher = PasswordHasher(time_cost, memory_kib, 1, type=Type.ID)
        self._nobodys: str = ""

    def seal_password(self, staff_id: str, password: str) -> bytes:
        return self._wrapping.wrap(self._hasher.hash(password).encode("ascii"), _password_of(staff_id))

    def is_password(self, staff_id: str, password: str, sealed: bytes) -> bool:
        held = self._wrapping.unwrap(sealed, _password_of(staff_id))
        try:
            self._hasher.verify(held or self._for_nobody(), password[: MOST_LENGTH + 1])
        except (VerificationError, InvalidHashError):
            return False
        return held is not None

    def wrap(self, staff_id: str, secret: bytes) -> bytes:
        return self._wrapping.wrap(secret, _second_of(staff_id))

    def unwrap(self, staff_id: str, sealed: bytes) -> bytes | None:
        return self._wrapping.unwrap(sealed, _second_of(staff_id))

    def _for_nobody(self) -> str:
        """Looked at where there is no such person, so that the answer takes as long."""
        self._nobodys = self._nobodys or self._hasher.hash(_NOBODY)
        return self._nobodys


def _password_of(staff_id: str) -> bytes:
    return b"shuke/office-password/1" + staff_id.encode("utf-8")


def _second_of(staff_id: str) -> bytes:
    return b"shuke/office-second/1" + staff_id.encode("utf-8")
