"""From what the rules say of a member to what a fact carries of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from shuke.application.closing.stored_book import StoredBook
from shuke.application.ports.closing import Lot
from shuke.domain.beside_held import BesideHeld
from shuke.domain.facts.brought import (
    BesideMoved,
    Brought,
    CardIssuedAnew,
    CardMoved,
    ReviewAsked,
    SliceMoved,
)
from shuke.domain.facts.day_brought import DayCounts
from shuke.domain.facts.entries import CouponIssued, LedgerEntry
from shuke.domain.facts.explained import explained, reasons_of
from shuke.domain.membership import changes as c
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.state import CouponState, MembershipState
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.levelling import levelled
from shuke.domain.tier_held import TierHeld

__all__ = ["brought", "cards_issued", "cards_moved", "counts_of"]

_NOT_KEPT = frozenset({CardTells.CONTACT_GIVEN, CardTells.CONTACT_FULL})
"""What a store does not keep: who looks after whom."""


def brought(
    book: StoredBook, programme: Programme, member_id: str, outcome: c.Outcome, day: date, own: str
) -> Brought:
    """The member's outcome as a fact carries it.

    Args:
        own: the till to which belongs what is given; empty: it stays in the pool.
    """
    changes = outcome.changes
    entries = tuple(_entries(changes))
    coupons = tuple(coupon_issued(one) for one in changes if isinstance(one, c.CouponGiven))
    moves = (*entries, *(coupon.entry for coupon in coupons))
    published = any(isinstance(one, c.ListedForPublication) for one in changes)
    return Brought(
        member_id=member_id,
        held=_held(book, programme, member_id, changes, day),
        entries=entries,
        slices=tuple(_slices(book, member_id, moves, own)),
        coupons=coupons,
        uses=tuple((one.rule, one.period) for one in changes if isinstance(one, c.Used)),
        cards=tuple(cards_moved(book, member_id, changes)),
        issued=tuple(cards_issued(book, member_id, changes)),
        beside=tuple(_beside(book, member_id, changes, day)),
        review=_review(book, member_id, changes),
        published=day if published else None,
        explanation=explained(
            reason for reason in outcome.reasons if reason.applied and reason.sentence not in _NOT_KEPT
        ),
    )


def counts_of(members: Iterable[Brought]) -> DayCounts:
    """What the list of closed days says of them."""
    counts = DayCounts()
    for one in members:
        counts += _counts(one)
    return counts


def _counts(one: Brought) -> DayCounts:
    taken: defaultdict[AccountKind, int] = defaultdict(int)
    for entry in one.entries:
        if entry.reason == c.LAPSE:
            taken[entry.account] -= entry.amount
    said = {reason.sentence for reason in reasons_of(one.explanation)}
    held = one.held
    return DayCounts(
        points=taken[AccountKind.POINTS],
        bonus_minor=taken[AccountKind.BONUS],
        coupons=taken[AccountKind.COUPON],
        kept=int(not said.isdisjoint(_KEPT)),
        down=int(not said.isdisjoint(_DOWN)),
        ended=int(held is not None and held.state is MembershipState.ENDED),
        cancelled=int(held is not None and held.state is MembershipState.CANCELLED),
        reviews=int(one.review is not None),
        rewards=len(one.uses),
    )


_KEPT = {"term.renewed", "term.renewed_for_ever"}
_DOWN = {"term.down", "sleeping.decided_down"}


def coupon_issued(change: c.CouponGiven) -> CouponIssued:
    held = change.coupon.held
    return CouponIssued(
        coupon_id=held.coupon_id,
        kind=held.kind,
        first_day=held.first_day,
        last_day=held.last_day,
        rate="" if held.rate is None else str(held.rate),
        rule=change.coupon.rule,
    )


def _entries(changes: Iterable[c.Change]) -> Iterable[LedgerEntry]:
    for change in changes:
        match change:
            case c.Booked(_, account, lot, amount, rule):
                yield LedgerEntry(account, lot, amount, rule)
            case c.CouponTurned(coupon_id, CouponState.LAPSED):
                yield LedgerEntry(AccountKind.COUPON, coupon_id, -1, c.LAPSE)
            case c.CouponTurned(coupon_id, CouponState.WITHDRAWN):
                yield LedgerEntry(AccountKind.COUPON, coupon_id, -1, "coupon.withdrawn")
            case _:
                pass


_EMPTY = Lot(0)


def _slices(book: StoredBook, member_id: str, moves: Iterable[LedgerEntry], own: str) -> Iterable[SliceMoved]:
    """Lot by lot, all its movements together."""
    sums: defaultdict[tuple[AccountKind, str], int] = defaultdict(int)
    for move in moves:
        sums[move.account, move.lot] += move.amount
    for (account, name), amount in sums.items():
        lot = book.held_lots.get((member_id, account, name), _EMPTY)
        for till, part in levelled(lot.amount, dict(lot.slices), amount, own):
            yield SliceMoved(till, account, name, part)


def _held(
    book: StoredBook, programme: Programme, member_id: str, changes: Iterable[c.Change], day: date
) -> TierHeld | None:
    """A demotion and an end begin a new term, so that no promotion decided before outlives them."""
    before = book.known[member_id].member.held
    held = before
    for change in changes:
        match change:
            case c.TierGiven(_, tier, since, _, origin):
                rank = programme.rank(tier)
                held = TierHeld(before.term + 1, rank, since, tier, origin=origin or before.origin)
            case c.TermBegun(_, begins, _, progress):
                given = held.given or (held.since if held.since != begins else None)
                held = replace(held, since=begins, given=given, sums_from=None, progress=progress)
            case c.MembershipTurned(_, state):
                held = TierHeld(before.term + 1, 0, date.fromordinal(day.toordinal() + 1), held.tier, state)
            case _:
                pass
    return held if held != before or held.word != before.word else None


def cards_moved(book: StoredBook, member_id: str, changes: Iterable[c.Change]) -> Iterable[CardMoved]:
    before = {card.card_id for card in book.known[member_id].cards}
    for change in changes:
        match change:
            case c.CardTurned(card_id, status, replaced_by):
                yield CardMoved(card_id, status, replaced_by)
            case c.CardGiven(card) if card.card_id in before:
                yield CardMoved(card.card_id, expires_on=card.expires_on)
            case _:
                pass


def cards_issued(book: StoredBook, member_id: str, changes: Iterable[c.Change]) -> Iterable[CardIssuedAnew]:
    before = {card.card_id for card in book.known[member_id].cards}
    for change in changes:
        if isinstance(change, c.CardGiven) and change.card.card_id not in before:
            card = change.card
            yield CardIssuedAnew(card.card_id, card.number, card.card_type, card.issued_on, card.expires_on)


def _beside(
    book: StoredBook, member_id: str, changes: Iterable[c.Change], day: date
) -> Iterable[BesideMoved]:
    """A card that comes back begins its next turn, so that nothing decided about the one before takes it."""
    held = dict(book.known[member_id].beside)
    moved: dict[str, BesideHeld] = {}
    for change in changes:
        match change:
            case c.ExtraCardGiven(_, card):
                was = held.get(card.key)
                turn = 0 if was is None else was.turn + was.taken
                held[card.key] = moved[card.key] = BesideHeld(turn, False, card.since, card.ends)
            case c.ExtraCardTaken(_, key) if key in held:
                held[key] = moved[key] = replace(held[key], taken=True, since=day)
            case _:
                pass
    return (BesideMoved(key, one) for key, one in moved.items())


def _review(book: StoredBook, member_id: str, changes: Iterable[c.Change]) -> ReviewAsked | None:
    asked = next((one.request for one in changes if isinstance(one, c.Requested)), None)
    if asked is None:
        return None
    member = book.known[member_id].member
    last_on = member.last_sale_on or member.joined_on
    return ReviewAsked(asked.request_id, asked.asked, last_on, asked.asked_on)
