"""What is heard at the counter."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

__all__ = ["Sound", "Sounds"]


class Sound(StrEnum):
    """Each is a file of that name in `resources/sounds`."""

    READ = "read"
    REFUSED = "refused"
    WON = "won"
    NOT_WON = "not-won"


class Sounds(Protocol):
    def play(self, sound: Sound) -> None:
        """Begin it, and return at once; where nothing can be heard, nothing happens."""
        ...
