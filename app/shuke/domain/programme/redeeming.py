"""What coupons take off lines of given nets, in whole minor units. Why one does not count at all is told by
`shuke.domain.programme.coupons_open`; which of them are used is chosen elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice, permutations
from operator import attrgetter
from typing import NamedTuple

from shuke.domain.money import ZERO, Money, divide_half_up
from shuke.domain.programme.parts.coupons import Coupon, CouponKind
from shuke.domain.programme.quote import CouponUse, HeldCoupon
from shuke.domain.programme.rung_up import RungUp, piece_price, pieces_of

__all__ = [
    "Chosen",
    "PricedLines",
    "Refused",
    "TakenOff",
    "lay_on_pieces",
    "take",
    "taken_off",
]

_STEP = {
    CouponKind.EXCHANGE: 0,
    CouponKind.ITEM_PERCENT: 1,
    CouponKind.PERCENT: 2,
    CouponKind.AMOUNT: 3,
    CouponKind.GIFT: 4,
}

NO_LINE = -1

MOST_WEIGHED = 3
"""So many coupons for one item are laid on pieces in every order to find the best; more of them, in the order of
what each saves alone."""


class Chosen:
    """A coupon in hand with its kind's rules, made once for a quote; combinations of them are tried by the hundred.

    Attributes:
        alike: equal for coupons that do the same. The rate's two numbers, since a fraction is slow to look up by.
        order: as they are taken off: for an item before for the basket, a percentage before an amount.
        off: what a percentage takes off, as numerator and denominator.
    """

    __slots__ = ("alike", "coupon", "held", "off", "order", "rule")

    def __init__(self, held: HeldCoupon, coupon: Coupon) -> None:
        rate = held.rate
        paid, whole = (rate.numerator, rate.denominator) if rate is not None else (0, 0)
        self.held = held
        self.coupon = coupon
        self.rule = coupon.rule
        self.alike = coupon.key, paid, whole
        self.order = _STEP[coupon.kind], coupon.key, held.last_day or date.max, held.coupon_id
        self.off = whole - paid, whole or 1


class Refused(NamedTuple):
    """A coupon that does not count among the others: `missing` to its threshold; or no such goods; or, neither,
    nothing left for it to take off."""

    one: Chosen
    missing: int = 0
    no_such_goods: bool = False


class PricedLines:
    """The lines with their nets before any coupon, and what each coupon finds there; worked out once."""

    def __init__(self, rung: RungUp, nets: Sequence[int], quantities: Sequence[int], most: int) -> None:
        """`quantities` are those still to be paid for: a free item is out; `most` coupons are used at once."""
        self.rung = rung
        self.nets = nets
        self._pieces = [pieces_of(milli) for milli in quantities]
        self._prices = [piece_price(*both) for both in zip(nets, quantities, strict=True)]
        self._most = most
        self.whole = sum(nets)
        self._refusals: dict[str, Refused | None] = {}
        self._left: dict[tuple[str, ...], Sequence[int]] = {}
        self._dearest: list[int] = []
        self._inside: dict[str, tuple[int, ...]] = {}
        self._savings: dict[tuple[str, int, int], tuple[tuple[int, int], ...]] = {}

    def inside(self, one: Chosen) -> tuple[int, ...]:
        """The places of the lines it is for."""
        found = self._inside.get(one.coupon.key)
        if found is None:
            found = self._inside[one.coupon.key] = self.rung.inside(one.coupon.scope)
        return found

    def missing(self, one: Chosen) -> int:
        """To the coupon's threshold, which looks at the nets before any coupon."""
        nets = self.nets
        return one.coupon.threshold.minor - sum([nets[place] for place in self.inside(one)])

    def refusal(self, one: Chosen) -> Refused | None:
        """Why a coupon finds no goods or not enough of them, whatever else is used."""
        key = one.coupon.key
        if key not in self._refusals:
            self._refusals[key] = self._look_for_goods(one)
        found = self._refusals[key]
        return None if found is None else Refused(one, found.missing, found.no_such_goods)

    def _look_for_goods(self, one: Chosen) -> Refused | None:
        if not self.inside(one) and one.coupon.kind is not CouponKind.GIFT:
            return Refused(one, no_such_goods=True)
        missing = self.missing(one) if one.coupon.threshold else 0
        return Refused(one, missing) if missing > 0 else None

    def savings(self, one: Chosen) -> tuple[tuple[int, int], ...]:
        """What a coupon for one item saves and on which line, the dearest piece first: it saves most there. No
        more lines than can be wanted."""
        key = one.alike
        found = self._savings.get(key)
        if found is None:
            inside = frozenset(self.inside(one))
            places = islice((place for place in self._dearest_first() if place in inside), self._most)
            each = [(_saving(one, self._prices[place]), place) for place in places]
            found = self._savings[key] = tuple((saving, place) for saving, place in each if saving)
        return found

    def _dearest_first(self) -> list[int]:
        if not self._dearest:
            places = (place for place, pieces in enumerate(self._pieces) if pieces)
            self._dearest.extend(sorted(places, key=lambda place: -self._prices[place]))
        return self._dearest

    def left_after(self, ordered: tuple[Chosen, ...]) -> Sequence[int]:
        """What is left of each line after these coupons, in the order they are taken off. Whoever tries one
        combination after another finds the same beginnings again."""
        key = tuple([one.held.coupon_id for one in ordered])
        found = self._left.get(key)
        if found is None:
            found = self._left[key] = self._lowered(ordered)
        return found

    def _lowered(self, ordered: tuple[Chosen, ...]) -> Sequence[int]:
        if not ordered:
            return self.nets
        last = ordered[-1]
        if last.coupon.for_one_item:
            left = list(self.nets)
            for saving, place in lay_on_pieces(self, ordered):
                left[place] -= saving
            return left
        left = list(self.left_after(ordered[:-1]))
        if last.coupon.kind is not CouponKind.GIFT:
            inside = self.inside(last)
            shares = self.rung.shares(take(self, last, left), [left[place] for place in inside])
            for place, share in zip(inside, shares, strict=True):
                left[place] -= share
        return left

    def pieces(self, place: int) -> int:
        return self._pieces[place]


