"""What till and head office say to each other. Frozen, bounded, and the same whatever carries them.

Every message is checked when it is made, so that one that was read is as good as one that was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.facts.fact import GENESIS, HASH_BYTES
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.bounds import MOST_NAME, at_most, bound, count, name
from shuke.domain.sync.limits import (
    MOST_ATTACHMENT_BYTES,
    MOST_CHECKED,
    MOST_FACTS_A_PUSH,
    MOST_HANDOVERS,
    MOST_RECALLS,
    MOST_ROWS_BYTES,
    MOST_SUBJECTS_A_PAGE,
)

__all__ = [
    "NOWHERE",
    "Answered",
    "Ask",
    "AttachmentSent",
    "Check",
    "Checked",
    "Enrol",
    "Enrolled",
    "FactSent",
    "JournalPlace",
    "OfficeState",
    "Page",
    "Pull",
    "Push",
    "PushOutcome",
    "Pushed",
    "Recall",
    "SubjectDigest",
    "SubjectsSent",
    "TableColumns",
]

_MOST_TABLES = 64
_MOST_COLUMNS = 256
_MOST_TRUST_BYTES = 2 * 1024 * 1024
_PUBLIC_KEY_BYTES = 32
_SIGNATURE_BYTES = 64
_SALT_BYTES = 12


@dataclass(frozen=True, slots=True)
class JournalPlace:
    """A fact's place in a till's journal with its hash; `NOWHERE` stands before the first one."""

    epoch: int
    seq: int
    hash: bytes

    def __post_init__(self) -> None:
        count(self.epoch, "epoch")
        count(self.seq, "seq")
        bound(len(self.hash) == HASH_BYTES, "hash")


NOWHERE = JournalPlace(0, 0, GENESIS)


@dataclass(frozen=True, slots=True)
class Recall:
    """Head office asks for this much of a member's slices back, because another till could use it."""

    account: AccountKind
    member_id: str
    amount: int

    def __post_init__(self) -> None:
        name(self.member_id, "member_id")
        count(self.amount, "amount", 1)


@dataclass(frozen=True, slots=True)
class OfficeState:
    """What every reply carries.

    Attributes:
        generation: of head office's database; another one means it was restored, and what it told before may
            be unknown to it now.
        head: the newest fact of the asking till that head office holds, at the moment the reply was made.
            Rows in the same reply contain this till's facts exactly up to here.
        backed_up_epoch, backed_up_seq: up to here it is in a verified backup; a till prunes only below that.
        as_of: how far head office's stream of changes had come.
        now_ms: head office's wall clock.
        recalls: slices of this till that it is asked to return.
    """

    generation: int
    head: JournalPlace
    backed_up_epoch: int
    backed_up_seq: int
    as_of: int
    now_ms: int
    recalls: tuple[Recall, ...] = ()

    def __post_init__(self) -> None:
        count(self.generation, "generation", 1)
        count(self.backed_up_epoch, "backed_up_epoch")
        count(self.backed_up_seq, "backed_up_seq")
        count(self.as_of, "as_of")
        count(self.now_ms, "now_ms")
        at_most(self.recalls, MOST_RECALLS, "recalls")


@dataclass(frozen=True, slots=True)
class Enrol:
    """A till presents its one-time code and its public key; the request is signed with that key.

    `shop_id` is the shop it has sold for alone; empty for a till that is new.
    """

    one_time_code: str
    public_key: bytes
    shop_id: str = ""

    def __post_init__(self) -> None:
        name(self.one_time_code, "one_time_code")
        name(self.shop_id, "shop_id", 0)
        bound(len(self.public_key) == _PUBLIC_KEY_BYTES, "public_key")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who the till is from now on. `trust` is the sealed trust list."""

    tenant: str
    tenant_name: str
    shop: Shop
    till: str
    till_name: str
    head_office_key: bytes
    trust: bytes
    generation: int
    now_ms: int

    def __post_init__(self) -> None:
        for value, what in ((self.tenant, "tenant"), (self.till, "till"), (self.shop.shop_id, "shop_id")):
            name(value, what)
        bound(len(self.head_office_key) == _PUBLIC_KEY_BYTES, "head_office_key")
        bound(len(self.trust) <= _MOST_TRUST_BYTES, "trust")
        count(self.generation, "generation", 1)


@dataclass(frozen=True, slots=True)
class FactSent:
    """A fact's exact bytes and its signature; place and hash follow from the bytes."""

    content: bytes
    signature: bytes

    def __post_init__(self) -> None:
        bound(len(self.signature) == _SIGNATURE_BYTES, "signature")


