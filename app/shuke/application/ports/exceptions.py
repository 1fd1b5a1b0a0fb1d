"""What the store keeps of exceptions, and what head office asks it to find them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.exceptions.case import CasePlace, ExceptionCase, NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind, Slice

__all__ = [
    "AccessToken",
    "AccessTokens",
    "CaseQuery",
    "Conflicts",
    "DeadCard",
    "DecisionHeard",
    "Exceptions",
    "SaleSeen",
    "Settlement",
    "ShortAccount",
]


@dataclass(frozen=True, slots=True)
class DecisionHeard:
    """`counts`: head office heard it first. Until it has answered, no decision of its round does."""

    place: NamedFact
    decision: Decision
    round: int
    decided_by: str
    decided_on: date
    reason: str
    owner: Owner | None
    deadline: date | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Settlement:
    place: NamedFact
    on: date
    staff: str
    paid: Money
    points: int


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases. Empty means all. `done`: also those that nobody has to do anything about any more."""

    shop_id: str = ""
    kinds: tuple[ExceptionKind, ...] = ()
    owner: Owner | None = None
    done: bool = False
    overdue_on: date | None = None


class Exceptions(Protocol):
    def get(self, exception_id: str) -> ExceptionCase | None: ...

    def known(self, exception_ids: Sequence[str]) -> set[str]:
        """Which of them were raised."""
        ...

    def page(self, query: CaseQuery, behind: CasePlace | None, limit: int) -> list[ExceptionCase]:
        """By deadline; those behind that place."""
        ...

    def owed_by(self, member_id: str) -> list[ExceptionCase]:
        """What the member is to settle at a visit."""
        ...

    def decisions(self, exception_id: str) -> list[DecisionHeard]:
        """All that were made, in the order of their rounds; the one that counts before those that came too late."""
        ...

    def settlements(self, exception_id: str) -> list[Settlement]: ...


@dataclass(frozen=True, slots=True)
class ShortAccount:
    """An account that stands below nothing, with its lots that do."""

    member_id: str
    account: AccountKind
    balance: int
    lots: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class DeadCard:
    card_id: str
    member_id: str
    number: str
    since: date


@dataclass(frozen=True, slots=True)
class SaleSeen:
    """A sale's fact; `receipt_number` is in its name."""

    place: NamedFact
    member_id: str
    on: date
    card_shown: str


class Conflicts(Protocol):
    """Head office's questions after a fold; each is one statement for a whole push."""

    def below_nothing(self, member_ids: Collection[str]) -> list[ShortAccount]:
        """Accounts of these members; each coupon is one of its own."""
        ...

    def receipts_twice(self, numbers: Collection[str]) -> list[SaleSeen]:
        """Every sale whose receipt number, among these, another sale has too."""
        ...

    def coupon_uses(self, member_id: str, coupon_id: str) -> list[NamedFact]:
        """The facts that used that coupon."""
        ...

    def used(self, member_ids: Collection[str]) -> Mapping[tuple[str, str, str], int]:
        """How often these members used their quotas, by (member id, rule, period)."""
        ...

    def dead_cards(self, numbers: Collection[str], card_ids: Collection[str]) -> list[DeadCard]:
        """Those of the cards that are dead."""
        ...

    def sales_by_card(self, card: DeadCard, limit: int) -> list[SaleSeen]:
        """Sales that went by the card after the day on which it died."""
        ...

    def concerned_by(self, member_ids: Collection[str], kind: str) -> list[tuple[str, NamedFact]]:
        """(member id, fact) for every fact of that kind that concerns one of these members; receipts are not told."""
        ...

    def put_phones(self, phones: Sequence[tuple[str, str]]) -> None:
        """(member id, telephone) as it is now."""
        ...

    def with_phones(self, phones: Collection[str]) -> list[tuple[str, str]]:
        """(telephone, member id) of all who have one of them, by member id."""
        ...


@dataclass(frozen=True, slots=True)
class AccessToken:
    """`role` is a word of `shuke.application.head_office.access.TokenRole`."""

    token_id: str
    secret_hash: bytes
    name: str
    role: str
    made_at_ms: int
    expires_at_ms: int
    revoked_at_ms: int = 0


class AccessTokens(Protocol):
    def put(self, token: AccessToken) -> None: ...

    def get(self, token_id: str) -> AccessToken | None: ...

    def all(self) -> list[AccessToken]:
        """Newest first."""
        ...
