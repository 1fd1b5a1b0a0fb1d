"""What snapshots need of the outside: making and keeping them at head office, putting them in place at a till."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from shuke.domain.keeping import ShopMembers
from shuke.domain.sync.blocks import Block, BlockKeys
from shuke.domain.sync.messages import NOWHERE, JournalPlace

if TYPE_CHECKING:
    from shuke.application.ports.store import Work

__all__ = [
    "ArrivedParts",
    "BlockPacking",
    "Bringing",
    "ExchangeKey",
    "KeptSnapshot",
    "MemberBlocks",
    "MemberLoading",
    "MemberNames",
    "NameStretch",
    "NamesRead",
    "PartIndex",
    "PartSealing",
    "SnapshotLoad",
    "SnapshotShelf",
    "Spelled",
    "TillHead",
]


# Both sides


class BlockPacking(Protocol):
    """Blocks of members as bytes."""

    def pack(self, block: Block) -> bytes: ...

    def unpack(self, content: bytes) -> Block:
        """
        Raises:
            ValueError: not such bytes.
        """
        ...

    def keys(self, content: bytes) -> BlockKeys:
        """Of the same bytes, a few columns alone.

        Raises:
            ValueError: not such bytes.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExchangeKey:
    """Made for one asking; `private` never leaves who made it."""

    private: bytes
    public: bytes


class PartSealing(Protocol):
    """One content key seals all parts of a snapshot; it is sealed for each till that asks."""

    def new_content_key(self) -> bytes: ...

    def seal(self, content_key: bytes, snapshot_id: str, number: int, content: bytes) -> bytes:
        """A part as it is kept and sent; only as this part of this snapshot is it ever opened again."""
        ...

    def open(self, content_key: bytes, snapshot_id: str, number: int, sealed: bytes) -> bytes:
        """
        Raises:
            ValueError: other bytes, another key, another place.
        """
        ...

    def new_exchange_key(self) -> ExchangeKey: ...

    def seal_key(self, content_key: bytes, for_public: bytes, snapshot_id: str) -> tuple[bytes, bytes]:
        """(a public key made for this, the content key sealed).

        Raises:
            ValueError: not a public key.
        """
        ...

    def open_key(self, key: ExchangeKey, from_public: bytes, sealed: bytes, snapshot_id: str) -> bytes:
        """The content key.

        Raises:
            ValueError: sealed for somebody else.
        """
        ...


# Head office


@dataclass(frozen=True, slots=True)
class TillHead:
    till: str
    place: JournalPlace


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """What head office holds as of `position` of its stream.

    Attributes:
        members: how many there are in it.
        sizes, hashes: of its parts, sealed; SHA-256.
        heads: the newest fact of each till that it contains.
        scope: which members are in it (`Keeping.scope`); empty for everybody.
    """

    snapshot_id: str
    format: int
    generation: int
    position: int
    members: int
    content_key: bytes
    sizes: tuple[int, ...]
    hashes: tuple[bytes, ...]
    heads: tuple[TillHead, ...]
    scope: str = ""

    def contained(self, till: str) -> JournalPlace:
        return next((head.place for head in self.heads if head.till == till), NOWHERE)


class SnapshotShelf(Protocol):
    """Snapshots that are kept, as files."""

    def kept(self) -> list[KeptSnapshot]: ...

    def writing(self, snapshot_id: str) -> AbstractContextManager[SnapshotFile]:
        """Nothing is kept of it unless `keep` is called before the block ends."""
        ...

    def read(self, snapshot_id: str, offset: int, most: int) -> bytes:
        """Bytes from there on; none behind the end, or where there is no such snapshot (any more)."""
        ...

    def keep_only(self, snapshot_ids: Collection[str]) -> None:
        """All others go, also those that cannot be read or were never finished."""
        ...


class SnapshotFile(Protocol):
    def append(self, sealed: bytes) -> None: ...

    def keep(self, kept: KeptSnapshot) -> None: ...


class MemberBlocks(Protocol):
    def behind(self, member_id: str, most: int, of: ShopMembers | None) -> tuple[Block, str] | None:
        """The next members (of a shop) in the order of their ids, and the last one's id; None behind the last one."""
        ...


# The till


