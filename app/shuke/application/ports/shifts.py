"""Shifts as the store keeps them."""

from __future__ import annotations

from typing import Protocol

from shuke.domain.shift import Shift, ShiftFigures
from shuke.domain.slices.account import AccountKind

__all__ = ["Shifts"]


class Shifts(Protocol):
    def open_at(self, till: str) -> Shift | None:
        """The shift that is open at that till; one at most."""
        ...

    def get(self, till: str, shift_id: str) -> Shift | None: ...

    def closed(self, till: str, limit: int) -> list[Shift]:
        """Those that were closed, the newest first."""
        ...

    def figures(self, shift: Shift) -> ShiftFigures: ...

    def closed_in(self, till: str, epoch: int) -> int:
        """How many shifts the till closed in that epoch of its journal."""
        ...

    def outstanding(self) -> dict[AccountKind, int]:
        """What all members together have on each account. Reads as many rows as there are balances."""
        ...
