"""A spin of the wheel, or a scratch card: paid for, drawn by a recorded seed, from what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.figures import draw
from shuke.domain.membership.book import Book
from shuke.domain.membership.chances import chances_in_hand
from shuke.domain.membership.changes import Booked, Change, Outcome, StockTaken, Used
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.limits import coupon_in_the_way, points_taken, stock_left, who_in_the_way
from shuke.domain.membership.prizes import Collecting, won
from shuke.domain.membership.state import Membership
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.wheel import Segment, Wheel
from shuke.domain.programme.says import reason
from shuke.domain.wheel_chances import CHANCES_USED

__all__ = ["SPIN", "NextSpin", "in_the_way", "next_spin", "offered", "spin"]

SPIN = "wheel.spin"
"""The rule under which spins are counted, and points for them booked."""


@dataclass(frozen=True, slots=True)
class NextSpin:
    """What the next spin takes: first the free ones of the day, then those that were given, then points.

    Attributes:
        left: spins of the day that are left; `chances`: given ones, beside them.
        chance: the given ones (a period, see `shuke.domain.wheel_chances`) of which it takes one; empty: none.
        points: nothing where it is free or given.
    """

    left: int
    chances: int
    chance: str
    points: int


def next_spin(book: Book, programme: Programme, wheel: Wheel, member_id: str, on: date) -> NextSpin:
    spun = book.used(member_id, SPIN, on.isoformat())
    given = chances_in_hand(book, programme, wheel, member_id, on)
    is_free = spun < wheel.free_a_day
    return NextSpin(
        left=max(0, wheel.spins_a_day - spun),
        chances=sum(count for _, count in given),
        chance="" if is_free or not given else given[0][0].period,
        points=0 if is_free or given else wheel.points,
    )


def spin(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    seed: bytes,
    lands_on: str = "",
    prize_id: str = "",
    shop: str = "",
) -> Outcome:
    """One spin with what it costs and brings; a segment out of stock cannot come up.

    Args:
        seed: whoever draws keeps it; with it anybody can work the spin out again (`shuke.domain.figures.draw`).
        lands_on: a segment to come up whatever the seed says, so that a particular prize can be rehearsed. It must
            be able to.
        prize_id: the name of a thing won; empty: one is made.
        shop: where it is spun.
    """
    wheel = programme.wheel
    if wheel is None:
        return Outcome.no(reason(SPIN, HandingTells.NO_WHEEL))
    paid = _paid(book, programme, wheel, membership, on)
    if isinstance(paid, Reason):
        return Outcome.no(paid)
    able = offered(book, programme, wheel, membership)
    if lands_on:
        able = [one for one in able if one.key == lands_on]
    drawn = draw.chosen(seed, able)
    if drawn is None:
        sentence = HandingTells.CANNOT_LAND if lands_on else HandingTells.NOTHING_COMES_UP
        return Outcome.no(reason(SPIN, sentence, segment=lands_on))
    segment = wheel.segment(drawn.key)
    price = _price(next_spin(book, programme, wheel, membership.member_id, on))
    asked = Outcome(paid, (price,), None, (("seed", seed.hex()),))
    kept = shop if wheel.where_won else ""
    return asked.and_then(_brings(book, programme, wheel, membership, segment, on, prize_id, kept))


def in_the_way(book: Book, programme: Programme, membership: Membership, on: date) -> Reason | None:
    """Why this member cannot spin today, before any wheel turns."""
    if programme.wheel is None:
        return reason(SPIN, HandingTells.NO_WHEEL)
    paid = _paid(book, programme, programme.wheel, membership, on)
    return paid if isinstance(paid, Reason) else None


def _paid(
    book: Book, programme: Programme, wheel: Wheel, membership: Membership, on: date
) -> tuple[Booked | Used, ...] | Reason:
    """What the next spin of today takes and counts for, or why there is none."""
    refusal = who_in_the_way(programme, membership, wheel.tiers, SPIN, programme.name)
    if refusal is not None:
        return refusal
    if wheel.when is not None and not wheel.when.first <= on <= wheel.when.last:
        days = f"{wheel.when.first.isoformat()} – {wheel.when.last.isoformat()}"
        return reason(SPIN, HandingTells.NOT_TURNING, days=days)
    ahead = next_spin(book, programme, wheel, membership.member_id, on)
    if ahead.chance:
        return (Used(membership.member_id, CHANCES_USED, ahead.chance, 1, on),)
    if not ahead.left:
        return reason(SPIN, HandingTells.NO_SPIN_LEFT, most=wheel.spins_a_day)
    counted = Used(membership.member_id, SPIN, on.isoformat(), 1, on)
    if not ahead.points:
        return (counted,)
    taken = points_taken(book, membership, ahead.points, SPIN, on, programme.name)
    return taken if isinstance(taken, Reason) else (counted, *taken)


def _price(ahead: NextSpin) -> Reason:
    if ahead.chance:
        return reason(SPIN, HandingTells.SPUN_GIVEN, applied=True, left=ahead.chances - 1)
    if not ahead.points:
        return reason(SPIN, HandingTells.SPUN_FREE, applied=True, left=ahead.left - 1)
    return reason(SPIN, HandingTells.SPUN_PAID, applied=True, points=-ahead.points, left=ahead.left - 1)


def offered(book: Book, programme: Programme, wheel: Wheel, membership: Membership) -> list[draw.Segment]:
    """The segments, in their order, with what is left of each; what this member cannot be given has nothing left."""
    found = []
    for one in wheel.segments:
        rule = f"wheel.{one.key}"
        left = stock_left(book, programme, rule)
        if coupon_in_the_way(book, programme, membership, one.gives, rule) is not None:
            left = 0
        found.append(draw.Segment(one.key, one.weight, left))
    return found


def _brings(
    book: Book,
    programme: Programme,
    wheel: Wheel,
    membership: Membership,
    segment: Segment,
    on: date,
    prize_id: str,
    shop: str,
) -> Outcome:
    rule = f"wheel.{segment.key}"
    changes: list[Change] = [] if segment.stock is None else [StockTaken(rule, 1)]
    says = HandingTells.BLANK if segment.gives is None else HandingTells.WON
    came_up = Outcome(
        tuple(changes),
        (reason(rule, says, applied=segment.gives is not None, name=segment.name),),
        None,
        (("segment", segment.key),),
    )
    if segment.gives is None:
        return came_up
    return came_up.and_then(
        won(
            book,
            programme,
            membership,
            segment.gives,
            rule,
            on,
            Collecting(wheel.collected, segment.not_on, shop, segment.proofs),
            prize_id,
        )
    )
