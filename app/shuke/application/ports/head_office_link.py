"""The way to head office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal

__all__ = ["HeadOfficeLink"]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class HeadOfficeLink(Protocol):
    """The way to head office. Never called inside a transaction."""

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        """Ask and wait, at most `within_s` seconds (None: as long as the link usually allows)."""
        ...

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        """Bytes from there on, handed over as they come for as long as `take` says so; how they ended: None at
        the end, or where `take` had enough. What they say is for the caller to check."""
        ...

    def close(self) -> None:
        """Give up what is under way, from whatever thread; from now on nobody is reached."""
        ...
