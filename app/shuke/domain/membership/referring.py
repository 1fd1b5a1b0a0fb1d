"""Referral: what whoever brought a member gets, at once and by what the friend pays.

Anybody may refer, by the name under which he would join; to receive he must hold a card. What his friends brought
before he had one comes when he gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Outcome, SaleRecorded
from shuke.domain.membership.giving import points_booked
from shuke.domain.membership.state import Membership, SaleEntry, SaleOnRecord
from shuke.domain.membership.stored_value import as_entries
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.referral import Referral
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["RULE", "Brought", "by_joining", "by_spending"]

RULE = "referral"
BY_SPENDING = "referral.spending"
"""The rule of the points that come by what the friend pays; kept with the sale's entries."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a sale brings those who referred the buyer."""

    moves: tuple[Booked, ...] = ()
    reasons: tuple[Reason, ...] = ()


def by_spending(book: Book, programme: Programme, buyer: Membership, paid: Money, on: date) -> Brought:
    """Points for the referrer and the referrer's referrer, on the running total of what the buyer paid.

    What they have had by this buyer counts, refunds taken off: nothing is given twice, nothing is lost to rounding.
    """
    rules = programme.referral
    if rules is None or not rules.by_spending or not buyer.referrer:
        return Brought()
    sales = book.sales_of(buyer.member_id, buyer.joined_on)
    running = total(sale.counted for sale in sales) + paid
    moves: list[Booked] = []
    reasons: list[Reason] = []
    for unit, name in zip(rules.by_spending, _upwards(book, buyer), strict=False):
        referrer = book.membership(name)
        if referrer is None or not referrer.active:
            reasons.append(reason(BY_SPENDING, ValueTells.REFERRER_WITHOUT_CARD, referrer=name))
            continue
        points = max(running.minor, 0) // unit.minor - sum(_had(sale, name) for sale in sales)
        if points > 0:
            moves.append(points_booked(programme, referrer, points, BY_SPENDING, on))
            reasons.append(_told(points, name, running))
    return Brought(tuple(moves), tuple(reasons))


def _told(points: int, referrer: str, running: Money) -> Reason:
    says = ValueTells.REFERRED_SPENDING
    return reason(BY_SPENDING, says, applied=True, count=points, referrer=referrer, running=running)


def _upwards(book: Book, buyer: Membership) -> Iterator[str]:
    """The referrer, the referrer's referrer …; nobody receives for his own spending."""
    name = buyer.referrer
    while name and name != buyer.member_id:
        yield name
        known = book.membership(name)
        name = known.referrer if known else ""


def _had(sale: SaleOnRecord, referrer: str) -> int:
    """What the referrer had by this sale, less what a refund took back."""
    return sum(
        entry.amount
        for entry in (*sale.entries, *sale.reversed)
        if entry.rule == BY_SPENDING and entry.member_id == referrer and entry.account is AccountKind.POINTS
    )


def by_joining(book: Book, programme: Programme, joined: Membership) -> Outcome:
    """What a new member brings the referrer; and what the new member's own friends brought before he had a card.

    Who was a member before is no new one: the friends' next sales bring what came in between.
    """
    rules = programme.referral
    if rules is None or book.membership(joined.member_id) is not None:
        return Outcome()
    return _award(book, programme, rules, joined).and_then(_arrears(book, programme, rules, joined))


def _points(rules: Referral, on: date) -> int:
    """The flat award of that day: a campaign's takes the place of the usual one."""
    return next(
        (one.points for one in rules.windows if one.dates.first <= on <= one.dates.last), rules.points
    )


def _award(book: Book, programme: Programme, rules: Referral, joined: Membership) -> Outcome:
    name, points = joined.referrer, _points(rules, joined.joined_on)
    if not name or not points:
        return Outcome()
    referrer = book.membership(name)
    if referrer is None or not referrer.active:
        return Outcome(reasons=(reason(RULE, ValueTells.REFERRER_WITHOUT_CARD, referrer=name),))
    booked = points_booked(programme, referrer, points, RULE, joined.joined_on)
    told = reason(RULE, ValueTells.REFERRED, applied=True, count=points, referrer=name)
    return Outcome((booked,), (told,))


def _arrears(book: Book, programme: Programme, rules: Referral, joined: Membership) -> Outcome:
    """Points that waited for this member's card; those by spending stand with the friends' sales, so that a refund
    takes them back."""
    on, waiting = joined.joined_on, 0
    friends = book.referred_by(joined.member_id)
    changed: list[SaleRecorded] = []
    moves: list[Booked] = []
    flat = sum(_points(rules, friend.joined_on) for friend in friends)
    if flat:
        moves.append(points_booked(programme, joined, flat, RULE, on))
    circles = [friends, [far for friend in friends for far in book.referred_by(friend.member_id)]]
    for unit, circle in zip(rules.by_spending, circles, strict=False):
        for friend in circle:
            for sale, points in _due(book, friend, unit):
                move = points_booked(programme, joined, points, BY_SPENDING, on)
                moves.append(move)
                changed.append(SaleRecorded(_with_entries(sale, as_entries([move]))))
    waiting = sum(move.amount for move in moves)
    if not waiting:
        return Outcome()
    told = reason(RULE, ValueTells.REFERRAL_ARREARS, applied=True, count=waiting, friends=len(friends))
    return Outcome((*moves, *changed), (told,))


def _due(book: Book, friend: Membership, unit: Money) -> Iterator[tuple[SaleOnRecord, int]]:
    """Each sale of the friend with the points it brings, floored on the running total."""
    running = had = 0
    for sale in book.sales_of(friend.member_id, friend.joined_on):
        running += sale.counted.minor
        points = max(running, 0) // unit.minor - had
        if points > 0:
            had += points
            yield sale, points


def _with_entries(sale: SaleOnRecord, entries: tuple[SaleEntry, ...]) -> SaleOnRecord:
    return replace(sale, entries=(*sale.entries, *entries))
