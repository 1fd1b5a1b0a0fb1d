"""Members and sales read on and on in the order of their keys, for lists that are written into files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from shuke.domain.basket import TenderKind
from shuke.domain.consent import Channel, Consent
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import Attachment
from shuke.domain.refund import SalePlace
from shuke.domain.slices.account import AccountKind

__all__ = ["ListedLine", "ListedSale", "Listings", "Stretch"]


class Stretch(NamedTuple):
    """Members behind one id, up to another, that one included."""

    behind: str
    last: str


@dataclass(frozen=True, slots=True)
class ListedSale:
    """`refunds`: how often something of it came back, as known here."""

    place: SalePlace
    receipt_number: str
    on: date
    at_ms: int
    staff_id: str
    member_id: str
    gross: Money
    discount: Money
    points_value: Money
    to_pay: Money
    points_used: int
    points_earned: int
    refunds: int


@dataclass(frozen=True, slots=True)
class ListedLine:
    place: SalePlace
    line_id: int
    article_id: str
    name: str
    quantity_milli: int
    unit_price: Money
    net: Money


class Listings(Protocol):
    """Each question is answered in the time of what it gives, however many there are."""

    def members_behind(self, member_id: str, most: int) -> list[Member]:
        """The next ones by id, whoever they are; details of their profiles are not among it."""
        ...

    def balances(self, of: Stretch) -> dict[str, dict[AccountKind, int]]: ...

    def consents(self, of: Stretch) -> dict[str, dict[Channel, Consent]]: ...

    def profiles(self, of: Stretch) -> dict[str, Attachment]:
        """The newest version of each member's profile, with its details."""
        ...

    def sales_behind(self, place: SalePlace, most: int) -> list[ListedSale]:
        """The next ones of that till by epoch and number."""
        ...

    def lines(self, first: SalePlace, last: SalePlace) -> list[ListedLine]:
        """What was sold by the sales from one to another of one till, in their order."""
        ...

    def tenders(self, first: SalePlace, last: SalePlace) -> dict[SalePlace, list[tuple[TenderKind, Money]]]:
        """How the sales from one to another of one till were paid."""
        ...

    def count_sales(self, till: str) -> int: ...
