"""PIN hashes by argon2id, wrapped with the device pepper.

A six-digit PIN's hash alone falls in days, whatever it costs to compute. Wrapped with a key that is not in the
database it says nothing to somebody who has only the database.

Sealed bytes: version (1) ‖ nonce (12) ‖ ChaCha20-Poly1305 of the hash in argon2's own text form (which records
its parameters), with "shuke/pin/1" ‖ staff id as associated data, so that nobody's hash works in another's place.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from shuke.adapters.wrapping import PEPPER_BYTES, PepperWrapping
from shuke.application.ports.pins import PinAnswer, PinChecked
from shuke.domain.pin import LEAST_DIGITS, MOST_DIGITS

__all__ = ["PEPPER_BYTES", "PepperedPins"]

_MOST_HASH_CHARACTERS = 256
_MOST_TIME_COST = 16
_MOST_MEMORY_KIB = 512 * 1024


class PepperedPins:
    """`PinSealing` with this machine's pepper.

    Args:
        pepper: 32 secret bytes from the vault.
        time_cost, memory_kib, lanes: argon2id's; smaller ones are for tests.
    """

    def __init__(
        self,
        pepper: bytes,
        *,
        time_cost: int = 3,
        memory_kib: int = 64 * 1024,
        lanes: int = 1,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._wrapping = PepperWrapping(pepper, b"shuke/pin-wrap/1", random_bytes)
        self._hasher = PasswordHasher(time_cost, memory_kib, lanes, type=Type.ID)

    def seal(self, staff_id: str, pin: str) -> bytes:
        """See the port.

        Raises:
            ValueError: not 4 to 8 digits. (Whether it is good enough is `shuke.domain.pin`'s business.)
        """
        if not _is_pin(pin):
            raise ValueError(f"a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits")
        return self._wrap(staff_id, self._hasher.hash(pin))

    def check(self, staff_id: str, pin: str, sealed: bytes) -> PinChecked:
        hashed = self._unwrap(staff_id, sealed)
        if hashed is None:
            return PinChecked(PinAnswer.UNREADABLE)
        if not _is_pin(pin):
            return PinChecked(PinAnswer.WRONG)
        try:
            self._hasher.verify(hashed, pin)
        except VerifyMismatchError:
            return PinChecked(PinAnswer.WRONG)
        except VerificationError:
            return PinChecked(PinAnswer.UNREADABLE)
        renew = self._hasher.check_needs_rehash(hashed)
        return PinChecked(PinAnswer.RIGHT, self.seal(staff_id, pin) if renew else None)

    def hash_in(self, staff_id: str, sealed: bytes) -> bytes | None:
        hashed = self._unwrap(staff_id, sealed)
        return hashed.encode("ascii") if hashed is not None else None

    def wrap(self, staff_id: str, hashed: bytes) -> bytes | None:
        try:
            text = hashed.decode("ascii")
        except UnicodeDecodeError:
            return None
        return self._wrap(staff_id, text) if _is_bounded(text) else None

    def _wrap(self, staff_id: str, hashed: str) -> bytes:
        return self._wrapping.wrap(hashed.encode("ascii"), _bound_to(staff_id))

    def _unwrap(self, staff_id: str, sealed: bytes) -> str | None:
        content = self._wrapping.unwrap(sealed, _bound_to(staff_id))
        try:
            hashed = content.decode("ascii") if content is not None else ""
        except UnicodeDecodeError:
            return None
        return hashed if _is_bounded(hashed) else None


def _is_bounded(hashed: str) -> bool:
    """Whether it is a hash that is checked within a moment."""
    try:
        asked = extract_parameters(hashed)
    except InvalidHashError:
        return False
    bounded = asked.time_cost <= _MOST_TIME_COST and asked.memory_cost <= _MOST_MEMORY_KIB
    return bounded and asked.type is Type.ID and len(hashed) <= _MOST_HASH_CHARACTERS


def _is_pin(pin: str) -> bool:
    return LEAST_DIGITS <= len(pin) <= MOST_DIGITS and pin.isascii() and pin.isdigit()


def _bound_to(staff_id: str) -> bytes:
    return b"shuke/pin/1" + staff_id.encode("utf-8")
