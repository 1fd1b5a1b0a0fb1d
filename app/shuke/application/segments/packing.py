"""What everybody is seen by is packed behind the facts, a page of members at a time, so that a segment of a million
of them is there in a moment. Until it is, and wherever it is not, the rows are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shuke.application.ports.segments import PackingPiece
from shuke.application.ports.store import Store, Work
from shuke.application.trying_again import tried_again

__all__ = ["read_packing", "write_packing"]


def read_packing(reading: Store, today: Callable[[Work], date]) -> PackingPiece | None:
    """What is to be packed next; None: all of it is."""
    with reading.reading() as work:
        return work.segments.packing(today(work))


@tried_again
def write_packing(writing: Store, piece: PackingPiece) -> None:
    """What somebody else packed meanwhile stays."""
    with writing.writing() as work:
        if work.segments.pack(piece):
            work.commit()
