"""PINs, kept so that a stolen database alone lets nobody guess them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shuke.application.ports.encoding import Encoding

__all__ = ["BoxKey", "BoxSealing", "PinAnswer", "PinChecked", "PinSealing", "PinTaking", "PinWrapping"]


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


class PinWrapping(Protocol):
    """Hashes go from one machine to another: taken out of the one's wrapping, put into the other's. Quick."""

    def hash_in(self, staff_id: str, sealed: bytes) -> bytes | None:
        """The hash that this machine wrapped for this person; None for anything else."""
        ...

    def wrap(self, staff_id: str, hashed: bytes) -> bytes | None:
        """A hash from another machine, wrapped by this one's own secret; None for what is no PIN's hash."""
        ...


class BoxKey(Protocol):
    """Made for one box; what opens it never leaves who made it."""

    @property
    def public(self) -> bytes:
        """32 bytes to seal with."""
        ...

    def open(self, sealed: bytes, about: bytes) -> bytes:
        """What was sealed for this key and is about that.

        Raises:
            ValueError: anything else.
        """
        ...


class BoxSealing(Protocol):
    def new_key(self) -> BoxKey: ...

    def seal(self, content: bytes, for_public: bytes, about: bytes) -> bytes:
        """For whoever made that key alone.

        Raises:
            ValueError: no key is like that.
        """
        ...


@dataclass(frozen=True, slots=True)
class PinTaking:
    """How a till takes PINs from head office. `wrapping` is asked for when there is something to wrap: its secret
    comes from the vault."""

    wrapping: Callable[[], PinWrapping]
    boxes: BoxSealing
    encoding: Encoding


class PinSealing(PinWrapping, Protocol):
    """Slow on purpose (a fifth of a second): never on the GUI's thread, never inside a transaction."""

    def seal(self, staff_id: str, pin: str) -> bytes:
        """The PIN's hash, wrapped by this machine's own secret, bound to this person."""
        ...

    def check(self, staff_id: str, pin: str, sealed: bytes) -> PinChecked:
        """Whether it is the PIN. Count the try first: `shuke.domain.lockout`."""
        ...
