"""What a machine has that writes to members and runs campaigns: a till's desk, or head office's."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Shop

__all__ = ["Machine"]


class Machine(Protocol):
    """`store` is written on one lane; `shop` has the name and the wall clock that count here; `language` (``zh``,
    ``en``) is the one that members are written to in."""

    @property
    def store(self) -> Store: ...

    @property
    def recorder(self) -> Recorder: ...

    @property
    def ids(self) -> Ids: ...

    @property
    def shop(self) -> Shop: ...

    @property
    def till(self) -> str:
        """Whose journal it writes."""
        ...

    def language(self) -> str: ...

    def local_time(self, at_ms: int) -> datetime:
        """An instant on the shop's own wall clock."""
        ...

    def programme_in_force(self, work: Work) -> Programme:
        """
        Raises:
            NoProgramme: there is none.
        """
        ...
