"""What the close of days asks of the store: how far it came, who is due, and all that is known of those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import Card
from shuke.domain.facts.day_brought import DayCounts
from shuke.domain.member import Member
from shuke.domain.membership.state import OwnedCoupon, Request
from shuke.domain.slices.account import AccountKind

__all__ = [
    "ClosedDay",
    "ClosingPlace",
    "Closings",
    "Due",
    "DueBy",
    "DueCoupon",
    "DueMember",
    "DuePart",
    "KnownMember",
    "Lot",
    "OpenReview",
]


@dataclass(frozen=True, slots=True)
class ClosingPlace:
    """What comes next: this day, at this stage, behind this key of it. `begun`: some of it is done."""

    day: date
    stage: str
    behind: str = ""
    begun: bool = False


class DueBy(StrEnum):
    """Why members are looked at; `Due` says what its fields mean for each."""

    EVERYBODY = "everybody"
    TERM = "term"
    LAST_SALE = "last-sale"
    NO_SALE = "no-sale"
    OVER = "over"
    LATE = "late"
    BIRTHDAY = "birthday"
    BESIDE = "beside"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Due:
    """Members with something in common, found by an index.

    TERM: whose present term began between `first` and `last` (and who bought something last on `bought`, unless that
    is empty). LAST_SALE: who bought something last then. NO_SALE: who joined then and bought nothing yet. OVER: whose
    membership is over, and who bought something last then nonetheless. LATE: of whom something was heard after its
    day had been closed. BIRTHDAY: who was born between these days of a year (``03-10``). BESIDE: who holds a card
    beside the tier, or, where `last` is a day, whose card beside it ends up to then. JOINED: who joined then.
    """

    by: DueBy
    first: str = ""
    last: str = ""
    bought: str = ""


@dataclass(frozen=True, slots=True)
class DueMember:
    """`key` is the place behind which the next page begins; `held` the word of the tier."""

    member_id: str
    key: str
    held: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot's amount and what of it belongs to which till."""

    amount: int
    slices: tuple[tuple[str, int], ...] = ()


class DuePart(NamedTuple):
    """A lot whose last day is over and in which there is something, or less than nothing, and what of it one till
    holds (none: nobody holds any of it). As plain as rows come, of which there may be a million on one day."""

    lot: str
    member_id: str
    account: str
    amount: int
    till: str | None
    part: int | None

    @property
    def key(self) -> str:
        """The place behind which the next page begins; the parts of a lot have the same."""
        return f"{self.lot}|{self.member_id}|{self.account}"


@dataclass(frozen=True, slots=True)
class DueCoupon:
    key: str
    member_id: str
    coupon_id: str
    kind: str
    last_day: date
    held: Lot


@dataclass(frozen=True, slots=True)
class KnownMember:
    """All that the close of a day may ask of one member.

    Attributes:
        lots: those in which there is something, or less than nothing; coupons are lots named by their id.
        lapsed: what time took from lots in which there is less than nothing.
        coupons: those still there.
        coupons_given: how many of each kind were ever given.
        counted: (counter, day, amount) of the counters that were asked for.
        uses: (rule, period, times).
    """

    member: Member
    noticed_on: date | None
    lots: tuple[tuple[AccountKind, str, Lot], ...]
    lapsed: tuple[tuple[AccountKind, str, int], ...]
    coupons: tuple[OwnedCoupon, ...]
    coupons_given: tuple[tuple[str, int], ...]
    cards: tuple[Card, ...]
    beside: tuple[tuple[str, BesideHeld], ...]
    uses: tuple[tuple[str, str, int], ...]
    counted: tuple[tuple[str, str, int], ...]
    reviews: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """What a day's close came to, so far or, where it is `finished`, in all."""

    day: date
    finished: bool
    counts: DayCounts


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A member who sleeps, for a person to decide on; `last_on` is when something was bought last."""

    review_id: str
    member_id: str
    number: str
    name: str
    phone: str
    months: int
    last_on: date
    asked_on: date
    noticed_on: date | None


class Closings(Protocol):
    def place(self) -> ClosingPlace | None:
        """None before the first close."""
        ...

    def put_place(self, place: ClosingPlace) -> None: ...

    def due(self, due: Due, behind: str, limit: int) -> list[DueMember]:
        """The next of them in the order of their keys."""
        ...

    def due_lots(self, day: date, behind: str, limit: int) -> list[DuePart]:
        """Lots of points and bonus whose last day is that one or an earlier one: all parts of the next of them, in
        the order of lot, member and account."""
        ...

    def taken_by_time(self, member_id: str, account: str, lot: str) -> int:
        """What of a lot lapsed before, less what was given back."""
        ...

    def due_coupons(self, day: date, behind: str, limit: int) -> list[DueCoupon]:
        """Coupons still there whose last day is that one, the next in the order of their keys."""
        ...

    def known(self, member_ids: Sequence[str], counters: Iterable[str]) -> list[KnownMember]: ...

    def heard_late(self, member_ids: Iterable[str]) -> None:
        """Something was heard of these: the next close looks at them."""
        ...

    def forget_late(self, member_ids: Iterable[str]) -> None: ...

    def days(self, limit: int) -> list[ClosedDay]:
        """The newest first."""
        ...

    def open_reviews(self, limit: int) -> list[OpenReview]:
        """Oldest first."""
        ...

    def review_count(self) -> int:
        """How many are open."""
        ...

    def published(self, limit: int) -> list[tuple[str, str, date]]:
        """(member id, number, first day) of cancelled cards that are to be published, newest first."""
        ...
