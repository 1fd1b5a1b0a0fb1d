"""A file that is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol

__all__ = ["OpenWholeFile", "WholeFile"]


class WholeFile(Protocol):
    """What is written stands beside the place until it is kept.

    Raises (every one of these, as `OSError`): no room, no right, a place that is gone.
    """

    @property
    def file(self) -> BinaryIO: ...

    def keep(self) -> None:
        """Put it in its place, over whatever was there."""
        ...

    def abandon(self) -> None:
        """Leave nothing behind. Nothing is raised."""
        ...


OpenWholeFile = Callable[[Path], WholeFile]
