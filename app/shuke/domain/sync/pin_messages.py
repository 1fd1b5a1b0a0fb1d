"""PINs, as till and head office speak of them."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.sync.bounds import bound, count
from shuke.domain.sync.limits import MOST_PINS_BYTES

__all__ = ["AskPins", "PinsSent", "about_pins"]

_PUBLIC_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class AskPins:
    """The till wants to know everybody's PIN hash. `public_key` (X25519) was made for this asking."""

    public_key: bytes

    def __post_init__(self) -> None:
        bound(len(self.public_key) == _PUBLIC_KEY_BYTES, "public_key")


@dataclass(frozen=True, slots=True)
class PinsSent:
    """`sealed` opens with the key that was asked with: a map of staff ids to PIN hashes, as of `version`."""

    version: int
    sealed: bytes

    def __post_init__(self) -> None:
        count(self.version, "version")
        bound(len(self.sealed) <= MOST_PINS_BYTES, "sealed")


def about_pins(tenant: str, till: str, version: int) -> bytes:
    """What a box of PINs is bound to: no other till opens it, and no older one passes for it."""
    parts = (b"shuke/pins/1", tenant.encode(), till.encode(), str(version).encode())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
