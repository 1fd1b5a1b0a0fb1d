"""Telephones that scan for tills, as head office keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

__all__ = ["Phones", "ScanningPhone"]


@dataclass(frozen=True, slots=True)
class ScanningPhone:
    """
    Attributes:
        session_hash: of what the telephone that opened the page keeps; empty before.
        number: of its newest scan, `scanned`; the till has those up to `heard`, of which `fate` tells the last one.
    """

    phone_id: str
    till: str
    word_hash: bytes
    session_hash: bytes
    of: str
    until_ms: int
    number: int = 0
    scanned: str = ""
    heard: int = 0
    fate: str = ""


class Phones(Protocol):
    def of_till(self, till: str) -> list[ScanningPhone]: ...

    def get(self, phone_id: str) -> ScanningPhone | None: ...

    def put(self, phone: ScanningPhone) -> None:
        """In place of what is known by that id."""
        ...

    def forget(self, phone_id: str) -> None: ...
