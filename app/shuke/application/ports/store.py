"""The store: what the use cases keep and ask for, without a word of SQL.

A use case opens `writing()` or `reading()`, works with the repositories, and says `commit()` when all is done;
leaving the block without it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from shuke.application.ports.article_list import ArticleList
from shuke.application.ports.attachments import Attachments
from shuke.application.ports.members import Cards, Consents, MemberCare, MemberHistory, Members, Mergers
from shuke.application.ports.service import ServiceWork
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable
from shuke.domain.article import Article, Department
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.together import Together
from shuke.domain.shop import Shop, Staff

if TYPE_CHECKING:
    from shuke.application.ports.allowances import Allowances
    from shuke.application.ports.backup import Keepsakes
    from shuke.application.ports.closing import Closings
    from shuke.application.ports.day_figures import DayFigures
    from shuke.application.ports.exceptions import AccessTokens, Conflicts, Exceptions
    from shuke.application.ports.keeping import Keepings
    from shuke.application.ports.keys import TillRegister
    from shuke.application.ports.leads import Handovers, Leads
    from shuke.application.ports.listings import Listings
    from shuke.application.ports.member_keys import MemberKeys
    from shuke.application.ports.money_held import MoneyHeld
    from shuke.application.ports.office_figures import OfficeFiguresSource
    from shuke.application.ports.office_names import OfficeNames
    from shuke.application.ports.outages import Exposures, Outages
    from shuke.application.ports.printing import PrintJobs
    from shuke.application.ports.sales import Sales
    from shuke.application.ports.shifts import Shifts
    from shuke.application.ports.snapshot import MemberBlocks, MemberLoading, MemberNames
    from shuke.application.ports.sync import (
        Contacts,
        Feed,
        Invitations,
        Pools,
        Quarantine,
        Subjects,
        TrustLists,
        Wishes,
    )
    from shuke.application.ports.takings import Takings

__all__ = [
    "Articles",
    "Baskets",
    "Cursors",
    "Journal",
    "JournalHead",
    "Pins",
    "Programmes",
    "PublishedProgramme",
    "SealedPin",
    "Settings",
    "Shops",
    "Store",
    "StoreTrouble",
    "StoreUnusable",
    "StoredBasket",
    "StoredFact",
    "Work",
]


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The last fact of a till's newest epoch."""

    epoch: int
    seq: int
    hash: bytes
    business_date: date


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact as it lies in the journal: exact bytes, hash and signature, and its place."""

    till: str
    epoch: int
    seq: int
    kind: str
    content: bytes
    hash: bytes
    signature: bytes


class Journal(Protocol):
    def head(self, till: str) -> JournalHead | None:
        """The newest fact of that till, None before its first."""
        ...

    def append(self, fact: SealedFact) -> None:
        """Store a fact of any till. An identity that is already there is an error of the caller."""
        ...

    def append_many(self, facts: Sequence[SealedFact]) -> None: ...

    def get(self, till: str, epoch: int, seq: int) -> StoredFact | None: ...

    def after(self, till: str, epoch: int, seq: int, limit: int) -> list[StoredFact]:
        """The till's facts behind that place, in order, over epochs."""
        ...

    def count_after(self, till: str, epoch: int, seq: int) -> int:
        """How many facts `after` would give without its limit."""
        ...

    def tills(self) -> list[str]:
        """Every journal held here."""
        ...


class Shops(Protocol):
    def get(self, shop_id: str) -> Shop | None: ...

    def all(self) -> list[Shop]:
        """By id."""
        ...

    def staff(self) -> list[Staff]:
        """Active and former staff, by name."""
        ...

    def staff_member(self, staff_id: str) -> Staff | None: ...

    def till_name(self, till: str) -> str: ...

    def shop_of(self, till: str) -> str:
        """The till's shop; empty for a till that is not known."""
        ...

    def till_key(self, till: str) -> bytes | None:
        """The public key a till signs with."""
        ...

    def till_keys(self) -> list[tuple[str, str, bytes]]:
        """(till, shop, public key) of every till that has one, head office included."""
        ...


@dataclass(frozen=True, slots=True)
class SealedPin:
    """A PIN's hash, wrapped by this machine's own secret, with the lockout state."""

    sealed: bytes
    failures: int
    locked_until_ms: int


class Pins(Protocol):
    """Working state of this machine; never synced in the clear, never in a fact."""

    def get(self, staff_id: str) -> SealedPin | None: ...

    def put(self, staff_id: str, pin: SealedPin) -> None: ...


class Articles(ArticleList, Protocol):
    def by_id(self, article_id: str) -> Article | None: ...

    def by_barcode(self, barcode: str) -> Article | None:
        """The active article with that barcode."""
        ...

    def search(self, words: str, limit: int) -> list[Article]:
        """Active articles whose name, barcode or model holds the words, by name."""
        ...

    def of_department(self, department_id: str, limit: int) -> list[Article]: ...

    def quick(self, limit: int) -> list[Article]:
        """Active articles that have a key of their own, by name."""
        ...

    def departments(self) -> list[Department]: ...

    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class PublishedProgramme:
    programme: str
    version: int
    starts_on: date
    document: str
    bases: tuple[tuple[str, str], ...] = ()
    """Key and text of each document that it extends."""


