"""What coupons take off lines of given nets, in whole minor units. Why one does not count at all is told by
`shuke.domain.programme.coupons_open`; which of them are used is chosen elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import permutations

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
    "lower",
    "refusal",
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

MOST_WEIGHED = 3
"""So many coupons for one item are laid on pieces in every order to find the best; more of them, in the order of
what each saves alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A coupon in hand with its kind's rules."""

    held: HeldCoupon
    coupon: Coupon

    @property
    def rule(self) -> str:
        return f"coupon.{self.coupon.key}"

    @property
    def order(self) -> tuple[int, str, date, str]:
        """As they are taken off: for an item before for the basket, a percentage before an amount."""
        held = self.held
        return _STEP[self.coupon.kind], self.coupon.key, held.last_day or date.max, held.coupon_id


class PricedLines:
    """The lines with their nets before any coupon, and what each coupon finds there; worked out once."""

    def __init__(self, rung: RungUp, nets: Sequence[int], quantities: Sequence[int], most: int) -> None:
        """`quantities` are those still to be paid for: a free item is out; `most` coupons are used at once."""
        self.rung = rung
        self.nets = nets
        self._pieces = [pieces_of(milli) for milli in quantities]
        self._prices = [piece_price(*both) for both in zip(nets, quantities, strict=True)]
        self._most = most
        self._inside: dict[str, tuple[int, ...]] = {}
        self._savings: dict[tuple[str, Fraction | None], tuple[tuple[int, int], ...]] = {}

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

    def savings(self, one: Chosen) -> tuple[tuple[int, int], ...]:
        """What a coupon for one item saves and on which line, best first; no more lines than can be wanted."""
        key = one.coupon.key, one.held.rate
        found = self._savings.get(key)
        if found is None:
            each = sorted(
                (-_saving(one, self._prices[place]), place)
                for place in self.inside(one)
                if self._pieces[place]
            )
            found = tuple((-saving, place) for saving, place in each[: self._most] if saving)
            self._savings[key] = found
        return found

    def pieces(self, place: int) -> int:
        return self._pieces[place]


def _saving(one: Chosen, piece: int) -> int:
    if one.coupon.kind is CouponKind.EXCHANGE:
        return max(piece - one.coupon.price.minor, 0)
    return _off(one, piece)


def _off(one: Chosen, amount: int) -> int:
    """The percentage taken off an amount."""
    rate = one.held.rate
    return (
        0 if rate is None else divide_half_up(amount * (rate.denominator - rate.numerator), rate.denominator)
    )


def lay_on_pieces(goods: PricedLines, coupons: Sequence[Chosen]) -> list[tuple[int, int]]:
    """For each coupon for one item what it saves and where, a piece bearing one of them, so that they save the
    most together; ``(0, -1)`` where nothing was left for it."""
    if len(coupons) > 1 and _in_each_others_way(goods, coupons):
        places = list(range(len(coupons)))
        if len(coupons) > MOST_WEIGHED:
            places.sort(key=lambda place: -max((s for s, _ in goods.savings(coupons[place])), default=0))
            orders = iter([tuple(places)])
        else:
            orders = permutations(places)
        tries = [_laid(goods, coupons, order) for order in orders]
        return max(tries, key=lambda laid: sum(saving for saving, _ in laid))
    return [next(iter(goods.savings(one)), (0, -1)) for one in coupons]


def _in_each_others_way(goods: PricedLines, coupons: Sequence[Chosen]) -> bool:
    """Whether not every one can have the piece it likes best."""
    liked = Counter(goods.savings(one)[0][1] for one in coupons if goods.savings(one))
    return any(count > goods.pieces(place) for place, count in liked.items())


def _laid(goods: PricedLines, coupons: Sequence[Chosen], order: Sequence[int]) -> list[tuple[int, int]]:
    """Each in its turn takes the best piece that is left."""
    laid = [(0, -1)] * len(coupons)
    borne: Counter[int] = Counter()
    for number in order:
        for saving, place in goods.savings(coupons[number]):
            if borne[place] < goods.pieces(place):
                laid[number] = saving, place
                borne[place] += 1
                break
    return laid


def take(goods: PricedLines, one: Chosen, left: Sequence[int]) -> int:
    """What a coupon for the basket takes off what is left of the goods in its scope."""
    whole = sum([left[place] for place in goods.inside(one)])
    return min(one.coupon.amount.minor, whole) if one.coupon.kind is CouponKind.AMOUNT else _off(one, whole)


@dataclass(frozen=True, slots=True)
class Refused:
    """A coupon that does not count among the others: `missing` to its threshold; or no such goods; or, neither,
    nothing left for it to take off."""

    one: Chosen
    missing: int = 0
    no_such_goods: bool = False


def refusal(goods: PricedLines, one: Chosen) -> Refused | None:
    """Why a coupon finds no goods or not enough of them, whatever else is used."""
    if not goods.inside(one) and one.coupon.kind is not CouponKind.GIFT:
        return Refused(one, no_such_goods=True)
    missing = goods.missing(one) if one.coupon.threshold else 0
    return Refused(one, missing) if missing > 0 else None


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What is left of each line after the coupons, and what each took off, in the order they are taken off."""

    left: list[int]
    uses: tuple[CouponUse, ...]


def taken_off(goods: PricedLines, chosen: Sequence[Chosen]) -> TakenOff | Refused:
    """What these take off; or the first that does not count."""
    for one in chosen:
        refused = refusal(goods, one)
        if refused is not None:
            return refused
    left = list(goods.nets)
    ordered = sorted(chosen, key=lambda one: one.order)
    for_items = [one for one in ordered if one.coupon.for_one_item]
    uses = []
    for one, (saving, place) in zip(for_items, lay_on_pieces(goods, for_items), strict=True):
        if not saving:
            return Refused(one)
        left[place] -= saving
        uses.append(_use(one, saving, goods.rung.lines[place].line_id))
    for one in ordered[len(for_items) :]:
        if one.coupon.kind is CouponKind.GIFT:
            uses.append(_use(one, 0))
            continue
        amount = take(goods, one, left)
        if not amount:
            return Refused(one)
        lower(goods, one, left, amount)
        uses.append(_use(one, amount))
    return TakenOff(left, tuple(uses))


def lower(goods: PricedLines, one: Chosen, left: list[int], amount: int) -> None:
    """Take the amount off the lines in the coupon's scope, in proportion to what is left of each."""
    inside = goods.inside(one)
    for place, share in zip(inside, goods.rung.shares(amount, [left[p] for p in inside]), strict=True):
        left[place] -= share


def _use(one: Chosen, amount: int, line_id: int | None = None) -> CouponUse:
    saved = Money(amount) if amount else ZERO
    return CouponUse(one.held.coupon_id, one.coupon.key, saved, line_id)
