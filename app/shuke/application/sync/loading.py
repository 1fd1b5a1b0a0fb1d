"""A snapshot at the till: asked for, fetched from where it was left, every part checked and put in place by itself.

Nothing is kept of a part but its rows, and the place of the next one, in one transaction: a till that is switched off
begins again where it was. The bytes are believed part by part, by the hashes that head office signed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.ports.snapshot import BlockPacking, PartSealing, SnapshotLoad
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wire
from shuke.application.sync.applying import Applying, OpenedSubject, opened_subjects
from shuke.application.sync.knowing import Agreement, agree, generation, note_stream, stream_place
from shuke.domain.facts.fact import HASH_BYTES
from shuke.domain.sync.blocks import Block
from shuke.domain.sync.limits import MOST_PART_BYTES, MOST_REPLY_BYTES
from shuke.domain.sync.messages import (
    SubjectsSent,
)
from shuke.domain.sync.snapshot_messages import AskSnapshot, Offer, Offered, SnapshotTold

__all__ = [
    "Arriving",
    "OpenedPart",
    "Opening",
    "begin_load",
    "finish_load",
    "give_up_load",
    "held_load",
    "next_ask",
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


@dataclass(frozen=True, slots=True)
class Loading:
    """A snapshot that is being put in place."""

    told: SnapshotTold
    content_key: bytes
    next_part: int

    @property
    def is_whole(self) -> bool:
        return self.next_part == len(self.told.sizes)

    @property
    def offset(self) -> int:
        """Where the next part begins."""
        return sum(self.told.sizes[: self.next_part])

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
    return Loading(told, load.content_key, load.next_part)


def begin_load(
    work: Work, till: str, offered: Offered, content_key: bytes, wire: Wire
) -> tuple[Agreement, Loading | None]:
    """Keep what was offered, to be fetched from its first part on; in the caller's transaction."""
    if agree(work, till, offered.state) is Agreement.FORKED:
        return Agreement.FORKED, None
    told = offered.snapshot
    if offered.offer is not Offer.OFFERED or told is None or told.generation != offered.state.generation:
        return Agreement.SAME_STORY, None
    work.member_names.expect()
    work.member_loading.take_down()
    work.member_loading.note(SnapshotLoad(wire.encode(told), content_key, 0))
    return Agreement.SAME_STORY, Loading(told, content_key, 0)


def opened_part(loading: Loading, sealed: bytes, opening: Opening, applying: Applying) -> OpenedPart:
    """The next part, if it is just the one that head office told of. Reads no store.

    Raises:
        ValueError: it is not, or says what no head office says.
    """
    number = loading.next_part
    told, at = loading.told, HASH_BYTES * number
    if opening.wire.digest(sealed) != told.hashes[at : at + HASH_BYTES]:
        raise ValueError("other bytes than head office signed")
    content = opening.sealing.open(loading.content_key, told.snapshot_id, number, sealed)
    form, rest = content[:1], content[1:]
    if form == BLOCK:
        return OpenedPart(block=opening.packing.unpack(rest))
    if form != SUBJECTS:
        raise ValueError("a part of an unknown form")
    sent = opening.wire.decode(SubjectsSent, rest, MOST_PART_BYTES)
    return OpenedPart(subjects=tuple(opened_subjects(sent, opening.wire, applying.sealing)))


def put_piece(work: Work, loading: Loading, part: OpenedPart, applying: Applying, *, last: bool) -> bool:
    """Put a piece of a part in place, in the caller's transaction; with the last one the next part is due. Pieces may
    be put again. False, and nothing done, if the part is not the next one any more (head office was restored, or
    another load began)."""
    held = work.member_loading.current()
    if held is None or held.next_part != loading.next_part or generation(work) != loading.told.generation:
        return False
    if part.block is not None:
        applying.put_block(work, loading.told.contained, part.block)
        work.member_names.expect_more()
    else:
        applying.apply(work, loading.told.contained, part.subjects)
    if last:
        work.member_loading.note(replace(held, next_part=held.next_part + 1))
    return True


def finish_load(write: Callable[[Callable[[Work], bool]], bool], loading: Loading) -> None:
    """Everybody is here: make what finds them by phone, and pull on behind the snapshot."""

    def done(work: Work) -> bool:
        work.member_loading.make_first()
        if generation(work) == loading.told.generation:
            note_stream(work, max(loading.told.position, stream_place(work)))
        work.member_loading.forget()
        return True

    write(done)


def give_up_load(write: Callable[[Callable[[Work], bool]], bool]) -> None:
    """The snapshot is not to be had any more; what came of it stays, as pages would have brought it."""

    def forgotten(work: Work) -> bool:
        work.member_loading.make_first()
        work.member_loading.forget()
        return True

    write(forgotten)
