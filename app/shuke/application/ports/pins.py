"""PINs, kept so that a stolen database alone lets nobody guess them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = ["PinAnswer", "PinChecked", "PinSealing"]


class PinAnswer(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    """What is stored was not sealed on this machine for this person, or is damaged: the PIN must be set anew."""


@dataclass(frozen=True, slots=True)
class PinChecked:
    """`renewed` replaces what is stored when the PIN was right but the way of hashing has changed since."""

    answer: PinAnswer
    renewed: bytes | None = None


class PinSealing(Protocol):
    """Slow on purpose (a fifth of a second): never on the GUI's thread, never inside a transaction."""

    def seal(self, staff_id: str, pin: str) -> bytes:
        """The PIN's hash, wrapped by this machine's own secret, bound to this person."""
        ...

    def check(self, staff_id: str, pin: str, sealed: bytes) -> PinChecked:
        """Whether it is the PIN. Count the try first: `shuke.domain.lockout`."""
        ...
