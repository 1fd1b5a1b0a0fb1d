"""Topping up: paying in, the tier it opens; a bearer card sold; a top-up or a whole balance paid back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from shuke.domain.card import Card, CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import (
    Booked,
    CardGiven,
    CardTurned,
    Change,
    CouponTurned,
    Outcome,
    TopUpRecorded,
)
from shuke.domain.membership.paying_in import TopUpAsked, paid_in, with_top_up
from shuke.domain.membership.promoting import promoted
from shuke.domain.membership.state import CouponState, Membership, SaleEntry, TopUpOnRecord
from shuke.domain.membership.stored_value import BEARER_CARD, RULE, STORED, as_entries, unspent
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money, divide_half_up
from shuke.domain.programme.document import Programme
from shuke.domain.programme.says import reason
from shuke.domain.programme.tiers import entry_rule, promotion_open, promotion_ways
from shuke.domain.slices.account import AccountKind

__all__ = ["close_balance", "pay_back", "sell_bearer_card", "top_up"]


def top_up(
    book: Book,
    programme: Programme,
    on: date,
    holder: Membership | Card,
    asked: TopUpAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    """Pay in; a tier that comes by itself comes with it, another is open for the rest of the day."""
    done = paid_in(book, programme, on, holder, asked, calendar)
    if done.refused is not None or not isinstance(holder, Membership):
        return done
    values = with_top_up(values_of(book, holder, on), asked.paid)
    offer = promotion_open(programme, holder.tier, values)
    if offer is None:
        return done
    if not offer.automatic:
        name = programme.tier(offer.tier).name
        return done.and_then(Outcome(reasons=(reason(offer.rule, ValueTells.PROMOTION_OPEN, tier=name),)))
    tier, entry = next(
        way for way in promotion_ways(programme, holder.tier) if entry_rule(way[0].key, way[1]) == offer.rule
    )
    return done.and_then(promoted(book, programme, holder, tier, entry, on, values, calendar))


def sell_bearer_card(
    book: Book, programme: Programme, on: date, card_id: str, asked: TopUpAsked, calendar: HolidayCalendar
) -> Outcome:
    """A card with nobody behind it, and what is paid in on it."""
    if card_id in book.cards or book.membership(card_id) is not None:
        return Outcome.no(reason("bearer", ValueTells.CARD_NUMBER_TAKEN, card=card_id))
    card = Card(card_id, "", card_id, BEARER_CARD, on, expires_on=programme.card.validity.last_day(on))
    paid = paid_in(book, programme, on, card, asked, calendar)
    if paid.refused is not None:
        return paid
    sold = reason("bearer", ValueTells.BEARER_SOLD, applied=True, card=card.number)
    return Outcome((CardGiven(card),), (sold,), None, (("card", card_id),)).and_then(paid)


def pay_back(book: Book, top_up_id: str, on: date, amount: Money | None = None) -> Outcome:
    """Pay a top-up back, as far as it is not spent (what was paid in first is spent first).

    What came on top goes back in proportion, to its lots; several parts add up, the last takes the rest. A coupon
    that was not used goes with the last part.

    Args:
        amount: None: all that is left of it.
    """
    record = book.top_ups.get(top_up_id)
    if record is None:
        return Outcome.no(reason("top_up", ValueTells.NO_SUCH_TOP_UP, top_up=top_up_id))
    there = book.balance(record.holder, AccountKind.PRINCIPAL)  # less, if it was handed over with a card
    left = Money(max(min(unspent(book, record.holder)[top_up_id][AccountKind.PRINCIPAL], there), 0))
    amount = left if amount is None else amount
    if not left:
        return Outcome.no(reason("top_up", ValueTells.NOTHING_TO_PAY_BACK))
    if amount > left:
        return Outcome.no(reason("top_up", ValueTells.TOP_UP_SPENT, asked=amount, most=left))
    after = record.refunded + amount
    moves = tuple(_taken_back(book, record, amount, after))
    backs = as_entries(moves)
    bonus = -sum(one.amount for one in moves if one.account is AccountKind.BONUS)
    changed = replace(record, refunded=after, entries=(*record.entries, *_dated(backs, on)))
    changes: list[Change] = [*moves, TopUpRecorded(changed)]
    if after == record.paid:
        changes += _withdrawn(book, record)
    told = reason("top_up", ValueTells.PAID_BACK, applied=True, back=amount, bonus=Money(bonus))
    return Outcome(tuple(changes), (told,), None, (("top_up", top_up_id),))


def _dated(entries: tuple[SaleEntry, ...], on: date) -> tuple[SaleEntry, ...]:
    return tuple(replace(entry, on=on) for entry in entries)


def _taken_back(book: Book, record: TopUpOnRecord, amount: Money, after: Money) -> Iterator[Booked]:
    """The share of every movement of the top-up that this part of its money takes back."""
    given: defaultdict[tuple[str, AccountKind, str], int] = defaultdict(int)
    for entry in record.entries:
        if entry.on is None:  # the others were taken back before
            given[entry.member_id, entry.account, entry.lot] += entry.amount
    for (member_id, account, lot), whole in given.items():
        share = _of(whole, after, record.paid) - _of(whole, record.refunded, record.paid)
        if account is AccountKind.PRINCIPAL:
            share = amount.minor
        elif account is AccountKind.BONUS:
            share = min(share, max(_in_lot(book, member_id, account, lot), 0))
        if share:
            yield Booked(member_id, account, lot, -share, "top_up.paid_back")


def _of(whole: int, part: Money, paid: Money) -> int:
    return divide_half_up(whole * part.minor, paid.minor)


def _in_lot(book: Book, holder: str, account: AccountKind, lot: str) -> int:
    return sum(part.amount for part in book.lots(holder, account) if part.lot == lot)


def _withdrawn(book: Book, record: TopUpOnRecord) -> Iterator[CouponTurned]:
    for coupon_id in record.coupons:
        held = book.coupons.get(coupon_id)  # whoever looks by one till knows those alone that still lie there
        if held is not None and held.state is CouponState.OPEN:
            yield CouponTurned(coupon_id, CouponState.WITHDRAWN)


def close_balance(book: Book, holder: str, on: date) -> Outcome:
    """Pay out the principal that is left and let the bonus go. A bearer card is dead then; to a dead one money may
    still have come back by a refund."""
    moves = [
        Booked(holder, account, part.lot, -part.amount, "stored_value.closed")
        for account in STORED
        for part in book.lots(holder, account)
    ]
    card = book.cards.get(holder)
    living = card is not None and card.card_type == BEARER_CARD and card.status is CardStatus.ACTIVE
    if not moves and not living:
        return Outcome.no(reason(RULE, ValueTells.NOTHING_TO_PAY_BACK))
    paid = -sum(move.amount for move in moves if move.account is AccountKind.PRINCIPAL)
    bonus = -sum(move.amount for move in moves if move.account is AccountKind.BONUS)
    changes: list[Change] = [*moves, *_all_refunded(book, holder, on)]
    if card is not None and living:
        changes.append(CardTurned(card.card_id, CardStatus.CLOSED))
    return Outcome(tuple(changes), (_closed(Money(paid), Money(bonus)),))


def _closed(paid: Money, bonus: Money) -> Reason:
    return reason(RULE, ValueTells.CLOSED, applied=True, back=paid, bonus=bonus)


def _all_refunded(book: Book, holder: str, on: date) -> Iterator[TopUpRecorded]:
    """Each top-up with what was left of it gone, so that it is never paid back again."""
    left = unspent(book, holder)
    for record in book.top_ups_of(holder):
        there = {account: max(left[record.top_up_id][account], 0) for account in STORED}
        gone = tuple(
            SaleEntry(account, "", -there[account], holder, "stored_value.closed", on)
            for account in STORED
            if there[account]
        )
        if gone:
            refunded = record.refunded + Money(there[AccountKind.PRINCIPAL])
            yield TopUpRecorded(replace(record, refunded=refunded, entries=(*record.entries, *gone)))
