"""What the sync stages ask of the outside: a wire, a link, and the repositories of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from shuke.domain.codes.trust import TrustList
from shuke.domain.facts.plain import Plain
from shuke.domain.slices.account import AccountKind, Slice
from shuke.domain.sync.messages import AttachmentSent
from shuke.domain.sync.subjects import Subject, SubjectRows

__all__ = [
    "Arrival",
    "Contacts",
    "EnrolmentCode",
    "Feed",
    "HeldTrust",
    "Invitations",
    "NoRoom",
    "OpenRecall",
    "Pools",
    "Quarantine",
    "QuarantinedFact",
    "Subjects",
    "TillTold",
    "TrustLists",
    "TrustSealing",
    "Wire",
    "Wish",
    "Wishes",
]

Message = TypeVar("Message")
Asked = TypeVar("Asked")
Reply = TypeVar("Reply")


class Wire(Protocol):
    """Messages as bytes and back: deterministic, bounded, compressed where it pays."""

    def encode(self, message: object) -> bytes: ...

    def decode(self, shape: type[Message], content: bytes, most_bytes: int) -> Message:
        """The message of that shape.

        Raises:
            ValueError: anything else, also more than `most_bytes` when inflated.
        """
        ...

    def pack(self, plain: Plain) -> bytes | None:
        """Part of a message that is read on its own; None if it is more than `MOST_ROWS_BYTES`."""
        ...

    def unpack(self, content: bytes) -> Plain:
        """The value of such a part.

        Raises:
            ValueError: anything else.
        """
        ...

    def digest(self, content: bytes) -> bytes:
        """SHA-256, which a request's signature covers in place of its body."""
        ...


class TrustSealing(Protocol):
    """Trust lists as signed bytes."""

    def seal(self, trust: TrustList) -> bytes:
        """Signed with this head office's key."""
        ...

    def open(self, sealed: bytes, roots: Iterable[bytes]) -> TrustList:
        """The list, if one of these public keys signed it.

        Raises:
            ValueError: anything else.
        """
        ...


# Both sides


class Subjects(Protocol):
    """Rows by the subject they belong to."""

    @property
    def form(self) -> str:
        """The version of the tables; digests are comparable only under the same."""
        ...

    def read(self, subjects: Sequence[Subject]) -> list[SubjectRows]:
        """Each with the rows there are, but for those that `own` tells of."""
        ...

    def own(self, subjects: Sequence[Subject], till: str) -> list[SubjectRows]:
        """Of those that have any: the rows that this till is told of, and not every other."""
        ...

    def replace(self, subjects: Sequence[SubjectRows], till: str) -> None:
        """Put these rows in place of all rows the subjects had (of slices only that till's). Tables and columns
        that this release does not know are left out."""
        ...

    def digests(self, subjects: Sequence[Subject], till: str) -> dict[Subject, bytes]:
        """Of each, 32 bytes over the rows that till is told of."""
        ...

    def members_behind(self, member_id: str, limit: int) -> list[str]:
        """The next member ids in their order, for checking everybody in turn."""
        ...

    def profile_hashes(self, member_ids: Sequence[str]) -> dict[str, bytes]:
        """Of those that have a profile."""
        ...

    def profiles(self, member_ids: Sequence[str]) -> list[AttachmentSent]:
        """The newest profile of each member whose profile lies here."""
        ...

    def words_told(self, feedback_ids: Sequence[str], taken_at: str) -> dict[str, AttachmentSent]:
        """Of feedback that was taken at that till, what was said, where it lies here."""
        ...

    def held_attachments(self, member_ids: Sequence[str]) -> set[bytes]:
        """The names of those members' attachments that lie here."""
        ...


# The till's own


@dataclass(frozen=True, slots=True)
class Wish:
    """A grant this till waits for."""

    request_id: str
    account: AccountKind
    member_id: str
    amount: int
    wished_at_ms: int


