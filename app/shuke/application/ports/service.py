"""What a transaction knows of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shuke.application.ports.events import Events

__all__ = ["ServiceWork"]


class ServiceWork(Protocol):
    """A part of `shuke.application.ports.store.Work`."""

    @property
    def events(self) -> Events: ...