@dataclass(frozen=True, slots=True)
class AttachmentSent:
    """What lies beside the journal; a fact names it by `hash`, the SHA-256 of salt ‖ content."""

    member_id: str
    hash: bytes
    salt: bytes
    content: bytes

    def __post_init__(self) -> None:
        name(self.member_id, "member_id")
        bound(len(self.hash) == HASH_BYTES, "hash")
        bound(len(self.salt) == _SALT_BYTES, "salt")
        bound(len(self.content) <= MOST_ATTACHMENT_BYTES, "attachment")


@dataclass(frozen=True, slots=True)
class Push:
    """The next facts of the till's journal, in order and without gaps, with the attachments they name.

    `generation` is the one in which head office said that it holds what comes before; 0: whatever it holds. Another
    one may have forgotten facts that come before these. `heard` as in a pull.
    """

    facts: tuple[FactSent, ...]
    attachments: tuple[AttachmentSent, ...] = ()
    generation: int = 0
    heard: int = 0

    def __post_init__(self) -> None:
        count(self.heard, "heard")
        bound(1 <= len(self.facts) <= MOST_FACTS_A_PUSH, "facts")
        at_most(self.attachments, MOST_FACTS_A_PUSH, "attachments")
        count(self.generation, "generation")


class PushOutcome(StrEnum):
    """TAKEN: head office holds them all now. GAP: they do not follow what it holds; `state.head` says what does.
    FORKED: one place, two contents; nothing was lost, both are kept, but a person must look."""

    TAKEN = "taken"
    GAP = "gap"
    FORKED = "forked"


@dataclass(frozen=True, slots=True)
class Pushed:
    outcome: PushOutcome
    state: OfficeState


@dataclass(frozen=True, slots=True)
class Pull:
    """What changed behind `since` (a place in the stream of this generation), at most so many subjects.

    `trust_version` is the version of the trust list the till holds; a newer one comes along. In this generation
    the till heard of changes up to `heard`, and that head office holds its facts up to (`acknowledged_epoch`,
    `acknowledged_seq`). For whoever looks after the tills: `unsent` facts wait for the next push, and the program is
    of that `release`.
    """

    generation: int
    since: int
    most: int
    trust_version: int
    heard: int = 0
    acknowledged_epoch: int = 0
    acknowledged_seq: int = 0
    unsent: int = 0
    release: str = ""

    def __post_init__(self) -> None:
        count(self.generation, "generation")
        count(self.since, "since")
        count(self.unsent, "unsent")
        name(self.release, "release", least=0)
        count(self.most, "most", 1, MOST_SUBJECTS_A_PAGE)
        count(self.heard, "heard")
        count(self.acknowledged_epoch, "acknowledged_epoch")
        count(self.acknowledged_seq, "acknowledged_seq")
        count(self.trust_version, "trust_version", most=2**62)


@dataclass(frozen=True, slots=True)
class TableColumns:
    table: str
    columns: tuple[str, ...]

    def __post_init__(self) -> None:
        name(self.table, "table")
        bound(1 <= len(self.columns) <= _MOST_COLUMNS, "columns")


