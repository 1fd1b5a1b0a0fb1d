"""A snapshot at the till: asked for, fetched from where it was left, and put in place part by part.

First its bytes arrive, sealed, in a file beside the database; every part is believed by the hash that head office
signed. Then the till is in step as of it: its members are in the tables or in the file (`coming`), which is emptied
into them in the background, in the order of the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from shuke.application.ports.snapshot import BlockPacking, PartIndex, PartSealing, SnapshotLoad
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wire
from shuke.application.sync.applying import Applying, OpenedSubject, opened_subjects
from shuke.application.sync.knowing import (
    Agreement,
    agree,
    generation,
    note_fetched,
    note_stream,
    stream_place,
)
from shuke.domain.facts.fact import HASH_BYTES
from shuke.domain.sync.blocks import Block
from shuke.domain.sync.limits import MOST_PART_BYTES, MOST_REPLY_BYTES
from shuke.domain.sync.messages import (
    SubjectsSent,
)
from shuke.domain.sync.snapshot_messages import AskSnapshot, Offer, Offered, SnapshotTold

__all__ = [
    "Arriving",
    "Loading",
    "OpenedPart",
    "Opening",
    "begin_load",
    "checked_part",
    "finish_load",
    "held_load",
    "is_of_members",
    "next_ask",
    "note_arrived",
    "opened_part",
    "put_piece",
]

FORMAT = 1
SUBJECTS, BLOCK = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Opening:
    """What snapshots are opened with."""

    sealing: PartSealing
    packing: BlockPacking
    wire: Wire
    new_index: Callable[[], PartIndex]


@dataclass(frozen=True, slots=True)
class Loading:
    """A snapshot that is on its way here, or (`arrived`) here and on its way into the tables."""

    told: SnapshotTold
    content_key: bytes
    next_part: int
    arrived: bool = False

    @property
    def is_in_place(self) -> bool:
        return self.next_part == len(self.told.sizes)

    def offset(self, number: int) -> int:
        """Where that part begins."""
        return sum(self.told.sizes[:number])

    def after(self) -> Loading:
        return replace(self, next_part=self.next_part + 1)


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """Either of the two."""

    subjects: tuple[OpenedSubject, ...] = ()
    block: Block | None = None

    @property
    def is_nothing(self) -> bool:
        return self.block is None and not self.subjects

    def parted(self, members: int) -> tuple[OpenedPart, OpenedPart]:
        """The first so many members, and what is left of a block; subjects are few."""
        if self.block is None:
            return self, OpenedPart()
        first, rest = self.block.parted(members)
        return OpenedPart(block=first), OpenedPart(block=rest)


class Arriving:
    """Bytes as they come, cut into parts."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._sizes = sizes
        self._waiting = bytearray()
        self._next = 0

    def add(self, content: bytes) -> list[bytes]:
        """The parts that are whole now."""
        self._waiting += content
        whole = []
        while self._next < len(self._sizes) and len(self._waiting) >= self._sizes[self._next]:
            size = self._sizes[self._next]
            whole.append(bytes(self._waiting[:size]))
            del self._waiting[:size]
            self._next += 1
        return whole


def next_ask(work: Work, public_key: bytes) -> AskSnapshot:
    return AskSnapshot(generation(work), stream_place(work), FORMAT, public_key)


def held_load(work: Work, wire: Wire) -> Loading | None:
    """The snapshot that is being put in place here."""
    load = work.member_loading.current()
    if load is None:
        return None
    told = wire.decode(SnapshotTold, load.told, MOST_REPLY_BYTES)
    return Loading(told, load.content_key, load.next_part, load.arrived)


def begin_load(
    work: Work, till: str, offered: Offered, content_key: bytes, wire: Wire
) -> tuple[Agreement, Loading | None]:
    """Keep what was offered, to be fetched from its first part on; in the caller's transaction. It takes the place of
    one that was not in place yet. Answers that were given before it was made come too late from now on: they would
    count as newer."""
    if agree(work, till, offered.state) is Agreement.FORKED:
        return Agreement.FORKED, None
    told = offered.snapshot
    if offered.offer is not Offer.OFFERED or told is None or told.generation != offered.state.generation:
        return Agreement.SAME_STORY, None
    note_fetched(work, told.position)
    work.member_names.expect()
    work.member_loading.forget()
    work.member_loading.take_down()
    work.member_loading.note(SnapshotLoad(wire.encode(told), content_key, 0))
    return Agreement.SAME_STORY, Loading(told, content_key, 0)


def checked_part(loading: Loading, number: int, sealed: bytes, opening: Opening) -> bytes:
    """What is in that part, if it is just the one that head office told of.

    Raises:
        ValueError: it is not.
    """
    told, at = loading.told, HASH_BYTES * number
    if opening.wire.digest(sealed) != told.hashes[at : at + HASH_BYTES]:
        raise ValueError("other bytes than head office signed")
    return opening.sealing.open(loading.content_key, told.snapshot_id, number, sealed)


def is_of_members(content: bytes) -> bool:
    return content[:1] == BLOCK


def opened_part(content: bytes, opening: Opening, applying: Applying) -> OpenedPart:
    """Reads no store.

    Raises:
        ValueError: the part says what no head office says.
    """
    form, rest = content[:1], content[1:]
    if form == BLOCK:
        return OpenedPart(block=opening.packing.unpack(rest))
    if form != SUBJECTS:
        raise ValueError("a part of an unknown form")
    sent = opening.wire.decode(SubjectsSent, rest, MOST_PART_BYTES)
    return OpenedPart(subjects=tuple(opened_subjects(sent, opening.wire, applying.sealing)))


def put_piece(work: Work, loading: Loading, part: OpenedPart, applying: Applying, *, last: bool) -> bool:
    """Put a piece of a part in place, in the caller's transaction; with the last one the next part is due. Pieces may
    be put again; who came ahead of them is left as they are. False, and nothing done, if the part is not the next one
    any more (head office was restored, or another load began)."""
    held = work.member_loading.current()
    if held is None or held.next_part != loading.next_part or generation(work) != loading.told.generation:
        return False
    if part.block is not None:
        ids = {cast(str, member_id) for member_id in part.block.member_ids}
        newer = work.member_loading.newer(ids)
        applying.put_block(
            work, loading.told.contained, part.block.only(ids - newer) if newer else part.block
        )
        work.member_names.expect_more()
    else:
        applying.apply(work, loading.told.contained, part.subjects)
    if last:
        work.member_loading.note(replace(held, next_part=held.next_part + 1))
    return True


def note_arrived(work: Work, loading: Loading) -> bool:
    """All of it is on this disk: the till is in step as of it. False if it is not the one that is waited for any
    more."""
    held = work.member_loading.current()
    if held is None or held.content_key != loading.content_key or generation(work) != loading.told.generation:
        return False
    note_stream(work, max(loading.told.position, stream_place(work)))
    work.member_loading.note(replace(held, arrived=True))
    return True


def finish_load(work: Work) -> bool:
    """Everybody is in place: once they are found by phone without the parts, these are not needed any more."""
    if not work.member_loading.finds_phones() and not work.member_names.standing().done:
        return False
    work.member_loading.forget()
    return True