@dataclass(frozen=True, slots=True)
class SnapshotLoad:
    """A snapshot that is being put in place.

    Attributes:
        told: what head office told of it, as bytes.
        next_part: up to here its parts are in place.
        arrived: all of its bytes are here, and the till is in step as of it: who is not in place yet is looked for in
            its parts.
    """

    told: bytes
    content_key: bytes
    next_part: int
    arrived: bool = False


class ArrivedParts(Protocol):
    """The bytes of one snapshot, as they came, sealed; on the disk of the till until all is in place.

    Raises (from whatever writes):
        StoreUnusable: the disk is full, or broken.
    """

    def read(self, offset: int, size: int) -> bytes:
        """Fewer where there are no more."""
        ...

    def put(self, offset: int, sealed: bytes) -> None:
        """What lay there and behind is gone."""
        ...

    def make_last(self) -> None:
        """No power cut takes it any more."""
        ...

    def remove(self) -> None: ...


class PartIndex(Protocol):
    """In which part of a snapshot somebody is whom a text names. Asked and added to by different threads."""

    def add(self, part: int, texts: Sequence[str]) -> None: ...

    def join(self) -> None:
        """Nothing more will be added."""
        ...

    def parts_of(self, text: str) -> list[int]:
        """Hardly ever one too many."""
        ...


class Bringing(Protocol):
    """Who is at this till, but not in its tables, is put there as soon as anybody asks for them; in the transaction
    under way."""

    @property
    def is_under_way(self) -> bool:
        """Whether anybody is."""
        ...

    def bring(self, work: Work, text: str) -> Sequence[str]:
        """Everybody whom a text names whole, in place or not: a member's or a card's number, a card's id, a phone."""
        ...

    def bring_member(self, work: Work, member_id: str) -> None: ...


class MemberLoading(Protocol):
    """Putting blocks of members in place."""

    def current(self) -> SnapshotLoad | None: ...

    def note(self, load: SnapshotLoad) -> None: ...

    def forget(self) -> None: ...

    def take_down(self, *, but_phones: bool = False) -> None:
        """Before the first of many rows: what would slow every row down goes, if hardly anybody could be found by it;
        what phones are found by may stay."""
        ...

    def make_one(self) -> bool:
        """Make one more thing again that was taken down, a second or two for a million members; whether more is
        missing."""
        ...

    def finds_phones(self) -> bool:
        """Whether everybody in place is found by phone without their part of the snapshot."""
        ...

    def note_newer(self, member_ids: Collection[str]) -> None:
        """Rows of these are newer than the snapshot's, if one is being put in place: its own are left out."""
        ...

    def newer(self, member_ids: Collection[str]) -> set[str]:
        """Who of these has rows in place that are newer than the snapshot's, or the same."""
        ...

    def described(self, ids: Sequence[str]) -> list[str]:
        """Who of these neighbours has a profile's row already: whoever they were found as must be told apart from who
        they are now."""
        ...

    def put(self, block: Block, till: str, described: Collection[str]) -> None:
        """Put these members' rows in place of those held, of slices only that till's."""
        ...


@dataclass(frozen=True, slots=True)
class NamesRead:
    """Members are numbered; up to `read` their names are found, up to `until` they will be."""

    read: int
    until: int

    @property
    def done(self) -> bool:
        return self.read >= self.until


@dataclass(frozen=True, slots=True)
class Spelled:
    """`initials`: how the name may be typed; empty where nobody worked it out yet."""

    number: int
    member_id: str
    name: str
    phone: str
    initials: str


class NameStretch(Protocol):
    """Words gathered outside a transaction."""

    def add(self, one: Spelled) -> None: ...

    def rows(self, most: int) -> Iterator[Sequence[tuple[str, int, bytes]]]: ...


class MemberNames(Protocol):
    """Names that follow in the background."""

    def standing(self) -> NamesRead: ...

    def expect(self) -> None:
        """Whoever is numbered from now on, by `MemberLoading` or `Members.describe_unread`, is read later."""
        ...

    def expect_more(self) -> None:
        """After a block."""
        ...

    def stretch(self) -> tuple[NameStretch, int]:
        """An empty stretch and the number up to which it goes."""
        ...

    def next(self, behind: int, until: int, most: int) -> list[Spelled]:
        """Who is numbered behind that, and up to `until`."""
        ...

    def spell(self, spelled: Sequence[Spelled]) -> None: ...

    def enter(self, rows: Sequence[tuple[str, int, bytes]]) -> None: ...

    def read_up_to(self, number: int) -> None: ...
