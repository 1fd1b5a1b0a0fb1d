"""What the lines cost with any coupons: which discounts hold beside them, and what they take off then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from shuke.domain.explanation import Reason
from shuke.domain.programme.coupons_open import refused_reason, standing_in_the_way
from shuke.domain.programme.discounts import line_discounts
from shuke.domain.programme.document import Programme
from shuke.domain.programme.free_items import FreeItem, free_item
from shuke.domain.programme.offline_limits import bound_of
from shuke.domain.programme.parts.coupons import Beside
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.redeeming import Chosen, PricedLines, Refused, TakenOff, taken_off
from shuke.domain.programme.rung_up import WHOLE, RungUp
from shuke.domain.programme.says import Says, reason
from shuke.domain.slices.account import AccountKind

__all__ = ["BesideCoupons", "Priced", "Pricing", "Settled"]


class BesideCoupons(Enum):
    """Which discounts hold: all, those that go with coupons, or none."""

    ALL = auto()
    SOME = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Priced:
    """The lines before any coupon: each one's discount, the free item of a full stamp card, and what is left."""

    discounts: list[int]
    free: FreeItem
    lines: PricedLines
    reasons: tuple[Reason, ...]


class Settled(NamedTuple):
    """The coupons that count of those wished, and what they take off; the others say why not."""

    chosen: tuple[Chosen, ...]
    priced: Priced
    taken: TakenOff
    refused: tuple[Reason, ...]

    @property
    def to_pay(self) -> int:
        """In minor units, points aside."""
        return self.taken.to_pay


class Pricing:
    """A checkout that may be priced with one choice of coupons after another."""

    def __init__(self, programme: Programme, checkout: Checkout, rung: RungUp) -> None:
        self.programme = programme
        self.checkout = checkout
        self.bound = bound_of(checkout.standing, AccountKind.COUPON)
        self.rung = rung
        self._priced: dict[BesideCoupons, Priced] = {}

    @property
    def most_coupons(self) -> int:
        """So many in one sale, by the programme and by the allowance."""
        most = self.programme.most_coupons
        return most if self.bound is None else min(most, self.bound.amount)

    def beside(self, chosen: Sequence[Chosen]) -> Priced:
        """The lines as they are priced before these coupons."""
        if not chosen:
            return self.priced(BesideCoupons.ALL)
        for one in chosen:
            if Beside.DISCOUNTS in one.coupon.never_with:
                return self.priced(BesideCoupons.NONE)
        return self.priced(BesideCoupons.SOME)

    def priced(self, beside: BesideCoupons) -> Priced:
        found = self._priced.get(beside)
        if found is None:
            found = self._priced[beside] = self._price(beside)
        return found

    def _price(self, beside: BesideCoupons) -> Priced:
        programme, checkout, rung = self.programme, self.checkout, self.rung
        if beside is BesideCoupons.NONE:
            discounts, reasons = [0] * len(rung.lines), self._kept_out()
        else:
            other = None
            if beside is BesideCoupons.SOME:
                other = Says.DISCOUNT_WITH_COUPON
            elif checkout.group_buy:
                other = Says.DISCOUNT_GROUP_BUY
            discounts, reasons = line_discounts(programme, checkout, rung, other)
        nets = [gross - discount for gross, discount in zip(rung.gross, discounts, strict=True)]
        quantities = [line.quantity_milli for line in rung.lines]
        stamps = checkout.standing.stamps if checkout.standing else 0
        bound = bound_of(checkout.standing, AccountKind.STAMPS)
        free = free_item(programme.stamps, stamps, rung, nets, bound)
        if free.used:
            nets[free.place] -= free.amount
            quantities[free.place] = max(quantities[free.place] - WHOLE, 0)
        lines = PricedLines(rung, nets, quantities, programme.most_coupons)
        return Priced(discounts, free, lines, tuple(reasons))

    def _kept_out(self) -> list[Reason]:
        """The word of the discounts that a coupon of this kind excludes."""
        standing = self.checkout.standing
        holds = standing.holds if standing else frozenset[str]()
        return [
            reason(rule.rule, Says.DISCOUNT_WITH_COUPON, name=rule.name)
            for rule in self.programme.discounts
            if rule.tiers & holds
        ]

    def settled(self, wished: Sequence[Chosen]) -> Settled:
        """The choice made, less what does not count in it."""
        out = standing_in_the_way(self.programme, wished, self.bound)
        kept = [one for one in wished if all(one is not other for other, _ in out)]
        return self.counted(kept, tuple(why for _, why in out))

    def counted(self, together: Sequence[Chosen], others: tuple[Reason, ...] = ()) -> Settled:
        """Coupons that go together, less those that find nothing to lower; `others` is why more were left out."""
        kept, refused = list(together), list(others)
        while True:
            priced = self.beside(kept)
            taken = taken_off(priced.lines, kept)
            if not isinstance(taken, Refused):
                return Settled(tuple(kept), priced, taken, tuple(refused))
            refused.append(refused_reason(taken))
            kept = [one for one in kept if one is not taken.one]