class Programmes(Protocol):
    def in_force(self, business_date: date) -> PublishedProgramme | None:
        """The newest version held here whose start is not after the date."""
        ...

    def get(self, programme: str, version: int) -> PublishedProgramme | None: ...

    def newest(self, limit: int) -> list[PublishedProgramme]:
        """The highest version of all programmes first, begun or not."""
        ...


@dataclass(frozen=True, slots=True)
class StoredBasket:
    basket_id: str
    state: str
    changed_at_ms: int
    content: bytes


class Baskets(Protocol):
    def put(self, basket: StoredBasket) -> None: ...

    def get(self, basket_id: str) -> StoredBasket | None: ...

    def remove(self, basket_id: str) -> None: ...

    def in_state(self, state: str) -> list[StoredBasket]:
        """Oldest first."""
        ...


class Settings(Protocol):
    """Of this machine: which till it is, which printer, which language."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...


class Cursors(Protocol):
    """How far queues were worked through."""

    def get(self, name: str) -> int: ...

    def put(self, name: str, value: int) -> None: ...


class Work(ServiceWork, Protocol):
    """One transaction and its repositories."""

    @property
    def journal(self) -> Journal: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def shops(self) -> Shops: ...
    @property
    def pins(self) -> Pins: ...
    @property
    def articles(self) -> Articles: ...
    @property
    def members(self) -> Members: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def member_care(self) -> MemberCare: ...
    @property
    def mergers(self) -> Mergers: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def member_history(self) -> MemberHistory: ...
    @property
    def member_keys(self) -> MemberKeys: ...
    @property
    def money_held(self) -> MoneyHeld: ...
    @property
    def programmes(self) -> Programmes: ...
    @property
    def baskets(self) -> Baskets: ...
    @property
    def sales(self) -> Sales: ...
    @property
    def shifts(self) -> Shifts: ...
    @property
    def print_jobs(self) -> PrintJobs: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def cursors(self) -> Cursors: ...
    @property
    def allowances(self) -> Allowances: ...
    @property
    def office_names(self) -> OfficeNames: ...

    @property
    def takings(self) -> Takings: ...
    @property
    def day_figures(self) -> DayFigures: ...

    @property
    def exposures(self) -> Exposures: ...
    @property
    def outages(self) -> Outages: ...
    @property
    def subjects(self) -> Subjects: ...
    @property
    def wishes(self) -> Wishes: ...
    @property
    def trust_lists(self) -> TrustLists: ...
    @property
    def feed(self) -> Feed: ...
    @property
    def pools(self) -> Pools: ...
    @property
    def handovers(self) -> Handovers: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def till_register(self) -> TillRegister: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def closings(self) -> Closings: ...
    @property
    def quarantine(self) -> Quarantine: ...
    @property
    def keepings(self) -> Keepings: ...
    @property
    def keepsakes(self) -> Keepsakes: ...
    @property
    def exceptions(self) -> Exceptions: ...
    @property
    def conflicts(self) -> Conflicts: ...
    @property
    def access_tokens(self) -> AccessTokens: ...
    @property
    def office_figures(self) -> OfficeFiguresSource: ...
    @property
    def member_blocks(self) -> MemberBlocks: ...
    @property
    def member_loading(self) -> MemberLoading: ...
    @property
    def member_names(self) -> MemberNames: ...
    @property
    def listings(self) -> Listings: ...

    def apply(self, operations: Iterable[RowOperation]) -> None:
        """Fold the operations of one fact or many into the projections, one statement a table and sort."""
        ...

    def apply_together(self, together: Together) -> None:
        """The same with operations that were brought together before the block began."""
        ...

    def clear_projections(self) -> None:
        """Empty every projection and every search table, for a rebuild in this same transaction."""
        ...

    def digest(self) -> bytes:
        """32 bytes that are equal if and only if all projections hold the same rows."""
        ...

    def commit(self) -> None:
        """Make it last. After this the block must end."""
        ...


class Store(Protocol):
    """One tenant's data on this machine.

    Raises (from either block, at any statement):
        StoreUnusable: locked, damaged, full; nothing was kept.
    """

    def writing(self) -> AbstractContextManager[Work]:
        """In turn: no other such block of the tenant is under way, in this process or another one that shares the
        database."""
        ...

    def noting(self) -> AbstractContextManager[Work]:
        """Writing beside others, for rows that are one till's alone and no fact's: that a letter came. It does not
        wait for the disk: a power cut may take the last ones."""
        ...

    def reading(self) -> AbstractContextManager[Work]:
        """A view that does not change while the block lasts; `apply` and `commit` are refused."""
        ...
