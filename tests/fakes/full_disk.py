"""A store on a disk that is full."""

from __future__ import annotations

from shuke.application.ports.store import StoreTrouble, StoreUnusable

__all__ = ["FullDisk"]


class FullDisk:
    """A store that refuses as soon as a block is entered."""

    def writing(self) -> FullDisk:
        return self

    reading = writing

    def __enter__(self) -> None:
        raise StoreUnusable(StoreTrouble.DISK_FULL, "no room")

    def __exit__(self, *_: object) -> None: ...
