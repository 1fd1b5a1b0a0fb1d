"""What the store knows of all members at once, and what it keeps of segments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from shuke.domain.segments.fields import Kept

if TYPE_CHECKING:  # numbers in arrays take a tenth of a second to be there: a till starts without them
    from shuke.application.segments.columns import Columns

__all__ = ["KeptMembers", "KeptSegment", "PackedPage", "PackingPiece", "Segments", "Taking"]


@dataclass(frozen=True, slots=True)
class KeptMembers:
    """Everybody who is a member here, by id; who went up in another, or is forgotten, is nobody. The columns are
    those that were asked for, in the order of the ids."""

    ids: Sequence[str]
    columns: Columns


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """`rule` as it is written down; `gone`: taken off."""

    segment_id: str
    name: str
    rule: str
    saved_on: date
    saved_by: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Taking:
    """So many of all members were in it on that day."""

    day: date
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class PackedPage:
    """Members behind an id, up to another, packed; `columns`: by name, with what they are good for. Each time it has
    another `turn`."""

    behind: str
    until: str
    turn: int
    packed_on: date
    ids: bytes
    columns: Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class PackingPiece:
    """What was read to pack members anew.

    Attributes:
        behind: where the first of the pages begins; `seen`: the turn of the one that was there, 0 without one.
        read: the marks, with their turns, of those who changed before and are read now.
        also: who must be read anew because of them.
    """

    behind: str
    seen: int
    pages: tuple[PackedPage, ...]
    read: tuple[tuple[str, int], ...]
    also: tuple[str, ...]


class Segments(Protocol):
    def members(self, asked: Collection[Kept], on: date, cared_for_by: str = "") -> KeptMembers:
        """As of that day. Everybody is read, or those alone whom this person looks after: beside the counter."""
        ...

    def packing(self, on: date) -> PackingPiece | None:
        """What makes `members` quick, a piece of it; None: all is packed."""
        ...

    def pack(self, piece: PackingPiece) -> bool:
        """Whether nobody else packed the same meanwhile; nothing is written then."""
        ...

    def get(self, segment_id: str) -> KeptSegment | None: ...

    def all(self) -> list[KeptSegment]:
        """By name; those taken off are not among them."""
        ...

    def take(self, segment_id: str, day: date, members: Sequence[str], of: int) -> None:
        """Keep who is in it on that day, in place of what was taken on it before; the oldest go when there are more
        than are kept."""
        ...

    def takings(self, segment_id: str) -> list[Taking]:
        """The newest first."""
        ...

    def taken(self, segment_id: str, day: date) -> list[str]:
        """Who was in it on that day, by id; whoever went up in another since is that other."""
        ...
