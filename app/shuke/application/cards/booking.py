"""From the outcome of a card's act to what its fact carries, member by member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.application.ports.clock import Ids
from shuke.application.ports.closing import Lot
from shuke.application.ports.store import Work
from shuke.domain.explanation import Reason, Value
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.membership import changes as c
from shuke.domain.programme.counting import counters
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind

__all__ = ["book_of", "outcome_of", "told_by_number"]


def book_of(work: Work, ids: Ids, programme: Programme, member_ids: Iterable[str]) -> StoredBook:
    """These members with all that acts on cards may ask of them."""
    return StoredBook(ids, programme, work.closings.known(list(member_ids), counters(programme)))


def outcome_of(
    book: StoredBook, programme: Programme, member_id: str, outcome: c.Outcome, on: date, till: str
) -> Brought:
    """What the outcome is for one member. A till moves only its own slices: what lies elsewhere, the next close of
    the day takes."""
    mine = tuple(_of(book, member_id, outcome.changes))
    own = tuple(_own_part(book, member_id, till, mine))
    # Whoever shares in it is told all of it: both histories say what went from one to the other.
    whole = brought(book, programme, member_id, replace(outcome, changes=own), on, till)
    slices = tuple(SliceMoved(till, move.account, move.lot, move.amount) for move in _summed(whole.moves))
    return replace(whole, slices=slices)


def told_by_number(book: StoredBook, outcome: c.Outcome) -> c.Outcome:
    """With members named by the number on their card instead of by their id."""
    numbers = {member_id: one.member.number for member_id, one in book.known.items()}
    reasons = tuple(_numbered(reason, numbers) for reason in outcome.reasons)
    return replace(outcome, reasons=reasons)


def _numbered(reason: Reason, numbers: Mapping[str, str]) -> Reason:
    def told(value: Value) -> Value:
        return numbers.get(value, value) if isinstance(value, str) else value

    return reason._replace(values=tuple((name, told(value)) for name, value in reason.values))


def _of(book: StoredBook, member_id: str, changes: Iterable[c.Change]) -> Iterator[c.Change]:
    """Those that concern this member."""
    for change in changes:
        match change:
            case c.CardGiven(card):
                concerned = card.member_id
            case c.CardTurned(card_id):
                concerned = book.cards[card_id].member_id
            case c.CouponTurned(coupon_id):
                concerned = book.coupons[coupon_id].member_id
            case c.CouponGiven(coupon):
                concerned = coupon.member_id
            case c.Joined() | c.CardPassedOn() | c.StockTaken() | c.SaleRecorded():
                continue
            case _:
                concerned = getattr(change, "member_id", "")
        if concerned == member_id:
            yield change


_NOTHING = Lot(0)


def _own_part(book: StoredBook, member_id: str, till: str, changes: Iterable[c.Change]) -> Iterator[c.Change]:
    """Of what is taken, as much as this till holds."""

    def held(account: AccountKind, lot: str) -> int:
        return max(0, dict(book.held_lots.get((member_id, account, lot), _NOTHING).slices).get(till, 0))

    for change in changes:
        match change:
            case c.Booked(_, account, lot, amount) if amount < 0:
                own = min(-amount, held(account, lot))
                if own:
                    yield replace(change, amount=-own)
            case c.CouponTurned(coupon_id) if not held(AccountKind.COUPON, coupon_id):
                continue
            case _:
                yield change


def _summed(moves: Iterable[LedgerEntry]) -> Iterator[LedgerEntry]:
    """Lot by lot, all its movements together."""
    sums: dict[tuple[AccountKind, str], int] = {}
    for move in moves:
        sums[move.account, move.lot] = sums.get((move.account, move.lot), 0) + move.amount
    return (LedgerEntry(account, lot, amount, "") for (account, lot), amount in sums.items() if amount)
