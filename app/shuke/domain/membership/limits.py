"""What stands in the way of handing something out: who it is for, how many there are, points that are short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.membership.book import Book
from shuke.domain.membership.carding import spending_stopped
from shuke.domain.membership.changes import Booked
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import entry_rule
from shuke.domain.slices.account import AccountKind, spendable, take

__all__ = [
    "coupon_in_the_way",
    "fewer_than_given",
    "limited",
    "points_taken",
    "stock_left",
    "who_in_the_way",
]


def limited(programme: Programme) -> Iterator[tuple[str, int]]:
    """Each rule of which there is only so much, by the name under which its stock is taken, with the whole of it."""
    segments = programme.wheel.segments if programme.wheel else ()
    entries = [(tier.key, entry) for tier in programme.tiers for entry in tier.entries]
    yield from ((f"wheel.{one.key}", one.stock) for one in segments if one.stock is not None)
    yield from ((f"gift.{one.key}", one.stock) for one in programme.gifts if one.stock is not None)
    yield from ((f"event.{one.key}", one.places) for one in programme.events if one.places is not None)
    yield from ((entry_rule(key, one), one.first.count) for key, one in entries if one.first is not None)


def stock_left(book: Book, programme: Programme, rule: str) -> int | None:
    """How many are left; None: there is no limit. Below nothing where a later version has fewer than were given."""
    whole = dict(limited(programme)).get(rule)
    return None if whole is None else whole - book.stock[rule]


def fewer_than_given(programme: Programme, given: Mapping[str, int]) -> tuple[str, int] | None:
    """The first rule that has fewer of something than were given of it already, with the whole that it has.

    Args:
        given: how many were, by the rule's name.
    """
    return next(((rule, whole) for rule, whole in limited(programme) if whole < given.get(rule, 0)), None)


def who_in_the_way(
    programme: Programme, membership: Membership, tiers: frozenset[str], rule: str, name: Bilingual
) -> Reason | None:
    """Why this member is not among those it is for."""
    if not membership.active:
        return reason(rule, Tells.NOT_ACTIVE)
    if not tiers or tiers & membership.holds:
        return None
    names = [tier.name for tier in programme.tiers if tier.key in tiers]
    names += [card.name for card in programme.cards if card.key in tiers]
    whom = Bilingual("、".join(one.zh for one in names), ", ".join(one.en for one in names))
    return reason(rule, HandingTells.OTHER_TIER, name=name, tiers=whom)


def coupon_in_the_way(
    book: Book, programme: Programme, membership: Membership, gives: Gives | None, rule: str
) -> Reason | None:
    """Why the coupons that `gives` names cannot all be given to this member."""
    kind = programme.coupon(gives.coupon) if gives is not None and gives.coupon else None
    if gives is None or kind is None or kind.most_of_member is None:
        return None
    if book.coupons_given(membership.member_id, kind.key) + gives.count <= kind.most_of_member:
        return None
    return reason(rule, HandingTells.COUPON_MOST, name=kind.name, most=kind.most_of_member)


def points_taken(
    book: Book, membership: Membership, points: int, rule: str, on: date, name: Bilingual
) -> tuple[Booked, ...] | Reason:
    """The movements that take so many points, from what lapses soonest; or how many are short.

    Points that a refund took back are owed first: the balance bounds what may be spent.
    """
    member_id = membership.member_id
    stopped = spending_stopped(book, member_id)
    if stopped is not None:
        return stopped
    lots = book.lots(member_id, AccountKind.POINTS)
    there = min(spendable(lots, on), book.balance(member_id, AccountKind.POINTS))
    parts = take(lots, points, on) if points <= max(there, 0) else None
    if parts is None:
        return reason(rule, HandingTells.POINTS_SHORT, needs=points, missing=points - there, name=name)
    return tuple(Booked(member_id, AccountKind.POINTS, part.lot, -part.amount, rule) for part in parts)
