"""Parts of a snapshot that arrived, in memory."""

from __future__ import annotations

from shuke.application.ports.snapshot import ArrivedParts

__all__ = ["PartsInMemory"]


class PartsInMemory(ArrivedParts):
    def __init__(self) -> None:
        self.content = b""

    def read(self, offset: int, size: int) -> bytes:
        return self.content[offset : offset + size]

    def put(self, offset: int, sealed: bytes) -> None:
        self.content = self.content[:offset] + sealed

    def make_last(self) -> None:
        pass

    def remove(self) -> None:
        self.content = b""