def _saving(one: Chosen, piece: int) -> int:
    if one.coupon.kind is CouponKind.EXCHANGE:
        return max(piece - one.coupon.price.minor, 0)
    return _off(one, piece)


def _off(one: Chosen, amount: int) -> int:
    """The percentage taken off an amount."""
    part, whole = one.off
    return divide_half_up(amount * part, whole)


def lay_on_pieces(lines: PricedLines, coupons: Sequence[Chosen]) -> list[tuple[int, int]]:
    """For each coupon for one item what it saves and where, a piece bearing one of them, so that they save the
    most together; ``(0, NO_LINE)`` where nothing was left for it."""
    liked = [lines.savings(one) for one in coupons]
    if len(coupons) > 1 and _in_each_others_way(lines, liked):
        places = list(range(len(coupons)))
        if len(coupons) > MOST_WEIGHED:
            places.sort(key=lambda place: -max((s for s, _ in liked[place]), default=0))
            orders = iter([tuple(places)])
        else:
            orders = permutations(places)
        tries = [_laid(lines, liked, order) for order in orders]
        return max(tries, key=lambda laid: sum([saving for saving, _ in laid]))
    return [savings[0] if savings else (0, NO_LINE) for savings in liked]


_Savings = Sequence[tuple[int, int]]
"""What a coupon saves and where, the best first."""


def _in_each_others_way(lines: PricedLines, liked: Sequence[_Savings]) -> bool:
    """Whether not every one can have the piece it likes best."""
    best = [savings[0][1] for savings in liked if savings]
    return any(best.count(place) > lines.pieces(place) for place in best)


def _laid(lines: PricedLines, liked: Sequence[_Savings], order: Sequence[int]) -> list[tuple[int, int]]:
    """Each in its turn takes the best piece that is left."""
    laid = [(0, NO_LINE)] * len(liked)
    borne: list[int] = []
    for number in order:
        for best in liked[number]:
            place = best[1]
            if place not in borne or borne.count(place) < lines.pieces(place):
                laid[number] = best
                borne.append(place)
                break
    return laid


def take(lines: PricedLines, one: Chosen, left: Sequence[int]) -> int:
    """What a coupon for the basket takes off what is left of the goods in its scope."""
    return _off_whole(one, sum([left[place] for place in lines.inside(one)]))


def _take_after(lines: PricedLines, one: Chosen, before: tuple[Chosen, ...], left_over: int) -> int:
    """The same behind those before it. For all goods that is known without looking at the lines: `left_over` is what
    the whole basket comes to by then."""
    inside = lines.inside(one)
    if len(inside) == len(lines.nets):
        return _off_whole(one, left_over)
    left = lines.left_after(before)
    return _off_whole(one, sum([left[place] for place in inside]))


def _off_whole(one: Chosen, whole: int) -> int:
    return min(one.coupon.amount.minor, whole) if one.coupon.kind is CouponKind.AMOUNT else _off(one, whole)


class TakenOff(NamedTuple):
    """What coupons took off, each by itself, in the order they are taken off.

    Attributes:
        amounts: of each, how much, and of which line's place; -1: of no single one.
        to_pay: what is left of all lines together.
    """

    lines: PricedLines
    ordered: tuple[Chosen, ...]
    amounts: tuple[tuple[int, int], ...]
    to_pay: int

    @property
    def left(self) -> Sequence[int]:
        """What is left of each line."""
        return self.lines.left_after(self.ordered)

    @property
    def uses(self) -> tuple[CouponUse, ...]:
        """The same as the quote tells it; made when asked for: of most combinations that are tried nobody asks."""
        line_of = self.lines.rung.lines
        return tuple(
            CouponUse(
                one.held.coupon_id,
                one.coupon.key,
                Money(amount) if amount else ZERO,
                None if place < 0 else line_of[place].line_id,
            )
            for one, (amount, place) in zip(self.ordered, self.amounts, strict=True)
        )


def taken_off(lines: PricedLines, chosen: Sequence[Chosen]) -> TakenOff | Refused:
    """What these take off; or the first that does not count."""
    for one in chosen:
        refused = lines.refusal(one)
        if refused is not None:
            return refused
    ordered = tuple(sorted(chosen, key=_ORDER))
    for_items = [one for one in ordered if one.coupon.for_one_item]
    amounts = lay_on_pieces(lines, for_items) if for_items else []
    left_over = lines.whole
    for one, (saving, _) in zip(for_items, amounts, strict=True):
        if not saving:
            return Refused(one)
        left_over -= saving
    for place in range(len(for_items), len(ordered)):
        one = ordered[place]
        gift = one.coupon.kind is CouponKind.GIFT
        amount = 0 if gift else _take_after(lines, one, ordered[:place], left_over)
        if not amount and not gift:
            return Refused(one)
        left_over -= amount
        amounts.append((amount, NO_LINE))
    return TakenOff(lines, ordered, tuple(amounts), left_over)


_ORDER = attrgetter("order")