class Wishes(Protocol):
    def put(self, wish: Wish) -> None: ...

    def all(self) -> list[Wish]:
        """Oldest first."""
        ...

    def remove(self, request_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class HeldTrust:
    """`root` is the public key that signed it, where it was just opened; it is not kept beside it."""

    version: int
    sealed: bytes
    root: bytes = b""


class TrustLists(Protocol):
    """The newest trust list a till was given."""

    def held(self) -> HeldTrust | None: ...

    def hold(self, trust: HeldTrust) -> None: ...


# Head office's own


@dataclass(frozen=True, slots=True)
class Arrival:
    """Facts taken in together: (till, epoch, from_seq..to_seq). Positions give the order in which head office
    folded them, which a rebuild repeats."""

    position: int
    till: str
    epoch: int
    from_seq: int
    to_seq: int


class Feed(Protocol):
    """The stream of changed subjects. Its counter is one row, taken last in a transaction, so that nobody ever
    sees a later number before an earlier one."""

    def advance(self, steps: int) -> int:
        """Count on and return where the stream stands now. Whoever comes next waits until this transaction ends."""
        ...

    def position(self) -> int: ...

    def mark(self, subjects: Sequence[Subject], first: int) -> None:
        """They changed, at this place of the stream and those behind it; their former places are forgotten."""
        ...

    def behind(self, since: int, limit: int) -> list[tuple[Subject, int]]:
        """The next changes in the stream's order."""
        ...

    def places(self, subjects: Sequence[Subject]) -> dict[Subject, int]:
        """Where in the stream they changed last, of those that did."""
        ...

    def beside_members(self, since: int, limit: int) -> list[tuple[Subject, int]]:
        """The same without members."""
        ...

    def arrived(self, arrivals: Sequence[Arrival]) -> None: ...

    def arrivals(self, behind: int, limit: int) -> list[Arrival]: ...


@dataclass(frozen=True, slots=True)
class OpenRecall:
    """A till is asked to return so much of a member's account, since then, for another till."""

    till: str
    account: AccountKind
    member_id: str
    amount: int
    asked_by: str
    since_ms: int


class Pools(Protocol):
    """What belongs to whom over all tills."""

    def pool(self, member_id: str, account: AccountKind) -> list[Slice]:
        """What belongs to no till, by lot."""
        ...

    def undealt(self, member_ids: Sequence[str]) -> dict[tuple[str, AccountKind], list[Slice]]:
        """Of these members, every account that can be spent and has something in the pool, lot by lot."""
        ...

    def of_holder(
        self, holder: str, behind: tuple[str, str, str], limit: int
    ) -> list[tuple[str, AccountKind, Slice]]:
        """What a holder has of (member, account, lot), in that order behind that place; also nothing, where it had
        something once."""
        ...

    def last_visited(self, member_id: str) -> str:
        """The till of the member's newest sale; empty before the first."""
        ...

    def held(self, member_id: str, account: AccountKind, today: date) -> dict[str, int]:
        """What belongs to each till, of all lots that are not over by that day, where it is more than nothing."""
        ...

    def granted(self, till: str, request_id: str) -> int | None:
        """What that asking was granted; None if it never was."""
        ...

    def recall(self, recall: OpenRecall) -> None:
        """Ask for it; a greater amount asked for already stays."""
        ...

    def recalls(self, till: str, since_ms: int, limit: int) -> list[OpenRecall]:
        """Those of a till that were asked for no longer ago than that."""
        ...

    def returned(self, till: str, member_id: str, account: AccountKind, amount: int) -> None:
        """The till gave back so much; a recall that is met is over."""
        ...

    def forget_recalls(self, before_ms: int) -> None: ...


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    """A one-time code, known by its hash. `used_by` is the public key that used it, empty while nobody did."""

    code_hash: bytes
    till: str
    till_name: str
    shop_id: str
    expires_at_ms: int
    used_by: bytes = b""


class Invitations(Protocol):
    def put(self, code: EnrolmentCode) -> None: ...

    def get(self, code_hash: bytes) -> EnrolmentCode | None: ...

    def tills(self, now_ms: int) -> set[str]:
        """Till ids that a code was made for which was used, or still can be."""
        ...


@dataclass(frozen=True, slots=True)
class TillTold:
    """What a till told of itself with its newest pull: its program's release, how many facts waited to be sent, how
    far its clock was from head office's, and which trust list it held."""

    release: str = ""
    unsent: int = 0
    clock_off_ms: int = 0
    trust_version: int = 0


class Contacts(Protocol):
    """Who asked when; what stops the same request from counting twice."""

    def remember(self, till: str, nonce: bytes, now_ms: int, forget_before_ms: int) -> bool:
        """False if the nonce was seen before, and then the caller keeps nothing. The till's older ones than that are
        forgotten on the way."""
        ...

    def backed_up(self, till: str) -> tuple[int, int]:
        """(epoch, seq) up to which a verified backup holds that till's journal."""
        ...

    def announced(self, till: str) -> int:
        """The generation of head office in which the till said last what it holds; 0 for never."""
        ...

    def note_announced(self, till: str, generation: int) -> None: ...

    def note_told(self, till: str, told: TillTold) -> None: ...

    def told(self, till: str) -> TillTold: ...

    def last_ms(self, till: str) -> int:
        """When the till was last heard of; 0 for never."""
        ...

    def count_find(self, till: str, minute: int) -> int:
        """One more of that till's questions for members in that minute; which of them it is."""
        ...

    def note_backed_up(self, till: str, epoch: int, seq: int) -> None:
        """A verified backup holds that till's journal up to there; never less than before."""
        ...


@dataclass(frozen=True, slots=True)
class QuarantinedFact:
    till: str
    epoch: int
    seq: int
    hash: bytes
    content: bytes
    signature: bytes
    reason: str
    received_ms: int


class NoRoom(Exception):
    """A till has as many facts in quarantine as are kept of one till."""


class Quarantine(Protocol):
    """Facts that are set aside because the journal holds others in their place. Nothing here is ever folded."""

    def put(self, facts: Sequence[QuarantinedFact]) -> None:
        """Keep them; those that are there already stay as they are.

        Raises:
            NoRoom: there are too many.
        """
        ...

    def count(self, till: str) -> int: ...

    def holds(self, till: str, epoch: int, seq: int, hash_: bytes) -> bool:
        """Whether that very fact was set aside."""
        ...

    def of_till(self, till: str, limit: int) -> list[QuarantinedFact]: ...
