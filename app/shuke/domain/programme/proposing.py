"""The best combination of the coupons in a member's hand: least money, points aside.

Of combinations that cost the same, the one with fewer coupons, then the one with the earlier last days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.coupons_open import in_hand, not_together
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.coupons import Beside, CouponKind
from shuke.domain.programme.pricing import BesideCoupons, Priced, Pricing
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.redeeming import (
    Chosen,
    PricedLines,
    TakenOff,
    lay_on_pieces,
    take,
    taken_off,
)
from shuke.domain.programme.rung_up import rung_up
from shuke.domain.programme.says import Says, reason
from shuke.domain.programme.second_quote import plain_by_stored_value

__all__ = ["Proposal", "best_of", "points_come_first", "proposed"]

MOST_LOOKED_AT = 5_000
"""Combinations looked at for one proposal. Three coupons of thirty never come to so many; a programme that lets
more be used at once has the best of those looked at, the most promising first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Coupons to be used together, by their ids; none, where none lowers the price.

    Attributes:
        to_pay: with them, before any points are used.
        saved: against using no coupon.
        reason: the proposal in a sentence; None where nothing is proposed.
    """

    coupons: tuple[str, ...] = ()
    to_pay: Money = ZERO
    saved: Money = ZERO
    reason: Reason | None = None


def proposed(programme: Programme, checkout: Checkout) -> Proposal:
    """What `quote` would choose by itself (``Checkout.coupons = None``), without choosing it."""
    rung = rung_up(checkout.lines)
    if plain_by_stored_value(programme, checkout):
        return Proposal(to_pay=Money(rung.whole))
    pricing = Pricing(programme, checkout, rung)
    without = pricing.settled(()).to_pay
    hand = in_hand(programme, checkout).values()
    best = pricing.settled(best_of(pricing, [one for one in hand if isinstance(one, Chosen)]))
    if not best.chosen:
        return Proposal(to_pay=Money(without))
    saved, ids = Money(without - best.to_pay), tuple(one.held.coupon_id for one in best.chosen)
    names = [one.coupon.name for one in best.chosen]
    values = {"name": names[0]} if len(names) == 1 else {"count": len(names)}
    says = Says.PROPOSAL_ONE if len(names) == 1 else Says.PROPOSAL_SOME
    return Proposal(ids, Money(best.to_pay), saved, reason("coupon", says, saved=saved, **values))


def points_come_first(programme: Programme, checkout: Checkout) -> bool:
    """Whether points were asked for and may come to something: a coupon that excludes them is not proposed then."""
    rate, standing = programme.points_as_money, checkout.standing
    return bool(checkout.points_wanted and rate and rate.on and standing and standing.points_spendable > 0)


def best_of(pricing: Pricing, hand: Iterable[Chosen]) -> Sequence[Chosen]:
    """The best combination, in the order in which the coupons are taken off; empty if none lowers the price."""
    points = points_come_first(pricing.programme, pricing.checkout)
    open_ones = sorted(
        (
            one
            for one in hand
            if one.coupon.kind is not CouponKind.GIFT
            and not (points and Beside.POINTS in one.coupon.never_with)
        ),
        key=lambda one: one.order,
    )
    if not open_ones or not pricing.most_coupons:
        return ()
    best = _Best(sum(pricing.priced(BesideCoupons.ALL).lines.nets))
    some = [one for one in open_ones if Beside.DISCOUNTS not in one.coupon.never_with]
    if some:
        _Search(pricing, pricing.priced(BesideCoupons.SOME), some, best).run()
    if len(some) < len(open_ones):
        _Search(pricing, pricing.priced(BesideCoupons.NONE), open_ones, best, excluding=True).run()
    return best.chosen


class _Best:
    """The best found so far; at first, no coupon at all."""

    def __init__(self, to_pay: int) -> None:
        self.to_pay = to_pay
        self.chosen: Sequence[Chosen] = ()
        self._rank: tuple[int, list[tuple[date, str]]] = (0, [])
        self.looked_at = 0

    def hopeless(self, to_pay: int, count: int) -> bool:
        """Whether nothing better can come of `count` coupons or more that leave at least this."""
        return to_pay > self.to_pay or (to_pay == self.to_pay and count > len(self.chosen))

    def look_at(self, to_pay: int, chosen: Sequence[Chosen]) -> None:
        self.looked_at += 1
        if self.hopeless(to_pay, len(chosen)):
            return
        last_days = sorted((one.held.last_day or date.max, one.held.coupon_id) for one in chosen)
        rank = len(chosen), last_days
        if to_pay < self.to_pay or rank < self._rank:
            self.to_pay, self.chosen, self._rank = to_pay, chosen, rank


class _Search:
    """Every combination beside the same discounts, one coupon after another in the order they are taken off, so that
    combinations with the same beginning share its work. What cannot be better than the best is left out: together
    coupons never save more than each of them alone."""

    def __init__(
        self,
        pricing: Pricing,
        priced: Priced,
        coupons: Sequence[Chosen],
        best: _Best,
        excluding: bool = False,
    ) -> None:
        """`excluding`: at least one is to be among them that excludes discounts."""
        lines, self.best, self.excluding = priced.lines, best, excluding
        self.lines: PricedLines = lines
        self.programme = pricing.programme
        self.bound = pricing.bound
        self.most = pricing.most_coupons
        self.to_pay = sum(lines.nets)
        alone = [(one, _alone(lines, one)) for one in coupons if lines.refusal(one) is None]
        alone = [(one, saved) for one, saved in alone if saved]
        self.coupons = [one for one, _ in alone]
        self.strongest = [one for one, _ in sorted(alone, key=lambda pair: -pair[1])]
        self.bounds = _bounds([saved for _, saved in alone], self.most)

    def run(self) -> None:
        self._look_at_the_strongest()
        self._extend(0, (), (), 0)

    def _look_at_the_strongest(self) -> None:
        """Those that save most alone: mostly near the best, so that little else need be looked at."""
        together: list[Chosen] = []
        for one in self.strongest:
            if not_together(self.programme, together, one, self.bound) is None:
                together.append(one)
                taken = taken_off(self.lines, together)
                if isinstance(taken, TakenOff):
                    self._look_at(self.to_pay - taken.to_pay, taken.ordered)

    def _extend(self, start: int, chosen: tuple[Chosen, ...], items: tuple[Chosen, ...], saved: int) -> None:
        """All combinations that begin with `chosen`, which save so much; `items` of them are for single pieces."""
        room = self.most - len(chosen)
        for place in range(start, len(self.coupons)):
            least = self.to_pay - saved - self.bounds[place][room]
            if self.best.hopeless(least, len(chosen) + 1) or self.best.looked_at >= MOST_LOOKED_AT:
                return
            one = self.coupons[place]
            if not self._fits(one, place, start, chosen):
                continue
            together, pieces = (*chosen, one), items
            if one.coupon.for_one_item:
                pieces = (*items, one)
                savings = [saving for saving, _ in lay_on_pieces(self.lines, pieces)]
                counts, sum_saved = all(savings), sum(savings)
            else:
                amount = take(self.lines, one, self.lines.left_after(chosen))
                counts, sum_saved = amount > 0, saved + amount
            if counts:
                self._look_at(sum_saved, together)
                if room > 1 and not _alone_only(one):
                    self._extend(place + 1, together, pieces, sum_saved)

    def _fits(self, one: Chosen, place: int, start: int, chosen: Sequence[Chosen]) -> bool:
        """Whether it may stand beside the others. Of coupons that are alike the earlier to lapse is taken first."""
        if chosen and _alone_only(one):
            return False
        before = self.coupons[place - 1] if place else None
        if before is not None and place > start and _alike(before, one):
            return False
        of_kind = Counter(other.coupon.key for other in chosen)
        return of_kind[one.coupon.key] < one.coupon.most_a_sale

    def _look_at(self, saved: int, chosen: Sequence[Chosen]) -> None:
        if not self.excluding or any(Beside.DISCOUNTS in one.coupon.never_with for one in chosen):
            self.best.look_at(self.to_pay - saved, chosen)


def _alone(lines: PricedLines, one: Chosen) -> int:
    """What a coupon saves by itself."""
    return lay_on_pieces(lines, [one])[0][0] if one.coupon.for_one_item else take(lines, one, lines.nets)


def _alone_only(one: Chosen) -> bool:
    return Beside.COUPONS in one.coupon.never_with


def _alike(one: Chosen, other: Chosen) -> bool:
    return one.coupon.key == other.coupon.key and one.held.rate == other.held.rate


def _bounds(savings: Sequence[int], most: int) -> list[list[int]]:
    """For each place and each number of coupons, the most that so many from there on can save."""
    bounds: list[list[int]] = []
    highest: list[int] = []
    for saved in reversed(savings):
        highest = sorted([*highest, saved], reverse=True)[:most]
        sums = list(accumulate(highest, initial=0))
        bounds.append([sums[min(count, len(highest))] for count in range(most + 1)])
    return bounds[::-1]
