"""The programme document, typed: what a shop promises its members, as data.

A document is read by `shuke.domain.programme.reading` and never built half: whatever stands here was checked.
Amounts are minor units, percentages and multipliers exact fractions. "From N" includes N.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from shuke.domain.basket import TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.money import Money

__all__ = [
    "DOCUMENT_FORMAT",
    "ByCumulative",
    "ByFee",
    "BySale",
    "BySameDay",
    "CardRules",
    "DayRule",
    "Discount",
    "Earning",
    "Entry",
    "EntryBy",
    "Goods",
    "OnBirthday",
    "OnDates",
    "OnDayOfMonth",
    "PointsAsMoney",
    "Programme",
    "Proof",
    "Replacement",
    "Tier",
    "UnknownTier",
    "Validity",
    "When",
    "WhenKind",
]

DOCUMENT_FORMAT = 1
"""The newest format of the document that this program reads."""


class UnknownTier(LookupError):
    """A member holds a tier that the programme does not have."""


class Proof(StrEnum):
    """What the customer shows; its kind and a masked number are recorded, never a copy."""

    SLIP = "slip"
    DOCUMENT = "document"


class EntryBy(StrEnum):
    """The kinds of way into a tier."""

    SALE = "sale"
    SAME_DAY = "same-day"
    CUMULATIVE = "cumulative"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class BySale:
    """A customer who is not yet a member: one sale from this amount."""

    least: Money
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class BySameDay:
    """A customer who is not yet a member: the slips of one business day add up to this from amount."""

    least: Money
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class ByCumulative:
    """A member of a lower tier: money paid since joining."""

    least: Money


@dataclass(frozen=True, slots=True)
class ByFee:
    """A customer who is not yet a member: a fee, without a purchase."""

    fee: Money
    proofs: tuple[Proof, ...] = ()


Entry = BySale | BySameDay | ByCumulative | ByFee


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier. The programme lists its tiers from the lowest to the highest."""

    key: str
    name: Bilingual
    points_multiplier: Fraction
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Goods:
    """A description of goods. An empty set names nothing; a flag that is off says nothing."""

    categories: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    reduced: bool = False
    special_price: bool = False


@dataclass(frozen=True, slots=True)
class Discount:
    """A line discount: the members of these tiers pay this rate of the price of these goods.

    `only` must hold in all it names (None: all goods), `without` takes out whatever it names.
    """

    key: str
    name: Bilingual
    tiers: frozenset[str]
    rate: Fraction
    only: Goods | None = None
    without: Goods = Goods()


@dataclass(frozen=True, slots=True)
class Earning:
    """One point for each full `unit` of money paid, by these tenders, for goods not taken out."""

    unit: Money
    tenders: frozenset[TenderKind]
    without: Goods = Goods()


class WhenKind(StrEnum):
    """The kinds of day that may bring something."""

    BIRTHDAY = "birthday"
    DAY_OF_MONTH = "day-of-month"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class OnBirthday:
    """The member's birthday, the day itself."""


@dataclass(frozen=True, slots=True)
class OnDayOfMonth:
    """This day of every month; in a shorter month its last day."""

    day: int


@dataclass(frozen=True, slots=True)
class OnDates:
    """A campaign, first and last day included."""

    first: date
    last: date


When = OnBirthday | OnDayOfMonth | OnDates


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day that multiplies the points earned.

    Attributes:
        tiers: the tiers it is for; empty: all.
        times_a_year: tier key to the number of such days a member may use in a calendar year; a tier that is
            not named may use each.
    """

    key: str
    name: Bilingual
    when: When
    points_multiplier: Fraction
    tiers: frozenset[str]
    times_a_year: tuple[tuple[str, int], ...] = ()

    def most_a_year(self, tier: str) -> int | None:
        """How many such days a year a member of the tier may use; None: each."""
        return dict(self.times_a_year).get(tier)


@dataclass(frozen=True, slots=True)
class PointsAsMoney:
    """`points` points are worth `worth`; used in whole steps, from a least balance."""

    points: int
    worth: Money
    step: int
    least_balance: int = 0
    on: bool = True

    @property
    def step_worth(self) -> Money:
        """What one step is worth: a whole number of minor units, the document is checked for it."""
        return Money(self.worth.minor * self.step // self.points)


class Validity(StrEnum):
    """How long something lasts."""

    NEVER_LAPSES = "never-lapses"

    def last_day(self, _starts_on: date) -> date | None:
        """The last day on which what starts then is still good; None: it does not lapse by time."""
        return None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a new card in place of an old one costs, and what has to be shown."""

    fee: Money
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRules:
    """The card itself: how long it is valid, and how a lost or damaged one is replaced."""

    validity: Validity
    lost: Replacement
    damaged: Replacement


@dataclass(frozen=True, slots=True)
class Programme:
    """One version of one programme. `key` and `version` name it for ever; a sale records both.

    `money_digits` are the decimals of the currency that the document's amounts were read with.
    """

    key: str
    version: int
    starts_on: date
    name: Bilingual
    terms: Bilingual
    tiers: tuple[Tier, ...]
    earning: Earning
    days: tuple[DayRule, ...]
    discounts: tuple[Discount, ...]
    points_as_money: PointsAsMoney | None
    points_validity: Validity
    card: CardRules
    money_digits: int = 2

    def tier(self, key: str) -> Tier:
        """The tier of that key.

        Raises:
            UnknownTier: this version of the programme has none.
        """
        return self.tiers[self.rank(key)]

    def rank(self, key: str) -> int:
        """The tier's place, the lowest being 0.

        Raises:
            UnknownTier: this version of the programme has no such tier.
        """
        for place, tier in enumerate(self.tiers):
            if tier.key == key:
                return place
        raise UnknownTier(f"programme {self.key} version {self.version} has no tier {key!r}")
