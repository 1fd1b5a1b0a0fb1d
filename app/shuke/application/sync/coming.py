"""Members of a snapshot who are at this till, but not in its tables yet: found by code, number and phone in its
sealed parts, and put in place before anybody reads a row of theirs.

Who was put in place ahead of their part, or was told of since, is noted in the same transaction: the part leaves them
out when its turn comes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import groupby

from shuke.application.ports.snapshot import ArrivedParts
from shuke.application.ports.store import Work
from shuke.application.sync.applying import Applying
from shuke.application.sync.knowing import generation
from shuke.application.sync.loading import Loading, Opening, checked_part, is_of_members, opened_part
from shuke.domain.sync.blocks import Block

__all__ = ["MembersComing"]

_MOST_ANSWERS = 1_000
_OPEN = 2
"""Parts that stay unpacked: whoever stands at the counter is asked for several times."""


class MembersComing:
    """`Bringing`. Parts are added by the sync lane, one after the other; people are asked for by the counter's."""

    def __init__(self, arrived: ArrivedParts, opening: Opening, applying: Applying) -> None:
        self.arrived = arrived
        self._opening = opening
        self._applying = applying
        self._snapshot: _Snapshot | None = None

    # the sync lane

    @property
    def parts(self) -> int:
        """How many were added."""
        return self._snapshot.parts if self._snapshot is not None else 0

    def clear(self) -> None:
        """Nobody is coming any more."""
        self._snapshot = None
        self.arrived.remove()

    def begin(self, loading: Loading) -> None:
        """Parts of that snapshot are added from now on."""
        self._snapshot = _Snapshot(loading, self._opening)

    def is_of(self, loading: Loading) -> bool:
        return self._snapshot is not None and self._snapshot.loading.content_key == loading.content_key

    def add(self, content: bytes) -> None:
        """The next part; its bytes lie among those that arrived.

        Raises:
            ValueError: it says what no head office says.
        """
        assert self._snapshot is not None  # begun
        self._snapshot.add(content)

    def join(self) -> None:
        """All parts were added."""
        if self._snapshot is not None:
            self._snapshot.join()

    # the counter's lane

    @property
    def is_under_way(self) -> bool:
        return self._snapshot is not None

    def bring(self, work: Work, text: str) -> Sequence[str]:
        snapshot = self._snapshot
        if snapshot is None or not text:
            return ()
        found = self._holders(snapshot, text)
        for number, holders in groupby(found, key=lambda one: one[0]):
            self._put(work, snapshot, number, {member_id for _, member_id in holders})
        return [member_id for _, member_id in found]

    def bring_member(self, work: Work, member_id: str) -> None:
        snapshot = self._snapshot
        number = snapshot.part_of(member_id) if snapshot is not None else None
        if snapshot is not None and number is not None:
            self._put(work, snapshot, number, {member_id})

    def _holders(self, snapshot: _Snapshot, text: str) -> Sequence[tuple[int, str]]:
        """(part, member id)."""
        found = snapshot.answers.get(text)
        if found is None:
            blocks = [(number, self._block(snapshot, number)) for number in snapshot.index.parts_of(text)]
            found = [
                (number, member_id)
                for number, block in blocks
                for member_id in dict.fromkeys(block.holders(text))
            ]
            if snapshot.is_joined:
                snapshot.answers[text] = found
                if len(snapshot.answers) > _MOST_ANSWERS:
                    snapshot.answers.popitem(last=False)
        return found

    def _put(self, work: Work, snapshot: _Snapshot, number: int, member_ids: set[str]) -> None:
        """Who of them is in that part and not in place."""
        left = member_ids - work.member_loading.newer(member_ids)
        held, told = work.member_loading.current() if left else None, snapshot.loading.told
        if held is None or held.content_key != snapshot.loading.content_key or number < held.next_part:
            return
        if generation(work) != told.generation:
            return
        mine = self._block(snapshot, number).only(left)
        if mine.member_ids:
            self._applying.put_block(work, told.contained, mine)
            work.member_loading.note_newer(left)
            work.member_names.expect_more()

    def _block(self, snapshot: _Snapshot, number: int) -> Block:
        """Empty where the file was damaged since: whoever empties it in the background says so."""
        block = snapshot.open.get(number)
        if block is None:
            try:
                block = self._opened(snapshot.loading, number)
            except ValueError:
                return Block(())
            snapshot.open[number] = block
            if len(snapshot.open) > _OPEN:
                snapshot.open.popitem(last=False)
        return block

    def _opened(self, loading: Loading, number: int) -> Block:
        sealed = self.arrived.read(loading.offset(number), loading.told.sizes[number])
        content = checked_part(loading, number, sealed, self._opening)
        return opened_part(content, self._opening, self._applying).block or Block(())


class _Snapshot:
    """What is known of the parts of one snapshot. `answers` are of the counter's lane, as are the `open` blocks."""

    def __init__(self, loading: Loading, opening: Opening) -> None:
        self.loading = loading
        self.index = opening.new_index()
        self.answers: OrderedDict[str, Sequence[tuple[int, str]]] = OrderedDict()
        self.open: OrderedDict[int, Block] = OrderedDict()
        self.parts = 0
        self.is_joined = False
        self._keys = opening.packing.keys
        self._ranges: list[tuple[int, str]] = []
        """Of each part with members in it: its number, the last of them."""
        self._firsts: list[str] = []

    def add(self, content: bytes) -> None:
        if is_of_members(content):
            keys = self._keys(content[1:])
            if keys.member_ids:
                self.index.add(self.parts, keys.texts)
                self._ranges.append((self.parts, keys.member_ids[-1]))
                self._firsts.append(keys.member_ids[0])  # behind its range: the other thread looks here first
        self.parts += 1

    def join(self) -> None:
        self.index.join()
        self.is_joined = True

    def part_of(self, member_id: str) -> int | None:
        """The part that the member is in, if in any."""
        at = bisect_right(self._firsts, member_id) - 1
        if at < 0 or member_id > self._ranges[at][1]:
            return None
        return self._ranges[at][0]
