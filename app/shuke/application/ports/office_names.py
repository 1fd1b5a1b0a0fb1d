"""Whose name head office has still to enter into the lists by which members are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

__all__ = ["OfficeNames"]


class OfficeNames(Protocol):
    def due(self, limit: int) -> list[str]:
        """Members whose profile came and is not entered yet."""
        ...

    def listed(self, member_ids: Sequence[str]) -> None: ...
