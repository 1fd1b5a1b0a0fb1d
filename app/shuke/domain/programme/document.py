"""The programme document, typed: what a shop promises its members, as data.

A document is read by `shuke.domain.programme.reading` and never built half: whatever stands here was checked.
Amounts are minor units, percentages and multipliers exact fractions. "From N" includes N. The parts have a file
each in `shuke.domain.programme.parts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.parts.card_rules import CardRules
from shuke.domain.programme.parts.coupons import Coupon
from shuke.domain.programme.parts.discounts import Discount
from shuke.domain.programme.parts.earning import DayRule, Earning
from shuke.domain.programme.parts.events import Event
from shuke.domain.programme.parts.extra_cards import ExtraCard
from shuke.domain.programme.parts.gifts import Draw, Gift
from shuke.domain.programme.parts.lifecycle import Dormancy
from shuke.domain.programme.parts.measures import Counted, Measure, Reaches, Span
from shuke.domain.programme.parts.perks import Perk, Reward
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.programme.parts.referral import Referral
from shuke.domain.programme.parts.staff_pay import AccountService, Commission
from shuke.domain.programme.parts.stamps import Stamps
from shuke.domain.programme.parts.stored_value import StoredValue
from shuke.domain.programme.parts.tiers import EntryBy, Tier
from shuke.domain.programme.parts.validity import Validity
from shuke.domain.programme.parts.wheel import Wheel
from shuke.domain.programme.parts.when import OnHoliday

__all__ = ["DOCUMENT_FORMAT", "MOST_COUPONS_A_SALE", "Programme", "UnknownTier"]

DOCUMENT_FORMAT = 1
"""The newest format of the document that this program reads."""

MOST_COUPONS_A_SALE = 3
"""Unless the programme says otherwise."""


class UnknownTier(LookupError):
    """A member holds a tier that the programme does not have."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One version of one programme. `key` and `version` name it for ever; a sale records both.

    Attributes:
        money_digits: the decimals of the currency that the document's amounts were read with.
        notice_days: a change to the rules on points is published so long before it takes effect.
        cards: cards beside the tier, which rules name like tiers.
        most_coupons: so many coupons in one sale.
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
    notice_days: int = 14
    cards: tuple[ExtraCard, ...] = ()
    coupons: tuple[Coupon, ...] = ()
    most_coupons: int = MOST_COUPONS_A_SALE
    perks: tuple[Perk, ...] = ()
    rewards: tuple[Reward, ...] = ()
    gifts: tuple[Gift, ...] = ()
    draws: tuple[Draw, ...] = ()
    events: tuple[Event, ...] = ()
    stored_value: StoredValue | None = None
    referral: Referral | None = None
    wheel: Wheel | None = None
    stamps: Stamps | None = None
    dormancy: tuple[Dormancy, ...] = ()
    commission: Commission | None = None
    account_service: AccountService | None = None
    _asked: frozenset[Measure] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_asked", self._all_measures())

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

    def served_as(self, held: str) -> str:
        """The tier in which a holder of that tier is served: it, or the lowest where this version lacks it."""
        return held if any(tier.key == held for tier in self.tiers) else self.tiers[0].key

    def term_of(self, tier: Tier) -> Validity:
        """How long a card of that tier runs."""
        return tier.term or self.card.validity

    @property
    def corporate(self) -> bool:
        """Whether accounts of firms are kept, with named operators."""
        return any(entry.by is EntryBy.ACCOUNT for tier in self.tiers for entry in tier.entries)

    def coupon(self, key: str) -> Coupon | None:
        """The kind of coupon; None when this version has none of that key."""
        return next((coupon for coupon in self.coupons if coupon.key == key), None)

    def extra_card(self, key: str) -> ExtraCard | None:
        return next((card for card in self.cards if card.key == key), None)

    @property
    def asks_for_holidays(self) -> bool:
        """Whether the price of a sale, or what a day brings, may hang on the national holidays."""
        whens = (
            *(day.when for day in self.days),
            *(discount.when for discount in self.discounts),
            *(reward.when for reward in self.rewards),
        )
        outs = (
            *(discount.not_on for discount in self.discounts),
            *(coupon.not_on for coupon in self.coupons),
        )
        return any(isinstance(when, OnHoliday) for when in whens) or any(out.holidays for out in outs)

    def measures(self) -> frozenset[Measure]:
        """Every sum that a rule of this programme asks of a member."""
        return self._asked

    def _all_measures(self) -> frozenset[Measure]:
        asked = {reaches.measure for reaches in self._thresholds()}
        if any(perk.spending is not None for perk in self.perks):
            asked.add(Measure(Counted.MONEY, Span.DAY))
        return frozenset(asked)

    def _thresholds(self) -> Iterator[Reaches]:
        for tier in self.tiers:
            for entry in tier.entries:
                yield from entry.reaches
            if tier.renewal is not None and tier.renewal.reaches is not None:
                yield tier.renewal.reaches
        for card in self.cards:
            for entry in card.entries:
                yield from entry.reaches
            if card.out is not None:
                yield card.out
            if card.founding is not None:
                yield Reaches(card.founding.money, 0)
                yield card.founding.frequency
        asking: Iterable[Perk | Reward] = (*self.perks, *self.rewards)
        for rule in asking:
            if rule.reaches is not None:
                yield rule.reaches
