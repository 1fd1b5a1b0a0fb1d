"""What a transaction knows of events and prizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shuke.application.ports.events import Events
    from shuke.application.ports.prizes import Prizes

__all__ = ["ServiceWork"]


class ServiceWork(Protocol):
    """A part of `shuke.application.ports.store.Work`."""

    @property
    def events(self) -> Events: ...
    @property
    def prizes(self) -> Prizes: ...