@dataclass(frozen=True, slots=True)
class SubjectsSent:
    """Subjects whole: whoever reads replaces the rows they hold.

    Attributes:
        columns: of each table that occurs, what the cells of its rows are, in order.
        packed: one deterministic CBOR array a subject: kind, name, place in the stream, {table: [[cell, …], …]}, and
            [hash, salt, content] of a member's newest profile, or null. The same bytes whoever asks.
        own: what of these subjects concerns the asking till alone, in the same way: kind, name, {table: rows}.
    """

    columns: tuple[TableColumns, ...] = ()
    packed: tuple[bytes, ...] = ()
    own: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        at_most(self.columns, _MOST_TABLES, "columns")
        at_most(self.packed, MOST_SUBJECTS_A_PAGE, "subjects")
        at_most(self.own, MOST_SUBJECTS_A_PAGE, "own")
        bound(sum(map(len, self.packed)) + sum(map(len, self.own)) <= 2 * MOST_ROWS_BYTES, "rows")


@dataclass(frozen=True, slots=True)
class Page:
    """The changes behind `since`, up to and with `next`; `more` if there are more behind it.

    `restarted`: the till's `since` belonged to another generation; this page begins at the beginning. `renew_key`:
    head office asks the till to sign with a new key. `handovers`: facts of other tills that hand slices to this one,
    as far as it was not heard to take them over. `pins_version`: of the PINs that head office keeps;
    `waiting_version`: of who enrolled themselves for the till's shop (0: nobody ever did); `statements_version`: of
    what shops settled with each other (0: nothing yet). `figures_form`: in which form it tells of a shop's other
    tills (0: it does not).
    """

    state: OfficeState
    since: int
    next: int
    more: bool
    restarted: bool
    subjects: SubjectsSent
    trust: bytes | None = None
    renew_key: bool = False
    handovers: tuple[FactSent, ...] = ()
    pins_version: int = 0
    waiting_version: int = 0
    statements_version: int = 0
    figures_form: int = 0

    def __post_init__(self) -> None:
        count(self.since, "since")
        count(self.next, "next", self.since)
        at_most(self.handovers, MOST_HANDOVERS, "handovers")
        bound(self.trust is None or len(self.trust) <= _MOST_TRUST_BYTES, "trust")


@dataclass(frozen=True, slots=True)
class Ask:
    """The till could use so much more of a member's account. Asked again under the same id (the reply was lost),
    it is granted once. `generation` and `heard` as in a pull."""

    request_id: str
    account: AccountKind
    member_id: str
    amount: int
    generation: int = 0
    heard: int = 0

    def __post_init__(self) -> None:
        name(self.request_id, "request_id")
        name(self.member_id, "member_id")
        count(self.amount, "amount", 1, 10**12)
        count(self.generation, "generation")
        count(self.heard, "heard")


@dataclass(frozen=True, slots=True)
class Answered:
    """`granted` of what was asked belongs to the till now; `recalling` more is being asked back from other tills
    and may come later. `subjects` holds the member as of this reply."""

    state: OfficeState
    granted: int
    recalling: int
    subjects: SubjectsSent

    def __post_init__(self) -> None:
        count(self.granted, "granted")
        count(self.recalling, "recalling")


@dataclass(frozen=True, slots=True)
class SubjectDigest:
    kind: str
    name: str
    digest: bytes

    def __post_init__(self) -> None:
        name(self.kind, "kind")
        bound(1 <= len(self.name) <= 2 * MOST_NAME, "name")
        bound(len(self.digest) == HASH_BYTES, "digest")


@dataclass(frozen=True, slots=True)
class Check:
    """What the till makes of these subjects; `form` is the version of the tables the digests were taken over."""

    form: str
    subjects: tuple[SubjectDigest, ...]

    def __post_init__(self) -> None:
        name(self.form, "form")
        bound(1 <= len(self.subjects) <= MOST_CHECKED, "subjects")


@dataclass(frozen=True, slots=True)
class Checked:
    """`comparable` is False when the two sides run different versions of the tables. `subjects` are those that
    differ, as head office holds them. `left`: members whom the till's shop does not keep (any more)."""

    state: OfficeState
    comparable: bool
    subjects: SubjectsSent
    left: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at_most(self.left, MOST_CHECKED, "left")
