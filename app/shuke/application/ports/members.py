"""What the store keeps of members and their cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.beside_held import BesideHeld
from shuke.domain.birthday import Birthday
from shuke.domain.card import Card
from shuke.domain.consent import AcceptedTerms, Channel, Consent
from shuke.domain.facts.entries import CouponIssued
from shuke.domain.facts.members_merged import Counted, Used
from shuke.domain.habits import BoughtLine
from shuke.domain.looked_after import LookedAfter
from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind, Slice

__all__ = [
    "LEAST_NUMBER_PART",
    "Cards",
    "Consents",
    "HistoryPlace",
    "MemberCare",
    "MemberHistory",
    "Members",
    "Mergers",
    "NamesTwice",
    "PhonesTwice",
]


LEAST_NUMBER_PART = 4
"""Characters of a card's number that somebody is looked for by."""


class Members(Protocol):
    def get(self, member_id: str) -> Member | None: ...

    def by_number(self, number: str) -> Member | None: ...

    def by_phone(self, phone: str, limit: int) -> list[Member]: ...

    def by_phone_beginning(self, digits: str, limit: int) -> list[Member]:
        """Whose phone begins so; at least seven digits, so that they are few."""
        ...

    def by_phone_ending(self, digits: str, limit: int) -> list[Member]:
        """Whose phone ends so (three digits or more), the most recent visitors first."""
        ...

    def by_number_part(self, part: str, limit: int) -> list[Member]:
        """Who has, or had, a card whose number ends so (they come first) or begins so; `LEAST_NUMBER_PART` characters
        or more. Of very many, some."""
        ...

    def by_name_and_ending(self, words: str, digits: str, limit: int) -> list[Member]:
        """Both `by_name` and `by_phone_ending`."""
        ...

    def by_name(self, words: str, limit: int) -> list[Member]:
        """Whose name holds these characters, one or more, the most recent visitors first. Width, case, accents,
        spaces and dots do not matter. A single Latin letter is looked for at the beginning of names."""
        ...

    def by_initials(self, initials: str, limit: int) -> list[Member]:
        """With a spelling (see `describe`) that begins so, the most recent visitors first."""
        ...

    def latest_visitors(self, limit: int) -> list[Member]: ...

    def describe(self, member_id: str, profile: Profile, initials: str) -> None:
        """Make a profile's newest version findable; the empty profile takes the member out of the search.

        Args:
            initials: what the name may be typed as in Latin letters, space between: ``wxm wangxiaoming``.
        """
        ...

    def describe_many(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        """The same for many (member id, profile, initials): an import or a snapshot, in slices."""
        ...

    def describe_unread(self, described: Iterable[tuple[str, Profile, str]]) -> None:
        """The same for members who were never described: by phone and number they are found at once, by anything
        else when their names are read; `MemberNames.expect` before, and `expect_more` after it."""
        ...

    def days_used(self, member_id: str, rule: str, first: date, before: date) -> int:
        """On how many days from `first`, up to the day before `before`, that rule's quota was used."""
        ...

    def times_used(self, member_id: str, rule: str, period: str) -> int:
        """How often that rule's quota was used in that period."""
        ...

    def counted(self, member_id: str, counter: str, first: date, last: date) -> int:
        """What the counter comes to over these days, both included; see `shuke.domain.programme.counting`."""
        ...

    def coupons(self, till: str, member_id: str) -> list[HeldCoupon]:
        """Coupons of a member that are still there and belong to that till, the earliest to lapse first."""
        ...

    def coupons_named(self, member_id: str, coupon_ids: Sequence[str]) -> list[HeldCoupon]:
        """What these coupons of the member's are, whether or not they are still there."""
        ...

    def coupons_given(self, member_id: str, kind: str) -> int:
        """How many of a kind the member was ever given."""
        ...

    def tiers_held(self) -> dict[str, int]:
        """How many members hold each tier. Every member is looked at."""
        ...

    def balance(self, member_id: str, account: AccountKind) -> int:
        """All lots together, as known here."""
        ...

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        """The balance lot by lot, as known here, soonest to lapse first; lots of nothing left out."""
        ...

    def slices(self, till: str, member_id: str, account: AccountKind) -> list[Slice]:
        """What belongs to that till."""
        ...

    def elsewhere(self, till: str, member_id: str) -> dict[AccountKind, int]:
        """What the member has, as known here, beyond what belongs to that till: in the pool, or another till's."""
        ...

    def profile_hash(self, member_id: str) -> bytes | None:
        """Of the newest profile; None for somebody unknown or erased."""
        ...

    def profiles(self) -> Iterable[tuple[str, bytes]]:
        """(member id, hash of the newest profile) of everybody."""
        ...

    def count(self) -> int: ...


class Cards(Protocol):
    def get(self, card_id: str) -> Card | None: ...

    def by_number(self, number: str) -> Card | None: ...

    def of_member(self, member_id: str) -> list[Card]:
        """Newest first; also those of who went up in that member."""
        ...

    def beside(self, member_id: str) -> dict[str, BesideHeld]:
        """By its key, every card beside the tier that the member holds or held."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class HistoryPlace:
    """Where in the journals something that happened to a member stands; later is greater."""

    on: date
    till: str
    epoch: int
    seq: int


class MemberHistory(Protocol):
    """What the facts held here say of members, for people to read."""

    def places(
        self, member_ids: Collection[str], behind: HistoryPlace | None, limit: int
    ) -> list[HistoryPlace]:
        """Facts of these members, the newest first, those before `behind`."""
        ...

    def bought(self, member_ids: Collection[str], sales: int) -> list[BoughtLine]:
        """Every line of so many of their newest sales, as known here, but those that came back whole."""
        ...

    def bought_often(self, member_ids: Collection[str], sales: int, least: int) -> dict[str, set[date]]:
        """The days on which these members together bought each article, of those that they bought as often; as
        `bought` has it, in a third of the time."""
        ...

    def of_kinds(self, member_id: str, kinds: Collection[str], limit: int) -> list[HistoryPlace]:
        """Facts of these kinds, the newest first. Sales and what only moves an account are none."""
        ...


class Consents(Protocol):
    def of_member(self, member_id: str) -> dict[Channel, Consent]:
        """What was said last of each channel of which anything was said."""
        ...

    def terms(self, member_id: str) -> AcceptedTerms | None: ...


class MemberCare(Protocol):
    """Who looks after whom."""

    def of(self, member_id: str) -> LookedAfter | None: ...

    def count(self, staff_id: str) -> int:
        """How many members that person looks after. Every one of them is counted."""
        ...


@dataclass(frozen=True, slots=True)
class PhonesTwice:
    """Telephones that more than one member has; `behind` is where to look on, empty when all were looked at."""

    phones: tuple[str, ...]
    behind: str


@dataclass(frozen=True, slots=True)
class NamesTwice:
    """Names with a birthday that more than one member has; `behind` is where to look on, None when all were."""

    names: tuple[tuple[str, Birthday], ...]
    behind: tuple[str, int, int] | None


class Mergers(Protocol):
    """Members who are one person."""

    def phones_twice(self, behind: str, most: int) -> PhonesTwice:
        """Of the next members by telephone, so many."""
        ...

    def names_twice(self, behind: tuple[str, int, int], most: int) -> NamesTwice:
        """Of the next members by name, month and day of birth, so many; years are not looked at."""
        ...

    def stands_for(self, member_id: str) -> str:
        """Who stands for that member now: themselves, or whoever they went up in."""
        ...

    def gone_up_in(self, member_id: str) -> list[str]:
        """Who went up in that member, also by way of others."""
        ...

    def merged_among(self, member_ids: Collection[str]) -> list[str]:
        """Those that went up in another."""
        ...

    def erased_among(self, member_ids: Collection[str]) -> list[str]:
        """Those of whom nothing is to be known any more."""
        ...

    def counted(self, member_id: str) -> list[Counted]:
        """Every counter, day by day."""
        ...

    def used(self, member_id: str) -> list[Used]: ...

    def coupons(self, member_id: str) -> dict[str, CouponIssued]:
        """What each coupon ever given to the member is."""
        ...

    def undivided(self, member_id: str) -> list[tuple[AccountKind, str, int]]:
        """What belongs to no till, lot by lot."""
        ...

    def namesakes(self, name: str, birthday: Birthday, limit: int) -> list[str]:
        """Who has this very name and that day of birth."""
        ...
