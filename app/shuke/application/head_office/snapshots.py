"""Snapshots at head office: made from one view of the database, kept as files, sealed for each till that asks.

A snapshot is a row of parts. A part is one byte and its content: 0 and subjects as a page has them (shops, staff,
programmes, articles), or 1 and a block of members. Sealed, it is what is kept and sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from shuke.application.head_office.feeding import fitting, office_state
from shuke.application.head_office.identity import generation
from shuke.application.head_office.packing import pack_all
from shuke.application.ports.clock import Clock
from shuke.application.ports.snapshot import BlockPacking, KeptSnapshot, PartSealing, SnapshotShelf, TillHead
from shuke.application.ports.store import Store, Work
from shuke.application.ports.sync import Wire
from shuke.domain.keeping import ShopMembers
from shuke.domain.sync.choosing import is_fresh
from shuke.domain.sync.limits import MEMBERS_A_PART, MOST_SUBJECTS_A_PAGE
from shuke.domain.sync.messages import (
    JournalPlace,
    OfficeState,
)
from shuke.domain.sync.snapshot_messages import AskSnapshot, Offer, Offered, SnapshotTold

__all__ = ["BLOCK", "FORMAT", "SUBJECTS", "Snapshots"]

FORMAT = 1
SUBJECTS, BLOCK = b"\x00", b"\x01"

_ID_BYTES = 16
_KEPT = 2
"""Snapshots on the shelf: the newest, and the one that tills may still be fetching."""

_OWN_FACTS_BEHIND = 1_000
"""So many of the asking till's own facts may be newer than the snapshot; it does them again itself."""


@dataclass(frozen=True, slots=True)
class Snapshots:
    """Args:
    store: a view of its own: making one takes a while, and nobody should wait for it.
    """

    store: Store
    shelf: SnapshotShelf
    packing: BlockPacking
    sealing: PartSealing
    wire: Wire
    clock: Clock
    random_bytes: Callable[[int], bytes]

    def offer(self, work: Work, till: str, ask: AskSnapshot) -> Offered:
        """What a till that asks is told, read in the caller's view."""
        state = office_state(work, till, self.clock.now_ms())
        if ask.format < FORMAT:
            return Offered(state, Offer.NONE)
        scope = work.keepings.policy().scope(work.shops.shop_of(till))
        kept = self._good(work, till, scope, state)
        if kept is None:
            return Offered(state, Offer.MAKING)
        if ask.generation == state.generation and kept.position <= ask.since:
            return Offered(state, Offer.NONE)
        try:
            office_key, sealed = self.sealing.seal_key(kept.content_key, ask.public_key, kept.snapshot_id)
        except ValueError:
            return Offered(state, Offer.NONE)
        return Offered(state, Offer.OFFERED, _told(kept, kept.contained(till), office_key, sealed))

    def is_kept(self, snapshot_id: str) -> bool:
        return bool(self.shelf.read(snapshot_id, 0, 1)) if snapshot_id.isalnum() else False

    def read(self, snapshot_id: str, offset: int, most: int) -> bytes:
        return self.shelf.read(snapshot_id, offset, most)

    def make(self, till: str, today: Callable[[Work], date]) -> KeptSnapshot:
        """Make one for that till and all who keep the same members, as of now, in one view of the database and memory
        for a few parts; older ones go."""
        snapshot_id, key = self.random_bytes(_ID_BYTES).hex(), self.sealing.new_content_key()
        sizes: list[int] = []
        hashes: list[bytes] = []
        members = 0
        with self.shelf.writing(snapshot_id) as file, self.store.reading() as work:
            shop_id, policy = work.shops.shop_of(till), work.keepings.policy()
            parts = self._parts(work, policy.told(shop_id, today(work)))
            for number, (content, count) in enumerate(parts):
                sealed = self.sealing.seal(key, snapshot_id, number, content)
                file.append(sealed)
                sizes.append(len(sealed))
                hashes.append(self.wire.digest(sealed))
                members += count
            kept = KeptSnapshot(
                snapshot_id, FORMAT, generation(work), work.feed.position(), members, key,
                tuple(sizes), tuple(hashes), _heads(work), policy.scope(shop_id),
            )  # fmt: skip
            file.keep(kept)
        self._tidy(kept)
        return kept

    def _parts(self, work: Work, of: ShopMembers | None) -> Iterator[tuple[bytes, int]]:
        """(content, how many members in it)."""
        behind, since = "", 0
        while page := work.feed.beside_members(since, MOST_SUBJECTS_A_PAGE):
            since = page[-1][1]
            left = page
            while left:
                subjects, taken = fitting(work, "", left, pack_all(work, left, self.wire), self.wire)
                left = left[max(1, taken) :]
                yield SUBJECTS + self.wire.encode(subjects), 0
        while found := work.member_blocks.behind(behind, MEMBERS_A_PART, of):
            block, behind = found
            yield BLOCK + self.packing.pack(block), len(block.member_ids)

    def _good(self, work: Work, till: str, scope: str, state: OfficeState) -> KeptSnapshot | None:
        """The newest of this generation and scope that is not too old for anybody, nor for this till."""
        for kept in sorted(self.shelf.kept(), key=lambda one: -one.position):
            if (kept.generation, kept.scope) != (state.generation, scope) or kept.position > state.as_of:
                continue
            if not is_fresh(state.as_of - kept.position, kept.members):
                return None
            place = kept.contained(till)
            newer = work.journal.count_after(till, place.epoch, place.seq)
            return kept if newer <= _OWN_FACTS_BEHIND else None
        return None

    def _tidy(self, newest: KeptSnapshot) -> None:
        """Of this generation the last ones of each scope stay, of others none."""
        scopes: defaultdict[str, list[KeptSnapshot]] = defaultdict(list)
        for kept in sorted(self.shelf.kept(), key=lambda kept: kept.position):
            if kept.generation == newest.generation:
                scopes[kept.scope].append(kept)
        last = [kept for same in scopes.values() for kept in same[-_KEPT:]]
        self.shelf.keep_only({newest.snapshot_id, *(kept.snapshot_id for kept in last)})


def _told(kept: KeptSnapshot, contained: JournalPlace, office_key: bytes, sealed: bytes) -> SnapshotTold:
    return SnapshotTold(
        snapshot_id=kept.snapshot_id,
        format=kept.format,
        generation=kept.generation,
        position=kept.position,
        contained=contained,
        members=kept.members,
        sizes=kept.sizes,
        hashes=b"".join(kept.hashes),
        office_key=office_key,
        sealed_key=sealed,
    )


def _heads(work: Work) -> tuple[TillHead, ...]:
    heads = ((till, work.journal.head(till)) for till in work.journal.tills())
    return tuple(
        TillHead(till, JournalPlace(head.epoch, head.seq, head.hash))
        for till, head in heads
        if head is not None
    )
